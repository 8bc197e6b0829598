// A journey: what a visitor does from one moment to another, across the pages of this tab, for the studio
// and for `leadlight check --journeys`.

import { objectOf, type Rough } from "../config.js";
import type { LogRecord } from "../messages.js";

export interface Journey {
  readonly name: string;
  readonly start: number;
  readonly visitor: string;
  readonly consent: string;
  readonly log: readonly LogRecord[];
}

/** Takes into a journey what was recorded since it began. */
export function follow(journey: Journey, records: readonly LogRecord[]): Journey {
  const known = new Set(journey.log.map(({ id }) => id));
  const fresh = records.filter(({ id, time }) => time >= journey.start && !known.has(id));
  if (!fresh.length) return journey;
  const log = [...journey.log, ...fresh].sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
  return { ...journey, log };
}

/** Reads one that an earlier page has begun. */
export function readJourney(it: unknown): Journey | undefined {
  const { name, start, visitor, log } = objectOf(it) as Rough;
  const whole = typeof name === "string" && Number(start) && visitor && Array.isArray(log);
  return whole ? (it as Journey) : undefined;
}

/** The file of one journey, to which expectations are added by hand or in the studio. */
export const journeyFile = (journey: Journey) => ({ journeys: [{ ...journey, expect: {} }] });
