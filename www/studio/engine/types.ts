// What is asked of the engine and what it answers (`src/run.rs`). All times are milliseconds.

/** Something the visitor did. */
export interface Signal {
  readonly id: string;
  readonly time: number;
  readonly signal: string;
  readonly props?: Readonly<Record<string, unknown>>;
}

export type Consent = "granted" | "denied" | "pending";

/** One visit to go through. */
export interface Visit {
  /** The visitor's id, which decides sides of splits and the holdout. */
  readonly visitor?: string;
  /** What the config starts with, unless given. */
  readonly consent?: Consent;
  /** In any order. */
  readonly log?: readonly Signal[];
  /** The moment to look from: that of the last signal, unless given. */
  readonly now?: number;
  /** Several moments to look from, in place of `now`. */
  readonly nows?: readonly number[];
  /** What to explain: `scores`, `stage`, `slot:hero`, `playbook:sql-chat`. */
  readonly explain?: readonly string[];
  /** Asks how the visit went: after each signal, and at so many moments, 0 to 2000. */
  readonly timeline?: number;
}

/** Visits under a config: one, or several as `visits`. */
export interface VisitRequest extends Visit {
  readonly config: unknown;
  /** Whether to say what works, but hardly as it was meant; it takes its time. */
  readonly check?: true;
  readonly visits?: readonly Visit[];
}

/** Asks what the taxonomy makes of paths, which may carry a query. */
export interface PagesRequest {
  readonly config: unknown;
  readonly pages: readonly string[];
}

/** Asks what is wrong with the text of a config. */
export interface CheckRequest {
  readonly check: string;
}

/** Something that is wrong with a config. */
export interface Diagnostic {
  /** The short name by which docs/diagnostics.md knows it. */
  readonly code: string;
  /** An error: that part of the config does nothing. A warning: it may not do what was meant. */
  readonly severity: "error" | "warning";
  /** Where, as a JSON pointer. */
  readonly path: string;
  /** Where in a text that was checked, counted from one. */
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  readonly help: string | null;
  /** The change that the help speaks of, where it can be made as it is. */
  readonly fix?: Fix;
}

/** Renames the key at a path, or writes another value there. */
export type Fix =
  | { readonly path: string; readonly key: string }
  | { readonly path: string; readonly value: unknown };

/** What a slot shows. */
export interface Shown {
  readonly offer: string;
  /** The rule that chose it; `auto` where the slot chose by itself. */
  readonly rule: string;
  readonly variant: string | null;
}

/** Slot by slot, what it shows; null for the page's own content. */
export type Slots = Readonly<Record<string, Shown | null>>;

/** A playbook that ran, and whether as while nobody is there. */
export type Play = readonly [playbook: string, closed: boolean];

/** What a visit comes to at a moment. */
export interface Standing {
  /** As whole numbers. */
  readonly scores: Readonly<Record<string, number>>;
  readonly stage: string;
  readonly grade: string | null;
  readonly persona: string | null;
  readonly segments: readonly string[];
}

/** How everything stood after a signal, or at a moment. */
export interface Entry extends Standing {
  readonly time: number;
  /** The place of the signal in the log as it was given; null at a moment. */
  readonly signal: number | null;
  /** The slots that show something else than in the entry before; in the first, all. */
  readonly shown: Slots;
  /** The playbooks that ran since the entry before, if any did. */
  readonly played?: readonly Play[];
  /** Whether the lead was handed over since the entry before. */
  readonly handoff?: true;
}

/** All that is known at the moment looked from. */
export interface Look {
  readonly snapshot: Standing & Readonly<Record<string, unknown>>;
  readonly shown: Slots;
  readonly explain: Readonly<Record<string, unknown>>;
  readonly played: readonly Play[];
  /** Each handoff's event. */
  readonly handoffs: readonly unknown[];
}

/** The answer to a visit with `now`. */
export interface VisitAnswer extends Look {
  /** The places in the log of what is no signal. */
  readonly skipped: readonly number[];
  /** In order of time, if it was asked for. */
  readonly timeline?: readonly Entry[];
}

/** The answer to a visit with `nows`. */
export interface LooksAnswer {
  readonly skipped: readonly number[];
  readonly looks: readonly Look[];
}

/** Everything but the diagnostics is missing if the config cannot be used at all. */
export interface Answer<Visits = readonly VisitAnswer[]> extends Partial<VisitAnswer> {
  readonly diagnostics: readonly Diagnostic[];
  readonly visits?: Visits;
}

/** What the taxonomy makes of a path. */
export interface Page {
  readonly path: string;
  readonly type: string | null;
  readonly journey: string | null;
  readonly topic: string | null;
  /** The place in `pages` of the entry that it goes by. */
  readonly index: number | null;
}

export interface PagesAnswer {
  readonly diagnostics: readonly Diagnostic[];
  readonly pages?: readonly Page[];
}

export interface CheckAnswer {
  readonly diagnostics: readonly Diagnostic[];
  /** Whether a page can start with it. */
  readonly usable: boolean;
}

/** The answer to what is no request. */
export interface Refusal {
  readonly error: string;
}
