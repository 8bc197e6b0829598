// What the inspector's sections are given, and what they can have done.

import type { LogRecord } from "../messages.js";
import type { Inside } from "./inside.js";
import type { Journey } from "./journey.js";
import type { Picked } from "./selector.js";
import type { Wish } from "./shadow.js";

export const tabs = [
  "Now",
  "Scores",
  "Stage",
  "Log",
  "Slots",
  "Playbooks",
  "Delivery",
  "Record",
] as const;

export type Tab = (typeof tabs)[number];

/** What `get()` gives, as far as it is looked at. */
export interface Snapshot {
  readonly visitor: string;
  readonly session: Readonly<Record<string, unknown>>;
  readonly page: Readonly<Record<string, unknown>>;
  readonly stage: string;
  readonly scores: Readonly<Record<string, number>>;
  readonly grade: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly segments: readonly string[];
  readonly persona: string | null;
  readonly traits: Readonly<Record<string, unknown>>;
  readonly slots: Readonly<
    Record<string, { offer: string | null; rule: string | null; variant: string | null }>
  >;
  readonly consent: string;
  readonly holdout: boolean;
  readonly signals: number;
  readonly dropped: number;
  readonly configHash: string;
}

/** What is known at the moment that is looked at, by the page's engine or by the shadow. */
export interface Look {
  readonly get: Snapshot;
  explain(what: string): unknown;
}

/** What the person who inspects has chosen. */
export interface State {
  readonly tab: Tab;
  readonly wish: Wish;
  /** Signals whose name is this are listed; all if it is empty. */
  readonly signal: string;
  /** What the listed signals have to contain. */
  readonly text: string;
  /** How many are listed at the most. */
  readonly most: number;
  /** Whether all slots are outlined on the page. */
  readonly outlined: boolean;
  /** The slot that is pointed at in the list. */
  readonly pointed: string;
  readonly picking: boolean;
  readonly picked: Picked | undefined;
  readonly journey: Journey | undefined;
  /** The name of the next journey. */
  readonly name: string;
  /** Whether a report says who the visitor is. */
  readonly personal: boolean;
}

export interface Tool {
  readonly inside: Inside;
  readonly state: State;
  /** Whether Leadlight runs on this page, so that there is something to look at. */
  readonly runs: boolean;
  /** The page as it is. */
  readonly live: Look;
  /** What is looked at: another than `live` while something is forced or the time is another. */
  readonly look: Look;
  /** Why a side that is wished cannot be shown, by slot. */
  readonly unmet: Readonly<Record<string, string>>;
  /** The whole log. */
  readonly records: readonly LogRecord[];
  /** The log up to the moment that is looked at. */
  readonly past: readonly LogRecord[];
  readonly now: number;
  /** Changes what is chosen. */
  set(change: Partial<State>): void;
  /** Has a screen reader say something, and shows it for a moment. */
  say(words: string): void;
  /** Draws anew. */
  draw(): void;
}
