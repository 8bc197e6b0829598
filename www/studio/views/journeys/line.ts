// A journey as the engine goes through it: what it is asked, and how its answer is read.

import type { JsonObject } from "../../state/path.js";
import type { Journey } from "../../state/types.js";
import { endOf, timesOf } from "./when.js";

/** What a slot shows; null is the page's own default. */
export type Shown = { offer: string; rule: string; variant?: string | null } | null;

/** How everything stood after a signal, or at a moment in between. */
export interface Entry {
  time: number;
  /** The place of the signal in the log; null for a moment. */
  signal: number | null;
  scores: Record<string, number>;
  stage: string;
  grade: string | null;
  persona: string | null;
  segments: string[];
  /** The slots that show something else than in the entry before. */
  shown: Record<string, Shown>;
  played?: [playbook: string, closed: boolean][];
  handoff?: true;
}

/** A moment of a journey, or right after one of its signals. */
export type Moment = Pick<Entry, "time" | "signal">;

/** Moments that are looked at besides those of the signals. */
const MOMENTS = 120;

/** A journey as a visit, up to and with the signal of an entry. */
export function visitOf(journey: Journey, until?: Moment) {
  const times = timesOf(journey);
  const log = journey.log.map(({ id, signal, props }, place) => ({
    id: id ?? idOf(place),
    time: times[place] ?? 0,
    signal,
    props: props ?? {},
  }));
  const after = (a: (typeof log)[number], b: { time: number; id: string }) =>
    a.time > b.time || (a.time === b.time && a.id > b.id);
  const last = until && until.signal !== null ? log[until.signal] : undefined;
  const kept = !until ? log : log.filter((it) => (last ? !after(it, last) : it.time <= until.time));
  return {
    visitor: journey.visitor ?? "",
    consent: journey.consent ?? "granted",
    log: kept,
    now: until ? until.time : endOf(journey, times),
  };
}

/** Ties of time go by the id, so that those made up keep the order of the list. */
const idOf = (place: number) => `${place}`.padStart(6, "0");

export const lineRequest = (config: JsonObject, journey: Journey) => ({
  config,
  visits: [{ ...visitOf(journey), timeline: MOMENTS }],
});

/** Asks for the reasons at a moment; null is the end. */
export const whyRequest = (
  config: JsonObject,
  journey: Journey,
  at: Moment | null,
  explain: readonly string[],
) => ({ config, visits: [{ ...visitOf(journey, at ?? undefined), explain }] });

/** A stretch in which something stayed as it was; `from` and `to` are places of entries. */
export interface Stretch<T> {
  from: number;
  to: number;
  value: T;
}

/** What stayed the same over which entries. */
export function stretches<T>(values: readonly T[]): Stretch<T>[] {
  const found: Stretch<T>[] = [];
  values.forEach((value, place) => {
    const last = found.at(-1);
    if (last && same(last.value, value)) last.to = place + 1;
    else found.push({ from: place, to: place + 1, value });
  });
  return found;
}

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** What every slot shows at each entry. */
export function shownOf(line: readonly Entry[]): Record<string, Shown>[] {
  let now: Record<string, Shown> = {};
  return line.map(({ shown }) => {
    if (Object.keys(shown).length > 0) now = { ...now, ...shown };
    return now;
  });
}

/** The place of the entry that says how it was at a moment, or right after a signal. */
export function entryAt(line: readonly Entry[], at: Moment | null): number {
  if (!at) return line.length - 1;
  const exact = line.findIndex((it) => it.signal !== null && it.signal === at.signal);
  if (exact >= 0) return exact;
  const later = line.findIndex((it) => it.time > at.time);
  return Math.max(0, later < 0 ? line.length - 1 : later - 1);
}
