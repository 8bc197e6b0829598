// What the schema knows of a place in a JSON text: its keys, its values, its words.

import { getLocation, type Location, type Node } from "jsonc-parser";
import { type Json, type Path, textOf } from "../../state/path.js";
import {
  conditionFields,
  type FieldInfo,
  fieldOf,
  signalAt,
  whereFields,
} from "../condition/fields.js";
import { definition, nameOf, resolve, root, type Schema } from "../schema.js";
import { type Kind, namesOf } from "../value.js";

/** Something that can stand at a place. */
export interface Suggestion {
  label: string;
  help: string;
  /** The text that goes there; `#{}` is where the cursor goes on. */
  insert: string;
}

/** What a text is: the whole config, or a part of it of that name. */
export interface Part {
  /** The definition in the schema; empty for the config. */
  of: string;
  /** Where it is in the config. */
  path: Path;
  config: Json;
}

interface Whole extends Schema {
  allOf?: Schema[];
  patternProperties?: Record<string, Schema>;
}

/** A schema at a place, and, inside a condition, the property that it is about. */
interface Place {
  schema: Schema;
  field?: FieldInfo | undefined;
}

/** A schema and all that it may be instead. */
function all(schema: Schema): Whole[] {
  const it = resolve(schema) as Whole;
  const others = [...(it.anyOf ?? []), ...(it.oneOf ?? []), ...(it.allOf ?? [])];
  return [it, ...others.flatMap(all)];
}

const CONDITIONS = ["Condition", "Where"];

/** The properties that a condition at a path can ask about. */
const fieldsAt = (name: string, path: Path, config: Json) =>
  name === "Where" ? whereFields(config, signalAt(config, path)) : conditionFields(config);

/** The schemas of what a path leads to. */
function placesAt(part: Part, path: Path): Place[] {
  let places: Place[] = [{ schema: part.of ? { $ref: `#/$defs/${part.of}` } : root }];
  path.forEach((key, depth) => {
    places = places.flatMap(({ schema, field }) => {
      const name = nameOf(schema);
      if (CONDITIONS.includes(name) && typeof key === "string" && !key.startsWith("$")) {
        const here = [...part.path, ...path.slice(0, depth)];
        return [
          { schema: definition("Test"), field: fieldOf(fieldsAt(name, here, part.config), key) },
        ];
      }
      return all(schema)
        .flatMap((it) => into(it, key))
        .map((schema) => ({ schema, field }));
    });
  });
  return places;
}

function into({ properties, additionalProperties, items }: Whole, key: string | number): Schema[] {
  if (typeof key === "number") return items ? [items] : [];
  const own = properties && Object.hasOwn(properties, key) ? properties[key] : undefined;
  if (own) return [own];
  return typeof additionalProperties === "object" ? [additionalProperties] : [];
}

/** The words of what a path leads to. */
export function helpAt(part: Part, path: Path): string {
  for (const { schema, field } of placesAt(part, path)) {
    if (field?.help && !`${path.at(-1)}`.startsWith("$")) return field.help;
    const { description } = resolve(schema);
    if (description) return description;
  }
  return "";
}

/** The start of a value, by what it has to be. */
function starter(schema: Schema): string {
  const kinds = all(schema);
  const is = (type: string) => kinds.some((it) => it.type === type || it.type?.includes(type));
  if (kinds.some((it) => it.properties || it.patternProperties) && !is("string")) return "{ #{} }";
  if (is("object") && !is("string")) return "{ #{} }";
  if (is("array") && !is("string")) return "[#{}]";
  if (is("boolean")) return "#{true}";
  if (is("number") || is("integer")) return "#{}";
  return '"#{}"';
}

/** What may stand at a place of a text. */
export function suggest(
  text: string,
  offset: number,
  part: Part,
): { from: number; to: number; found: Suggestion[] } {
  const at = getLocation(text, offset);
  const node = at.previousNode;
  const over =
    node && node.offset <= offset && offset <= node.offset + node.length ? node : undefined;
  const word = /[\w$.-]*$/.exec(text.slice(0, offset))?.[0] ?? "";
  const from = over ? over.offset : offset - word.length;
  const to = over ? over.offset + over.length : offset;
  const found = at.isAtPropertyKey ? keysAt(text, to, at, part, over) : valuesAt(at.path, part);
  return { from, to, found };
}

function keysAt(
  text: string,
  to: number,
  { path }: Location,
  part: Part,
  over: Node | undefined,
): Suggestion[] {
  const parent = path.slice(0, -1);
  const has = /^\s*:/.test(text.slice(to));
  const more = !has && /^\s*"/.test(text.slice(to)) ? "," : "";
  const seen = new Map<string, Suggestion>();
  const put = (label: string, help: string, start: string) => {
    const name = JSON.stringify(label);
    if (!seen.has(label))
      seen.set(label, { label, help, insert: has ? name : `${name}: ${start}${more}` });
  };
  for (const { schema, field } of placesAt(part, parent)) {
    const name = nameOf(schema);
    if (CONDITIONS.includes(name)) {
      const here = [...part.path, ...parent];
      for (const it of fieldsAt(name, here, part.config)) {
        put(
          it.name,
          it.help,
          it.type === "number" ? '{ "$gte": #{} }' : it.type === "flag" ? "#{true}" : '"#{}"',
        );
      }
    }
    for (const it of all(schema)) {
      for (const [key, one] of Object.entries(it.properties ?? {})) {
        if (field && !key.startsWith("$")) continue;
        const help = resolve(one).description ?? "";
        if (!CONDITIONS.includes(name) || key.startsWith("$")) put(key, help, starter(one));
      }
    }
  }
  const own = over && textOf(over.value);
  return [...seen.values()].filter((it) => it.label !== own || has);
}

const KINDS: Record<string, Kind> = {
  OfferId: "offer",
  StageId: "stage",
  ScoreId: "score",
  SignalName: "signal",
};

function valuesAt(path: Path, part: Part): Suggestion[] {
  const seen = new Map<string, Suggestion>();
  const put = (value: Json, help = "") => {
    const text = JSON.stringify(value);
    if (!seen.has(text))
      seen.set(text, { label: textOf(value) || text, help, insert: text.replaceAll("${", "$\\{") });
  };
  for (const { schema, field } of placesAt(part, path)) {
    if (field) for (const it of field.values) put(it);
    for (const it of [schema, ...all(schema)]) {
      const kind = KINDS[nameOf(it)];
      if (kind) for (const name of namesOf(part.config, kind)) put(name);
      if (it.const !== undefined) put(it.const as Json, it.description);
      for (const one of it.enum ?? []) put(one as Json);
      if (it.type === "boolean") for (const one of [true, false]) put(one);
    }
    if (!field)
      for (const it of resolve(schema).examples ?? [])
        if (typeof it === "string") put(it, "An example.");
  }
  return [...seen.values()];
}
