// Journeys as they are asked for and answered (`src/run/journeys.rs`, docs/journeys.md).

import type { Consent, Diagnostic, Entry } from "./types.js";

/** Something the visitor does in a journey. */
export interface Deed {
  readonly signal: string;
  readonly props?: Readonly<Record<string, unknown>>;
  readonly id?: string;
  /** RFC 3339 or milliseconds. */
  readonly time?: string | number;
  /** How long after the signal before, in place of `time`: `2m`. */
  readonly after?: string;
}

type Several = string | readonly string[];

/** What is expected of a journey. */
export interface Expectations {
  /** Stages never to be in. */
  readonly never?: Several;
  /** Stages to come as far as. */
  readonly reaches?: Several;
  /** How long after the first signal at the latest. */
  readonly within?: string;
  /** The last stage; of several, one. */
  readonly ends?: Several;
  /** Whether a playbook opens a chat. */
  readonly chat?: boolean;
  readonly plays?: Several;
  readonly neverPlays?: Several;
  readonly handoff?: boolean;
  /** Slot by slot, offers. */
  readonly sees?: Readonly<Record<string, Several>>;
  readonly neverSees?: Readonly<Record<string, Several>>;
  /** Score by score, a whole number or a condition, at the end. */
  readonly scores?: Readonly<Record<string, unknown>>;
  readonly segments?: Several;
  readonly persona?: string;
}

export interface Journey {
  readonly name: string;
  readonly description?: string;
  readonly visitor?: string;
  readonly consent?: Consent;
  readonly start?: string | number;
  readonly log: readonly Deed[];
  /** How long after the last signal to look: a minute, unless given. */
  readonly end?: string;
  readonly expect?: Expectations;
}

/** What a page's `export()` gives, which is a journey as it is. */
export interface Exported {
  readonly version: number;
  readonly visitor: string;
  readonly configHash: string;
  readonly log: readonly Deed[];
}

export interface JourneysRequest {
  readonly config: unknown;
  readonly journeys: readonly (Journey | Exported)[];
  /** Asks for each one's timeline, with so many moments. */
  readonly timeline?: number;
  /** Asks for the reasons as of each one's end: `scores`, `stage`, `slot:hero`. */
  readonly explain?: readonly string[];
}

/** A stage that the visitor came into. */
export interface Reached {
  readonly stage: string;
  readonly time: number;
  /** The signal, with what tells it from others; `time`; or `the start`. */
  readonly cause: string;
  /** That signal's place in the log, if it is there. */
  readonly signal: number | null;
}

/** Something that came otherwise than expected, in plain English. */
export interface Failure {
  readonly expect: keyof Expectations;
  readonly message: string;
  readonly time?: number;
}

/** What came of a journey. */
export interface Outcome {
  readonly name: string;
  /** From the first stage on. */
  readonly stages: readonly Reached[];
  readonly ends: string;
  readonly scores: Readonly<Record<string, number>>;
  /** Slot by slot, the offers that it came to show, in their order. */
  readonly seen: Readonly<Record<string, readonly string[]>>;
  /** The playbooks that ran, each time one did. */
  readonly plays: readonly string[];
  /** When a chat opened first. */
  readonly chat: number | null;
  readonly handoffs: number;
  readonly failures: readonly Failure[];
  /** In it, what the log does not have is at no signal: beginnings of sessions, delays that end. */
  readonly timeline?: readonly Entry[];
  readonly explain?: Readonly<Record<string, unknown>>;
}

/** A journey that cannot be read. */
export interface Unread {
  readonly name: string;
  readonly error: string;
}

export interface JourneysAnswer {
  readonly diagnostics: readonly Diagnostic[];
  readonly journeys?: readonly (Outcome | Unread)[];
}
