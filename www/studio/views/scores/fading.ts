// How a rule's points fade: in words, as short text for a cell, and as the share that is left at an
// age, to draw it. What counts is worked out by the engine; this is its formula (decay.rs) as a
// picture, and a test holds the two together.

import { spanWords } from "../../kit/phrase.js";
import { type Json, type JsonObject, listOf, objectOf, textOf } from "../../state/path.js";

const MILLIS: Record<string, number> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** A span in milliseconds; undefined if it is none. */
export function millis(span: Json | undefined): number | undefined {
  const [, digits, unit = ""] = /^(\d+)([smhdw])$/.exec(textOf(span)) ?? [];
  return digits ? Number(digits) * (MILLIS[unit] ?? 0) || undefined : undefined;
}

/** The keys of a rule by which it fades. */
export type Fading = JsonObject;

type Step = readonly [age: number, share: number];

const stepsOf = (rule: JsonObject): Step[] =>
  listOf(objectOf(rule["decay"])["steps"]).map((it) => {
    const [age, share] = listOf(it);
    return [millis(age) ?? 0, Number(share)];
  });

/** Whether a rule's points fade at all. */
export const fades = (rule: JsonObject) =>
  ["halfLife", "decay", "within"].some((it) => rule[it] !== undefined);

/** The share of its points that is left of a signal of that age, in milliseconds. */
export function share(rule: JsonObject, age: number): number {
  const [half, linear] = [millis(rule["halfLife"]), millis(objectOf(rule["decay"])["linear"])];
  const within = millis(rule["within"]);
  if (within !== undefined && age > within) return 0;
  let left = half ? 2 ** -(age / half) : 1;
  if (linear) left *= Math.max(0, linear - age) / linear;
  const step = stepsOf(rule)
    .filter(([from]) => age >= from)
    .at(-1);
  return left * (step ? step[1] : 1);
}

/** Up to which age a rule's curve is worth drawing, in milliseconds. */
export function horizon(rule: JsonObject): number {
  const ends = [millis(rule["within"]), millis(objectOf(rule["decay"])["linear"])];
  const end = Math.min(...ends.map((it) => (it ? it * 1.15 : Number.POSITIVE_INFINITY)));
  if (Number.isFinite(end)) return end;
  const last = stepsOf(rule).at(-1)?.[0] ?? 0;
  return Math.max((millis(rule["halfLife"]) ?? 0) * 4, last * 1.4) || 30 * 86_400_000;
}

/** The curve as points: ages and shares, with the edges of steps in it. */
export function curve(rule: JsonObject, points = 48): Step[] {
  const end = horizon(rule);
  const within = millis(rule["within"]);
  const edges = stepsOf(rule).flatMap(([age]) => [age - 1, age]);
  if (within) edges.push(within, within + 1);
  const even = Array.from({ length: points + 1 }, (_, at) => (end * at) / points);
  return [...even, ...edges]
    .filter((age) => age >= 0 && age <= end)
    .sort((a, b) => a - b)
    .map((age) => [age, share(rule, age)]);
}

/** In a marketer's words; empty if nothing fades. */
export function fadingWords(rule: JsonObject): string {
  const { linear, steps } = objectOf(rule["decay"]);
  return [
    rule["halfLife"] !== undefined && `half in ${spanWords(rule["halfLife"])}`,
    linear !== undefined && `gone in ${spanWords(linear)}`,
    steps !== undefined && stepWords(listOf(steps)),
    rule["within"] !== undefined && `none after ${spanWords(rule["within"])}`,
  ]
    .filter(Boolean)
    .join(", ");
}

const stepWords = (steps: Json[]) =>
  steps
    .map((it) => `${Math.round(Number(listOf(it)[1]) * 100)} % from ${spanWords(listOf(it)[0])}`)
    .join(", ");

/** As it is copied and pasted: `14d`, `linear 30d`, `steps 7d 0.5 30d 0`, `within 60d`. */
export function fadingText(rule: JsonObject): string {
  const { linear, steps } = objectOf(rule["decay"]);
  const within = rule["within"];
  return [
    textOf(rule["halfLife"]),
    linear !== undefined && `linear ${textOf(linear)}`,
    steps !== undefined && `steps ${listOf(steps).flatMap(listOf).join(" ")}`,
    within !== undefined && `within ${textOf(within)}`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** What was pasted as fading; undefined if it is none. An empty text is no fading at all. */
export function fadingFrom(text: string): Fading | undefined {
  const fading: JsonObject = {};
  const words = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  let word = "half";
  const steps: Json[] = [];
  for (const it of words) {
    if (/^(half|linear|steps|within|none)$/.test(it)) word = it;
    else if (word === "steps") steps.push(millis(it) ? it : Number(it.replace("%", "e-2")));
    else if (!millis(it)) return undefined;
    else if (word === "half") fading["halfLife"] = it;
    else if (word === "within") fading["within"] = it;
    else fading["decay"] = { linear: it };
  }
  if (steps.length) {
    const pairs = steps.flatMap((it, at) => (at % 2 ? [] : [[it, steps[at + 1] ?? 0]]));
    if (pairs.some(([age, left]) => !millis(age) || !Number.isFinite(left))) return undefined;
    fading["decay"] = { ...objectOf(fading["decay"]), steps: pairs };
  }
  return fading;
}

/** A rule that fades like that and in no other way. */
export function faded(rule: JsonObject, fading: Fading): JsonObject {
  const { halfLife: _half, decay: _decay, within: _within, ...rest } = rule;
  return { ...rest, ...fading };
}
