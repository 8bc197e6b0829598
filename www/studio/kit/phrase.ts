// Conditions and times in a marketer's words, for where there is no room to edit them.

import { isObject, type Json, textOf } from "../state/path.js";
import { inWords } from "./condition/words.js";

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

/** A condition in words; empty if it always holds. */
export const phrase = (condition: Json | undefined): string =>
  isObject(condition) && Object.keys(condition).length ? inWords(condition) : "";

/** So many of a thing: `1 place`, `2 places`. */
export const many = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;
