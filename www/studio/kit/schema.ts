// The config's JSON Schema, as far as forms are made from it.

import schema from "../../../schema/leadlight.schema.json";

export interface Schema {
  $ref?: string;
  title?: string;
  description?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  default?: unknown;
  examples?: unknown[];
  required?: string[];
  minimum?: number;
  maximum?: number;
}

export const root = schema as unknown as Schema & { $defs: Record<string, Schema> };

/** The name of the definition a schema refers to, such as `Duration`; empty if it has none. */
export const nameOf = ({ $ref = "" }: Schema) => $ref.replace("#/$defs/", "");

/** A schema with what it refers to put in, its own words first. */
export function resolve(it: Schema): Schema {
  const name = nameOf(it);
  return name ? { ...root.$defs[name], ...it } : it;
}

/** The definition of that name, such as `Offer`. */
export const definition = (name: string): Schema => root.$defs[name] ?? {};

/** The words of a schema that may be one of few; undefined if it may be anything. */
export function choices(it: Schema): string[] | undefined {
  const { enum: words, anyOf, oneOf } = resolve(it);
  const all = words ?? (anyOf ?? oneOf)?.map((one) => one.const ?? one.enum?.[0]);
  return all?.length && all.every((word) => typeof word === "string")
    ? (all as string[])
    : undefined;
}

/** A key in words: `afterDismiss` is "After dismiss". */
export function wordsOf(key: string): string {
  const text = key
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll(/[-_]/g, " ")
    .toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
