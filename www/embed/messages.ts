// What page and engine say to each other, as `wire.ts` writes it; the other side is src/web/mod.rs.

import type { Watched } from "./capture/types.js";
import type { Word } from "./keep/keep.js";
import type { Shows } from "./slots.js";

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
export type Question = ["get"] | ["explain", what: string] | ["records"] | ["chat"] | ["session"];

/** What the engine wants done. */
export type Effect =
  // With what it knows of the page that the signal came from, where the signal says nothing of it.
  ["record", LogRecord, page: object] | Other;

type Other =
  | ["drop", ids: string[]]
  | ["fill", slot: string, Shows | null]
  | ["play", playbook: string, message: string | null, form: Form | null]
  | ["handoff", id: string, event: object, Sink[]]
  | ["report", event: string, detail: object];

/** An effect as the engine says it: of a signal that it was told of it says no more than the id. */
export type Wanted = ["record", string | LogRecord, page: object] | Other;

/** What follows from an input: when to step again if nothing happens before, and what to do. */
export type Outcome = [wakeAt: number, ...Wanted[]];

/** A form of the chat panel. */
export type Form = "callback" | "message";

/** A lead's way to one place. */
export interface Sink {
  readonly sink: string;
  readonly url: string;
  readonly simple: boolean;
}

/** What the engine says of the config. */
export interface Started {
  readonly problems: readonly (readonly [code: string, path: string])[];
  /** None if it cannot be used, or leaves machines alone. */
  readonly settings: Settings | null;
}

/** What the page needs of the config. */
export interface Settings extends Watched {
  /** The name under which things are kept. */
  readonly site: string;
  /** Query parameters that are secret besides the usual ones. */
  readonly redactQuery: readonly string[];
  /** All slots, and where they are besides their marked places. */
  readonly selectors: Readonly<Record<string, string | null>>;
  /** The time zones that opening hours are in. */
  readonly zones: readonly string[];
  readonly configHash: string;
  readonly implied: boolean;
  /** Where consent is read: the place of the word in src/config/privacy.rs. The first is the API. */
  readonly cmp: number;
  readonly gpc: boolean;
  readonly dataLayer: boolean;
}
