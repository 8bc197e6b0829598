// A journey as the engine goes through it: what it is asked, and how its answer is read.

import type { Entry, Slots } from "../../engine/types.js";
import type { JsonObject } from "../../state/path.js";
import type { Journey } from "../../state/types.js";
import { timesOf } from "./when.js";

/** A moment of a journey, or right after one of its signals. */
export type Moment = Pick<Entry, "time" | "signal">;

/** Moments that are looked at besides those of the signals. */
const MOMENTS = 120;

/** A journey as far as an entry: what had happened by then, looked at from then. */
export function until(journey: Journey, { time, signal }: Moment): Journey {
  const times = timesOf(journey);
  const log = journey.log.map(({ after: _, ...it }, place) => ({
    ...it,
    id: it.id ?? idOf(place),
    time: times[place] ?? 0,
  }));
  const last = signal === null ? undefined : log[signal];
  const kept = log.filter((it) =>
    last ? it.time < last.time || (it.time === last.time && it.id <= last.id) : it.time <= time,
  );
  const latest = kept.reduce((most, it) => Math.max(most, it.time), kept[0]?.time ?? time);
  return { ...journey, log: kept, end: `${Math.max(0, Math.round((time - latest) / 1000))}s` };
}

/** Of signals at the same moment the order is that of their ids: as the engine makes them up. */
const idOf = (place: number) => `${place}`.padStart(6, "0");

/** A journey without what is expected of it, which changes nothing of how it goes. */
const bare = ({ expect: _, ...journey }: Journey): Journey => ({ ...journey, name: "journey" });

export const lineRequest = (config: JsonObject, journey: Journey) => ({
  config,
  journeys: [bare(journey)],
  timeline: MOMENTS,
});

/** Asks for the reasons at a moment; null is the end. */
export const whyRequest = (
  config: JsonObject,
  journey: Journey,
  at: Moment | null,
  explain: readonly string[],
) => ({ config, journeys: [bare(at ? until(journey, at) : journey)], explain });

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
export function shownOf(line: readonly Entry[]): Slots[] {
  let now: Slots = {};
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
