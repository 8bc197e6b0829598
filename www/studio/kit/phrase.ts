// Conditions and times in a marketer's words, for where there is no room to edit them.

import { isObject, type Json, listOf, textOf } from "../state/path.js";
import { wordsOf } from "./schema.js";

const UNITS: Record<string, string> = {
  s: "second",
  m: "minute",
  h: "hour",
  d: "day",
  w: "week",
};

/** A span in words: `14d` is "14 days". */
export function spanWords(span: Json | undefined): string {
  const [, digits, unit] = /^(\d+)([smhdw])$/.exec(textOf(span)) ?? [];
  if (!digits || !unit) return textOf(span);
  return `${digits} ${UNITS[unit]}${digits === "1" ? "" : "s"}`;
}

/** What a condition looks at, in words. */
function subject(path: string): string {
  const [head = "", ...rest] = path.split(".");
  const tail = wordsOf(rest.join(" ")).toLowerCase();
  if (head === "offers") return `having the offer ${rest.slice(0, -1).join(".")}`;
  if (head === "page" || head === "session" || head === "visitor") {
    return rest.length ? `${head === "visitor" ? "" : `${head} `}${tail}` : head;
  }
  if (rest.length) return head === "counts" ? `number of ${rest.join(".")}` : tail;
  return wordsOf(head).toLowerCase();
}

const plain = (value: Json | undefined): string =>
  Array.isArray(value)
    ? value.map(plain).join(", ")
    : typeof value === "string"
      ? value || "empty"
      : typeof value === "boolean"
        ? value
          ? "yes"
          : "no"
        : isObject(value)
          ? JSON.stringify(value)
          : `${value ?? "nothing"}`;

const one = (value: Json) => listOf(value).length === 1;

/** What an operator asks of its subject. */
const ASKS: Record<string, (it: Json) => string> = {
  $eq: (it) => `is ${plain(it)}`,
  $ne: (it) => `is not ${plain(it)}`,
  $gt: (it) => `is more than ${plain(it)}`,
  $gte: (it) => `is at least ${plain(it)}`,
  $lt: (it) => `is less than ${plain(it)}`,
  $lte: (it) => `is at most ${plain(it)}`,
  $in: (it) => (one(it) ? `is ${plain(it)}` : `is one of ${plain(it)}`),
  $nin: (it) => (one(it) ? `is not ${plain(it)}` : `is none of ${plain(it)}`),
  $all: (it) => `has all of ${plain(it)}`,
  $size: (it) => `has ${plain(it)} of them`,
  $exists: (it) => (it === false ? "is not known" : "is known"),
  $glob: (it) => `matches ${plain(it)}`,
  $regex: (it) => `matches the expression ${plain(it)}`,
  $type: (it) => `is a ${plain(it)}`,
};

/** `$ini` is `$in` in whichever case. */
const asks = (operator: string) => ASKS[operator] ?? ASKS[operator.replace(/i$/, "")];

function test(path: string, value: Json): string {
  const name = subject(path);
  if (!isObject(value) || !Object.keys(value).some((it) => it.startsWith("$"))) {
    if (path === "segments") return `is in the segment ${plain(value)}`;
    if (typeof value === "boolean" && path.endsWith(".owned")) {
      return `${value ? "" : "not "}${name}`;
    }
    return `${name} ${Array.isArray(value) ? `is exactly ${plain(value)}` : `is ${plain(value)}`}`;
  }
  const told = Object.entries(value).map(([operator, it]) => {
    if (operator === "$not") return `not (${test(path, it).slice(name.length + 1)})`;
    if (path.startsWith("counts.") && operator === "$gte" && it === 1) return "is at least 1";
    return asks(operator)?.(it) ?? `${operator} ${plain(it)}`;
  });
  return `${name} ${told.join(" and ")}`;
}

const grouped = (parts: string[], word: string, inner: boolean) =>
  inner && parts.length > 1 ? `(${parts.join(` ${word} `)})` : parts.join(` ${word} `);

/** A condition in words: "type is blog and percent is at least 75"; empty if it always holds. */
export function phrase(condition: Json | undefined, inner = false): string {
  if (!isObject(condition)) return "";
  const entries = Object.entries(condition);
  const nested = inner || entries.length > 1;
  const parts = entries.map(([key, value]) => {
    const many = () =>
      listOf(value)
        .map((it) => phrase(it, listOf(value).length > 1))
        .filter(Boolean);
    if (key === "$and") return grouped(many(), "and", nested);
    if (key === "$or") return grouped(many(), "or", nested);
    if (key === "$nor") return `neither ${many().join(" nor ")}`;
    if (key === "$not") return `not ${phrase(value, true)}`;
    return test(key, value);
  });
  return grouped(parts.filter(Boolean), "and", inner);
}
