// What an offer says of itself, in words.

import { inWords } from "../../kit/condition/words.js";
import { wordsOf } from "../../kit/schema.js";
import { isObject, type Json, objectOf, textOf } from "../../state/path.js";

/** When an offer is owned: "Theirs after guide request". */
export function ownedWords(owned: Json | undefined): string {
  const rules = Array.isArray(owned) ? owned : owned === undefined ? [] : [owned];
  const said = rules.map((it) => {
    const { signal, where } = objectOf(it);
    const name = wordsOf(textOf(signal)).toLowerCase();
    return isObject(where) && Object.keys(where).length ? `${name} where ${inWords(where)}` : name;
  });
  return said.length
    ? `Theirs after ${said.join(", or ")}`
    : "Theirs after a click that leads to its page, form or file";
}

/** A moment of the config as a date. */
export function day(moment: Json | undefined): string {
  const date = new Date(textOf(moment));
  return Number.isNaN(date.getTime())
    ? textOf(moment)
    : date.toLocaleDateString("en", { day: "numeric", month: "short", year: "numeric" });
}
