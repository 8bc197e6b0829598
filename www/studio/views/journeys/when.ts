// When things of a journey happen: spans and moments as numbers and in words.

import type { Journey } from "../../state/types.js";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const UNITS: Record<string, number> = { s: 1000, m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY };

/** A span such as `15m` in milliseconds; undefined for anything else. */
export function spanOf(text: string): number | undefined {
  const [, count, unit = ""] = /^(\d{1,9})([smhdw])$/.exec(text.trim()) ?? [];
  return count === undefined ? undefined : Number(count) * (UNITS[unit] ?? 0);
}

/** A day, or a moment with its time zone: without one it would be another in each country. */
const RFC_3339 = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$/i;

/** A moment, given in milliseconds or as RFC 3339; undefined for anything else. */
export function momentOf(value: unknown): number | undefined {
  const time = typeof value === "string" && RFC_3339.test(value) ? Date.parse(value) : value;
  return typeof time === "number" && Math.abs(time) < 8.64e15 ? time : undefined;
}

/** The moment of each signal of a journey, in the order of its log. */
export function timesOf({ start, log }: Journey): number[] {
  let time = momentOf(start) ?? EPOCH;
  return log.map((it) => {
    time = momentOf(it.time) ?? time + (spanOf(it.after ?? "") ?? 0);
    return time;
  });
}

/** When a journey starts that does not say so: a Monday morning. */
export const EPOCH = Date.UTC(2026, 0, 5, 9);

/** The moment a journey is looked at from in the end: a minute after the last signal, if it does not say. */
export function endOf({ start, end }: Journey, times: readonly number[]) {
  const first = times[0] ?? momentOf(start) ?? EPOCH;
  const last = times.reduce((most, it) => Math.max(most, it), first);
  return last + (spanOf(end ?? "") ?? MINUTE);
}

// Times are told as UTC: what a file says is what is shown, whoever opens it.
const DAYS = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const CLOCK = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

export const dayOf = (time: number) => DAYS.format(time);
export const clockOf = (time: number) => CLOCK.format(time);
export const stampOf = (time: number) => `${dayOf(time)}, ${clockOf(time)}`;

/** A length of time in words, as long as it has to be: "3 days". */
export function lengthOf(span: number): string {
  const say = (count: number, unit: string) => `${count} ${unit}${count === 1 ? "" : "s"}`;
  if (span < MINUTE) return say(Math.round(span / 1000), "second");
  if (span < HOUR) return say(Math.round(span / MINUTE), "minute");
  if (span < 0.9 * DAY) return say(Math.round(span / HOUR), "hour");
  return say(Math.round(span / DAY), "day");
}
