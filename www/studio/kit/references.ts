// Where a config names its signals, facts, scores and stages: in the schema's places for them, in
// conditions (`facts.visits`), and in texts.

import {
  get,
  isObject,
  type Json,
  type JsonObject,
  objectOf,
  type Path,
  pointer,
  rename,
  set,
  textOf,
} from "../state/path.js";
import { nameOf, resolve, root, type Schema } from "./schema.js";

export type Named = "signal" | "fact" | "score" | "stage";

/** A place that names a thing: as a value, as a key (`facts.visits`), or within a text. */
interface Mention {
  kind: Named;
  name: string;
  path: Path;
  by: "value" | "key" | "text";
}

const DEFINED: Record<string, Named> = { SignalName: "signal", StageId: "stage", ScoreId: "score" };

const HEADS: Record<string, Named> = { facts: "fact", scores: "score", counts: "signal" };

const seen = new WeakMap<object, Mention[]>();

function mentions(config: JsonObject): Mention[] {
  const known = seen.get(config);
  if (known) return known;
  const found = new Map<string, Mention>();
  const note = (it: Mention) => found.set(`${pointer(it.path)} ${it.by} ${it.name}`, it);
  bySchema(config, root, [], note);
  byWord(config, [], note);
  const all = [...found.values()];
  seen.set(config, all);
  return all;
}

type Note = (it: Mention) => void;

/** Follows the schema: what is a signal's name there names a signal. */
function bySchema(value: Json | undefined, schema: Schema, path: Path, note: Note) {
  const kind = DEFINED[nameOf(schema)];
  if (kind && typeof value === "string") note({ kind, name: value, path, by: "value" });
  const it = resolve(schema);
  for (const other of [...(it.anyOf ?? []), ...(it.oneOf ?? [])])
    bySchema(value, other, path, note);
  if (Array.isArray(value)) {
    for (const [place, one] of value.entries()) {
      bySchema(one, it.items ?? {}, [...path, place], note);
    }
  } else if (isObject(value)) {
    const { properties = {}, additionalProperties } = it;
    const others = typeof additionalProperties === "object" ? additionalProperties : {};
    for (const key of Object.keys(value)) {
      bySchema(value[key], properties[key] ?? others, [...path, key], note);
    }
  }
}

/** Looks at keys and texts: `facts.visits`, `{scores.fit}`, and stages that are compared with. */
function byWord(value: Json | undefined, path: Path, note: Note) {
  if (typeof value === "string") {
    const [, head = "", name = ""] = /^(facts|scores|counts)\.(.+)$/.exec(value) ?? [];
    const kind = HEADS[head];
    if (kind) note({ kind, name, path, by: "text" });
    for (const [, head = "", name = ""] of value.matchAll(/\{(facts|scores|counts)\.([^}|]+)/g)) {
      const kind = HEADS[head];
      if (kind) note({ kind, name, path, by: "text" });
    }
  } else if (Array.isArray(value)) {
    for (const [place, one] of value.entries()) byWord(one, [...path, place], note);
  } else if (isObject(value)) {
    for (const [key, one] of Object.entries(value)) {
      const here = [...path, key];
      const [head = "", ...rest] = key.split(".");
      const kind = rest.length ? HEADS[head] : undefined;
      if (kind) note({ kind, name: rest.join("."), path: here, by: "key" });
      if (path[0] === "scores" && path[2] === "blend") {
        note({ kind: "score", name: key, path: here, by: "key" });
      }
      if (key === "stage" || key === "traits.lifecycle") stagesOf(one, here, note);
      byWord(one, here, note);
    }
  }
}

function stagesOf(value: Json, path: Path, note: Note) {
  if (typeof value === "string") note({ kind: "stage", name: value, path, by: "value" });
  const inside = Array.isArray(value) ? [...value.entries()] : Object.entries(objectOf(value));
  for (const [key, it] of inside) stagesOf(it, [...path, key], note);
}

/** The paths at which a thing is named. */
export const mentionsOf = (config: JsonObject, kind: Named, name: string): Path[] =>
  mentions(config)
    .filter((it) => it.kind === kind && it.name === name)
    .map((it) => it.path);

/** A copy in which everything that names a thing calls it otherwise; not the thing itself. */
export function renamedMentions(
  config: JsonObject,
  kind: Named,
  from: string,
  to: string,
): JsonObject {
  // A key's own path must still be right when its turn comes: what is deeper goes first.
  const all = mentions(config)
    .filter((it) => it.kind === kind && it.name === from)
    .sort((a, b) => b.path.length - a.path.length);
  let next: Json = config;
  for (const { path, by } of all) {
    const last = `${path.at(-1)}`;
    if (by === "value") next = set(next, path, to);
    else if (by === "key") {
      const head = last === from ? "" : last.slice(0, -from.length);
      next = rename(next, path.slice(0, -1), last, head + to);
    } else next = set(next, path, textWith(textOf(get(next, path)), from, to));
  }
  return next as JsonObject;
}

/** A text with a thing's name in it replaced: in `facts.visits` and in `{facts.visits|none}`. */
const textWith = (text: string, from: string, to: string) =>
  text
    .split(/(\{?(?:facts|scores|counts)\.[^}|]+)/)
    .map((it) => (it.split(".").slice(1).join(".") === from ? it.slice(0, -from.length) + to : it))
    .join("");
