// A condition of the config as the builder shows it: groups of lines, and back, without loss. What
// the builder has no controls for stays as it is, as a line of text.

import { isObject, type Json, type JsonObject } from "../../state/path.js";

/** One line: what is compared, how, and with what. */
export interface Line {
  id?: string;
  field: string;
  operator: string;
  value: Json;
}

/** Lines of which all or one has to hold, or does not. */
export interface Group {
  id?: string;
  combinator: "and" | "or";
  not?: boolean;
  rules: (Line | Group)[];
  /** It is written as a list, `$and`, where one object would do. */
  list?: boolean;
  /** It is written as `$not`, where `$nor` would do. */
  inside?: boolean;
}

/** The field of a line that is text: its value is a condition. */
export const TEXT = "$text";

/** Operators that compare with a list. */
const LISTS = ["$in", "$nin", "$ini", "$nini", "$all", "$alli"];
const NUMBERS = ["$size"];
const TEXTS = ["$glob", "$regex", "$regexi", "$notRegex", "$notRegexi", "$type"];
const ORDERS = ["$gt", "$gte", "$lt", "$lte", "$veq", "$vne", "$vgt", "$vgte", "$vlt", "$vlte"];
const LOGIC = ["$and", "$or", "$nor"];

/** Operators of the builder that compare with nothing. */
export const BARE = ["null", "exists", "missing"];

export const isList = (operator: string) => LISTS.includes(operator);

export const isGroup = (it: Line | Group): it is Group => "rules" in it;

type Scalar = string | number | boolean;

const isScalar = (it: unknown): it is Scalar =>
  typeof it === "string" || typeof it === "number" || typeof it === "boolean";

/** The lines of a condition. */
export function toGroup(doc: JsonObject): Group {
  const entries = Object.entries(doc);
  const [[key, value] = ["", null], ...more] = entries;
  if (!more.length && LOGIC.includes(key) && isDocs(value)) {
    const rules = value.map(itemOf);
    const all = key === "$and";
    return {
      combinator: all ? "and" : "or",
      rules,
      ...(all && { list: true }),
      ...(key === "$nor" && { not: true }),
    };
  }
  if (!more.length && key === "$not" && isObject(value)) {
    const inner = toGroup(value);
    if (!inner.not) return { ...inner, not: true, inside: true };
    return { combinator: "and", not: true, inside: true, rules: [inner] };
  }
  return { combinator: "and", rules: entries.flatMap(([key, it]) => partsOf(key, it)) };
}

const isDocs = (it: Json | undefined): it is JsonObject[] =>
  Array.isArray(it) && it.every((one) => isObject(one));

/** An item of a list: a line, or a group where it says more than one thing. */
function itemOf(doc: JsonObject): Line | Group {
  const group = toGroup(doc);
  const [only, ...more] = group.rules;
  const bare = only && !more.length && !isGroup(only) && !group.not && !group.list;
  return bare && group.combinator === "and" ? only : group;
}

function partsOf(key: string, value: Json): (Line | Group)[] {
  const text: Line = { field: TEXT, operator: TEXT, value: { [key]: value } };
  // As an own key, whatever it is called.
  if (key === "__proto__")
    return [{ ...text, value: JSON.parse(`{"__proto__":${JSON.stringify(value)}}`) }];
  if ((LOGIC.includes(key) && isDocs(value)) || (key === "$not" && isObject(value))) {
    return [toGroup({ [key]: value })];
  }
  return (!key.startsWith("$") && linesOf(key, value)) || [text];
}

/** The lines that say what a property has to be; nothing if they cannot. */
function linesOf(field: string, test: Json): Line[] | undefined {
  if (test === null) return [{ field, operator: "null", value: null }];
  if (isScalar(test)) return [{ field, operator: "=", value: test }];
  if (!isObject(test)) return undefined;
  const lines = Object.entries(test).map(([operator, value]) => lineOf(field, operator, value));
  return lines.length && lines.every((it) => it !== undefined) ? lines : undefined;
}

function lineOf(field: string, operator: string, value: Json): Line | undefined {
  if (operator === "$exists" && typeof value === "boolean") {
    return { field, operator: value ? "exists" : "missing", value: null };
  }
  if (operator === "$not" && isObject(value)) {
    const [[inner, pattern] = ["", null], ...more] = Object.entries(value);
    const fits = inner === "$glob" && typeof pattern === "string" && !more.length;
    return fits ? { field, operator: "!$glob", value: pattern } : undefined;
  }
  const fits =
    operator === "$eq" || operator === "$ne"
      ? isScalar(value)
      : ORDERS.includes(operator)
        ? typeof value === "string" || typeof value === "number"
        : TEXTS.includes(operator)
          ? typeof value === "string"
          : NUMBERS.includes(operator)
            ? typeof value === "number"
            : isList(operator) && Array.isArray(value) && value.every(isScalar);
  return fits ? { field, operator, value } : undefined;
}

/** The condition that a group of lines says. */
export function toDoc(group: Group): JsonObject {
  const said = positive(group);
  if (!group.not) return said;
  const any = said["$or"];
  return any && !group.inside ? { $nor: any } : { $not: said };
}

function positive({ combinator, rules, list }: Group): JsonObject {
  const items = () => rules.map((it) => (isGroup(it) ? toDoc(it) : docOf(it)));
  if (combinator === "or") return { $or: items() };
  return (!list && merged(rules)) || { $and: items() };
}

/** All of these as one object; nothing if two say different things of the same property. */
function merged(rules: readonly (Line | Group)[]): JsonObject | undefined {
  const keys = new Map<string, Json>();
  for (const it of rules) {
    for (const [key, test] of Object.entries(isGroup(it) ? nested(it) : docOf(it))) {
      const there = keys.get(key);
      if (there === undefined) keys.set(key, test);
      else {
        const both = joined(there, test);
        if (!both) return undefined;
        keys.set(key, both);
      }
    }
  }
  return Object.fromEntries(keys);
}

/** Two sets of operators as one; nothing if they are none, or have one in common. */
function joined(one: Json, other: Json): JsonObject | undefined {
  if (!isObject(one) || !isObject(other)) return undefined;
  const keys = [...Object.keys(one), ...Object.keys(other)];
  const apart = keys.every((key) => key.startsWith("$")) && new Set(keys).size === keys.length;
  return apart ? { ...one, ...other } : undefined;
}

/** A group within an object: under a key of its own, whatever it is. */
function nested(group: Group): JsonObject {
  const plain = group.combinator === "and" && !group.not && !group.list;
  return toDoc(plain ? { ...group, list: true } : group);
}

function docOf({ field, operator, value }: Line): JsonObject {
  if (field === TEXT) return isObject(value) ? value : {};
  return Object.fromEntries([[field, testOf(operator, value)]]);
}

function testOf(operator: string, value: Json): Json {
  if (operator === "null") return null;
  if (operator === "exists" || operator === "missing") return { $exists: operator === "exists" };
  const fit = fitting(operator, value);
  if (operator === "=") return fit;
  return operator === "!$glob" ? { $not: { $glob: fit } } : { [operator]: fit };
}

/** A value as an operator takes it: what was typed before another was chosen stays. */
export function fitting(operator: string, value: Json | undefined): Json {
  if (isList(operator)) {
    if (Array.isArray(value)) return value;
    return value === undefined || value === null || value === "" ? [] : [value];
  }
  const one = Array.isArray(value) ? value[0] : value;
  return one ?? "";
}
