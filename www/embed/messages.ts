// What page and engine say to each other, as `wire.ts` writes it; the other side is src/web/mod.rs.

import type { Word } from "./keep/keep.js";

/** A signal, as the log has it. */
export interface LogRecord {
  readonly id: string;
  readonly time: number;
  readonly signal: string;
  readonly props: object;
}

/** What the page tells the engine. */
export type Input =
  | ["observe", (readonly [id: string, time: number, name: string, props: object])[]]
  | ["merge", readonly unknown[]]
  | ["visitor", string]
  | ["consent", Word]
  | ["busy", boolean]
  | ["closed"]
  | ["handoff", extra: unknown]
  | ["zone", name: string, minutes: number]
  | ["tick"];

/** What the page can ask. */
export type Question = ["get"] | ["explain", what: string] | ["records"] | ["session"];

/** What a slot is to show. */
export interface Decision {
  readonly offer: string;
  readonly rule: string;
  readonly variant: string | null;
}

/** What the engine wants done. */
export type Effect =
  // With what it knows of the page that the signal came from, where the signal says nothing of it.
  ["record", LogRecord, page: object] | Other;

type Other =
  | ["drop", ids: string[]]
  | ["fill", slot: string, Decision | null]
  | ["play", playbook: string, closed: boolean]
  | ["handoff", id: string, event: Event]
  | ["report", event: string, detail: object];

/** An effect as the engine says it: of a signal that it was told of it says no more than the id. */
export type Wanted = ["record", string | LogRecord, page: object] | Other;

/** What follows from an input: when to step again if nothing happens before, and what to do. */
export type Outcome = [wakeAt: number, ...Wanted[]];

/** A handoff: a CloudEvents 1.0 event. */
export interface Event {
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the engine says of the config. */
export interface Started {
  readonly problems: readonly (readonly [code: string, path: string])[];
  /** What it has worked out of it; none if it cannot be used, or leaves machines alone. */
  readonly settings: {
    /** The name under which things are kept. */
    readonly site: string;
    /** How long (ms) without a signal ends a session. */
    readonly idle: number;
    readonly configHash: string;
  } | null;
}
