// A form for any part of the config, made from its JSON Schema: each key with its words, its
// control and its findings. What is not set is offered under "More options".

import type { ComponentType } from "react";
import { get, isObject, type Json, objectOf, type Path, pointer } from "../state/path.js";
import { edit, useConfig } from "../state/store.js";
import { controls } from "./controls.js";
import { Field, Words } from "./field.js";
import { useFindings } from "./findings.js";
import { Icon } from "./parts.js";
import { definition, nameOf, resolve, type Schema, wordsOf } from "./schema.js";

export interface ControlProps {
  path: Path;
  schema: Schema;
  label: string;
  id: string;
  describedBy: string;
}

export type Control = ComponentType<ControlProps>;

interface FormProps {
  /** The object that is edited. */
  path: Path;
  /** Its definition in the schema, such as `Offer`. */
  of: string | Schema;
  /** Only these keys, in this order. */
  only?: readonly string[];
  /** All but these keys. */
  without?: readonly string[];
  /** Keys that are shown even while they are not set. */
  always?: readonly string[];
}

/** The keys of an object, each as a field. */
export function ObjectForm({ path, of, only, without = [], always }: FormProps) {
  const config = useConfig();
  const value = objectOf(get(config, path));
  const { properties = {}, required = [] } = typeof of === "string" ? definition(of) : resolve(of);
  const keys = (only ?? Object.keys(properties)).filter((it) => !without.includes(it));
  const shown = keys.filter((it) => it in value || (always ?? only ?? []).includes(it));
  const more = keys.filter((it) => !shown.includes(it));
  // What a file has and the schema does not is shown, or it could not be mended.
  const strange = only ? [] : Object.keys(value).filter((it) => !(it in properties));
  return (
    <div className="form">
      {shown.map((key) => (
        <Property
          key={key}
          path={[...path, key]}
          schema={properties[key] ?? {}}
          required={required.includes(key)}
        />
      ))}
      {strange.map((key) => (
        <Strange key={key} path={[...path, key]} />
      ))}
      {more.length > 0 && <More path={path} keys={more} properties={properties} />}
    </div>
  );
}

/** One key: its label, control, help and findings. */
export function Property({
  path,
  schema,
  label,
  required,
}: {
  path: Path;
  schema: Schema;
  label?: string;
  /** It cannot be left out, and so not be removed. */
  required?: boolean;
}) {
  const key = `${path.at(-1)}`;
  const words = label ?? wordsOf(key);
  const value = get(useConfig(), path);
  const whole = resolve(schema);
  const { control: Control, block } = controlOf(schema, value);
  if (block) {
    return (
      <details className="group" open data-path={pointer(path)}>
        <summary>
          {words}
          {whole.description && (
            <span className="muted">
              {" "}
              <Words text={whole.description} />
            </span>
          )}
        </summary>
        <Control path={path} schema={whole} label={words} id="" describedBy="" />
        <Below path={path} />
      </details>
    );
  }
  return (
    <Field
      path={path}
      label={words}
      help={whole.description}
      onRemove={
        value === undefined || required ? undefined : () => edit(path, undefined, `Remove ${words}`)
      }
    >
      {(ids) => <Control path={path} schema={whole} label={words} {...ids} />}
    </Field>
  );
}

/** Findings at a group as a whole. */
function Below({ path }: { path: Path }) {
  return useFindings(path).map((it) => (
    <p key={it.code} className={`finding ${it.severity}`}>
      {it.message} {it.help}
    </p>
  ));
}

function Strange({ path }: { path: Path }) {
  const key = `${path.at(-1)}`;
  const value = get(useConfig(), path);
  return (
    <Field path={path} label={key} onRemove={() => edit(path, undefined, `Remove ${key}`)}>
      {(ids) => <code id={ids.id}>{JSON.stringify(value)}</code>}
    </Field>
  );
}

/** The keys that are not set: each with what it is for, to be added. */
function More({
  path,
  keys,
  properties,
}: {
  path: Path;
  keys: string[];
  properties: Record<string, Schema>;
}) {
  return (
    <details className="more">
      <summary>More options</summary>
      <ul>
        {keys.map((key) => (
          <li key={key}>
            <button
              type="button"
              className="link"
              onClick={() =>
                edit([...path, key], emptyOf(properties[key] ?? {}), `Add ${wordsOf(key)}`)
              }
            >
              <Icon name="add" />
              {wordsOf(key)}
            </button>
            <span className="muted">
              {" "}
              <Words text={resolve(properties[key] ?? {}).description ?? ""} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What a key begins with when it is added: something sound, as far as the schema knows it. */
export function emptyOf(schema: Schema): Json {
  const it = resolve(schema);
  if (it.default !== undefined) return it.default as Json;
  const name = nameOf(schema);
  if (name === "Condition" || name === "Where") return {};
  const [example] = it.examples ?? [];
  if (it.type === "boolean") return true;
  if (it.type === "array") return [];
  if (it.type === "object" && it.additionalProperties && !it.properties) return {};
  if (it.type === "number" || it.type === "integer") return (example as number) ?? it.minimum ?? 1;
  if (it.type === "string" && name === "Duration") return "7d";
  if (it.type === "object" || it.properties) return {};
  return name.endsWith("Id") ? "" : ((example as Json) ?? "");
}

/** The control for a schema: one of its definition's, else one of its type's. */
function controlOf(schema: Schema, value: Json | undefined): { control: Control; block: boolean } {
  const name = nameOf(schema);
  const own = controls.named[name];
  if (own) return { control: own.control, block: Boolean(own.block) };
  const it = resolve(schema);
  if (it.properties) return { control: Nested, block: true };
  const kind = controls.kindOf(it, value);
  const { control, block } = controls.typed[kind];
  return { control, block: Boolean(block) };
}

const Nested: Control = ({ path, schema }) => <ObjectForm path={path} of={schema} />;

/** Whether a value is one that a form of objects can show. */
export const isForm = (value: Json | undefined) => value === undefined || isObject(value);
