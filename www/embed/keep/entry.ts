// One handoff on its way: how it is written down, and what an answer makes of it.

import { quietly } from "../safe.js";
import type { Answer } from "./post.js";

/** What is to be delivered, and where. */
export interface Item {
  readonly id: string;
  readonly sink: string;
  readonly url: string;
  /** Whether it is sent as plain text, which needs no CORS preflight. */
  readonly simple: boolean;
  /** The text that is sent, or what it is made of. */
  readonly body: unknown;
}

export type Status = "stored" | "sent" | "parked" | "retrying";

/** `new`: not on disk yet. `gone`: cleared away, whatever was going on with it comes to nothing. */
export type Phase = "new" | "waiting" | "sending" | "parked" | "done" | "gone";

export interface Entry extends Item {
  readonly body: string;
  readonly key: string;
  phase: Phase;
  tries: number;
  /** When the next try is due, or when it was delivered. */
  due: number;
  /** What was wrong with the last try. */
  error: string | null;
}

/** As JSON, whatever `toJSON` an old library has put onto every array: what it gives is passed over. */
export const textOf = (value: unknown): string =>
  typeof value === "string"
    ? value
    : JSON.stringify(value, function (this: Record<string, unknown>, key) {
        return this[key];
      });

const longest = 3_600_000;

/** Writes the record. Of a delivered item it keeps nothing of the visitor's. */
export const write = (entry: Entry): string =>
  JSON.stringify(entry.phase === "done" ? { done: true, at: entry.due } : entry);

/** Reads a record; `undefined` if it is not one. */
export const read = (key: string, text: unknown): Entry | undefined =>
  quietly(() => {
    const record = JSON.parse(text as string);
    const { done, at, phase, id, sink, url, body } = record;
    const entry: Entry = {
      ...record,
      key,
      phase: done ? "done" : phase === "parked" ? phase : "waiting",
      due: done ? at : record.due,
    };
    const whole = done || [id, sink, url, body].every((it) => typeof it === "string");
    return whole && Number.isFinite(entry.due) ? entry : undefined;
  });

export function isDue({ phase, due }: Entry, now: number): boolean {
  // No wait is longer than the longest: the clock was set back.
  return phase === "waiting" && (due <= now || due > now + longest);
}

/** Takes over how far `found`, the record of the same item, has got, but not what is sent. */
export function follow(entry: Entry, { phase, tries, due, error }: Entry): void {
  Object.assign(entry, { phase, tries, due, error });
}

/** Takes in the answer to a try; without one, the item has no address that may be sent to. */
export function settle(entry: Entry, answer: Answer | undefined, now: number): Status {
  entry.tries++;
  entry.due = now;
  entry.error = null;
  if (answer?.kind === "received") {
    entry.phase = "done";
    return "sent";
  }
  entry.error = !answer
    ? "no http address"
    : "status" in answer
      ? `status ${answer.status}`
      : "no answer";
  if (!answer || answer.kind === "refused") {
    entry.phase = "parked";
    return "parked";
  }
  entry.phase = "waiting";
  entry.due += pause(entry.tries, answer.kind === "busy" ? answer.retryAfter : undefined);
  return "retrying";
}

/**
 * How long to wait after so many tries that failed: two seconds, doubling, an hour at most, spread
 * by chance, so that a sink which comes back is not met by all visitors at once; never before the
 * moment the sink `asked` for.
 */
export function pause(tries: number, asked?: number): number {
  const chance = Math.random();
  const wait =
    asked === undefined
      ? Math.min(2000 * 2 ** Math.min(tries - 1, 20), longest) * (0.8 + 0.4 * chance)
      : Math.max(asked, 1000) * (1 + 0.2 * chance);
  return Math.round(Math.min(wait, longest));
}
