// A condition in words, for where it is read rather than edited.

import { type Json, type JsonObject, textOf } from "../../state/path.js";
import { wordsOf } from "../schema.js";
import { type Group, isGroup, type Line, TEXT, toGroup } from "./query.js";

/** An operator in words; `list`: of what a visitor has several. */
const OPERATOR: Record<string, string> = {
  "=": "is",
  $eq: "is exactly",
  $ne: "is not",
  $gt: "is more than",
  $gte: "is at least",
  $lt: "is less than",
  $lte: "is at most",
  $in: "is one of",
  $nin: "is none of",
  $ini: "is one of (any case)",
  $nini: "is none of (any case)",
  $all: "has all of",
  $alli: "has all of (any case)",
  $size: "has as many as",
  $type: "is of the type",
  $glob: "matches",
  "!$glob": "does not match",
  $regex: "contains the pattern",
  $regexi: "contains the pattern (any case)",
  $notRegex: "does not contain the pattern",
  $notRegexi: "does not contain the pattern (any case)",
  $veq: "is version",
  $vne: "is not version",
  $vgt: "is later than version",
  $vgte: "is version or later:",
  $vlt: "is earlier than version",
  $vlte: "is version or earlier:",
  null: "is empty",
  exists: "is known",
  missing: "is not known",
};

/** Stages are in an order, and nobody has more of one. */
const STAGE: Record<string, string> = {
  $gt: "is after",
  $gte: "is at least",
  $lt: "is before",
  $lte: "is at most",
};

const SEGMENTS: Record<string, string> = {
  "=": "include",
  $in: "include one of",
  $nin: "include none of",
  $all: "include all of",
};

/** How an operator reads after that field. */
export const operatorWords = (field: string, operator: string): string =>
  (field === "stage" ? STAGE[operator] : field === "segments" ? SEGMENTS[operator] : undefined) ??
  OPERATOR[operator] ??
  operator;

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** A value as it reads. */
export const valueWords = (field: string, value: Json): string =>
  field === "time.weekday" && typeof value === "number"
    ? (DAYS[value] ?? `${value}`)
    : value === true
      ? "yes"
      : value === false
        ? "no"
        : textOf(value) || `${value}`;

/** A condition as a sentence without its full stop: "stage is sql and page type is not login". */
export function inWords(doc: JsonObject): string {
  return groupWords(toGroup(doc), true);
}

function groupWords({ combinator, not, rules }: Group, top = false): string {
  if (!rules.length) return not ? "never" : combinator === "or" ? "never" : "always";
  const parts = rules.map((it) => (isGroup(it) ? groupWords(it) : lineWords(it)));
  const said = parts.join(` ${combinator} `);
  if (not) return rules.length > 1 ? `not (${said})` : `not ${said}`;
  return top || parts.length === 1 ? said : `(${said})`;
}

const plain = (id: string) => wordsOf(id).toLowerCase();

/** How a property reads in a sentence. */
function subject(field: string): string {
  const [top = "", ...rest] = field.split(".");
  const inner = rest.join(".");
  if (!inner) return plain(field);
  if (top === "scores") return `score ${inner}`;
  if (top === "traits" || top === "facts") return plain(inner);
  if (top === "counts") return plain(inner);
  return `${plain(top)} ${plain(inner)}`;
}

function lineWords({ field, operator, value }: Line): string {
  if (field === TEXT) return JSON.stringify(value);
  const [, offer] = /^offers\.(.+)\.owned$/.exec(field) ?? [];
  if (offer && operator === "=")
    return `${value === true ? "has" : "does not have"} the offer ${offer}`;
  if (field.startsWith("counts.") && typeof value === "number")
    return times(subject(field), operator, value);
  const verb = operatorWords(field, operator);
  const list = Array.isArray(value) ? value : [value];
  if (value === null) return `${subject(field)} ${verb}`;
  const values = list.map((it) => valueWords(field, it));
  const last = values.pop() ?? "nothing";
  const said = values.length ? `${values.join(", ")} or ${last}` : last;
  return `${subject(field)} ${verb} ${said}`;
}

/** How often something happened. */
function times(what: string, operator: string, count: number): string {
  const often = count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
  if ((operator === "=" && count === 0) || (operator === "$lt" && count === 1)) return `no ${what}`;
  if ((operator === "$gte" && count === 1) || (operator === "$gt" && count === 0))
    return `${what} happened`;
  const kind: Record<string, string> = {
    $gte: "at least ",
    $lte: "at most ",
    $gt: "more than ",
    $lt: "less than ",
    $ne: "not ",
  };
  return `${what} happened ${kind[operator] ?? ""}${often}`;
}
