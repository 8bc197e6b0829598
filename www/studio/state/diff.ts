// What differs between two configs, line by line in words.

import { create } from "jsondiffpatch";
import { isObject, type Json, textOf } from "./path.js";

export interface Difference {
  kind: "added" | "removed" | "changed" | "moved";
  /** Where, in the marketer's words: `scores › engagement › rule pricing › points`. */
  where: string;
  before?: string;
  after?: string;
}

/** By what a thing in a list is known, wherever it stands. */
const known = (item: unknown, place?: number) => {
  if (!isObject(item)) return JSON.stringify(item) ?? "";
  return textOf(item["id"]) || textOf(item["variant"]) || textOf(item["match"]) || `#${place}`;
};

const differ = create({ objectHash: (item, place) => known(item, place) });

/** A value as it is shown: short, as JSON. */
function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  return text.length > 140 ? `${text.slice(0, 139)}…` : text;
}

/** The differences from `before` to `after`, in the order of the config. */
export function differences(before: Json, after: Json): Difference[] {
  const found: Difference[] = [];
  walk(differ.diff(before, after), before, after, [], found);
  return found;
}

function walk(
  delta: unknown,
  before: unknown,
  after: unknown,
  path: string[],
  found: Difference[],
) {
  if (delta === undefined) return;
  const where = path.join(" › ") || "the whole config";
  if (Array.isArray(delta)) {
    const [first, second, third] = delta;
    if (delta.length === 1) found.push({ kind: "added", where, after: shown(first) });
    else if (third === 0) found.push({ kind: "removed", where, before: shown(first) });
    else if (third === 3) found.push({ kind: "moved", where, after: `to place ${second + 1}` });
    else found.push({ kind: "changed", where, before: shown(before), after: shown(after) });
    return;
  }
  if (!isObject(delta)) return;
  const list = delta["_t"] === "a";
  for (const [key, inner] of Object.entries(delta)) {
    if (key === "_t") continue;
    // In lists, `_3` speaks of the place that was, `3` of the one that is.
    const old = list && key.startsWith("_");
    const place = Number(key.replace("_", ""));
    const a = at(before, list ? place : key);
    const b = at(after, list ? place : key);
    const item = old ? a : b;
    const name = list ? known(item, place).replace(/^#/, "item ") : key;
    const partner = list && !old ? same(before, item, place) : a;
    walk(inner, old || !list ? a : partner, b, [...path, name], found);
  }
}

const at = (value: unknown, key: string | number): unknown =>
  value && typeof value === "object" ? (value as Record<string, unknown>)[key] : undefined;

/** The item of a list that is the same as one in another. */
const same = (list: unknown, item: unknown, at: number) =>
  Array.isArray(list) ? list.find((it, place) => known(it, place) === known(item, at)) : undefined;
