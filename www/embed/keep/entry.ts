// One handoff on its way: how it is written down, and what an answer makes of it.

import { quietly } from "../safe.js";
import { json } from "./json.js";
import type { Answer } from "./post.js";
import type { Letter } from "./sinks/sink.js";

/** What is to be delivered, and where. */
export interface Item extends Letter {
  readonly id: string;
  readonly sink: string;
  /** What kind of sink it is. */
  readonly kind: string;
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
  /** What was wrong with the last try; or with its receipt. */
  error: string | null;
  /** How often, on this page, what is to take it was not there. */
  absent: number;
}

const longest = 3_600_000;

/** How often, in all half a minute, something that the page loads is waited for. */
const mostAbsent = 5;

/** Writes the record. Of a delivered item it keeps nothing of the visitor's. */
export const write = (entry: Entry): string => {
  const { phase, due, id, sink, tries, error } = entry;
  return json(phase === "done" ? { done: true, at: due, id, sink, tries, error } : entry);
};

/** Reads a record; `undefined` if it is not one. */
export const read = (key: string, text: unknown): Entry | undefined =>
  quietly(() => {
    const record = JSON.parse(text as string);
    const { done, at, phase, id, sink, kind, url, type, body, absent } = record;
    const parked = phase === "parked";
    // What was not on one page may be on the next.
    const again = parked && absent;
    const entry: Entry = {
      ...record,
      key,
      phase: done ? "done" : parked && !again ? phase : "waiting",
      due: done ? at : again ? 0 : record.due,
      absent: 0,
    };
    const texts = [id, sink, kind, url, type, body];
    const whole = done || texts.every((it) => typeof it === "string");
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
  entry.error = wrong(answer);
  const kind = answer?.kind;
  // Without a receipt: sent again it would be there twice, as nobody there looks at ids.
  if (kind === "received" || kind === "unread") {
    entry.phase = "done";
    return "sent";
  }
  entry.absent = kind === "absent" ? entry.absent + 1 : 0;
  if (!answer || kind === "refused" || entry.absent === mostAbsent) {
    entry.phase = "parked";
    return "parked";
  }
  entry.phase = "waiting";
  const asked = answer.kind === "busy" ? answer.retryAfter : undefined;
  entry.due += pause(entry.absent || entry.tries, asked);
  return "retrying";
}

/** Says what is wrong with an answer. */
function wrong(answer: Answer | undefined): string | null {
  switch (answer?.kind) {
    case undefined:
      return "no http address";
    case "received":
      return null;
    case "unread":
      return "sent, no receipt possible";
    case "absent":
      return answer.error;
    case "lost":
      return "no answer";
    default:
      return `status ${answer?.status}`;
  }
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
