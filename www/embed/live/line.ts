// What a conversation with sales is made of, and what carries it there and back.

/** `me`: the visitor. `them`: whoever answers. */
export type From = "me" | "them";

/**
 * What became of a line of the visitor's. `waiting`: it is on its way, or waits for a connection. `sent`: the
 * other end has it. `failed`: it came back. `given`: it went out as a message instead.
 */
export type LineStatus = "waiting" | "sent" | "failed" | "given";

export interface Line {
  readonly id: string;
  readonly from: From;
  readonly text: string;
  /** When it was written, in milliseconds. */
  readonly at: number;
  status: LineStatus;
}

/** What sales is told about who is writing. */
export interface Lead {
  readonly visitor: string;
  readonly site: string;
  readonly stage: string;
  readonly grade: string | null;
  readonly scores: Readonly<Record<string, number>>;
  /** The one number to sort a queue by. */
  readonly score: number | null;
  readonly reasons: readonly Reason[];
  /** Only what the visitor or the site gave. */
  readonly traits: Readonly<Record<string, string>>;
  readonly path: string;
  /** The time sales promised to answer in, as the config says it. */
  readonly sla: string | null;
}

export interface Reason {
  readonly rule: string;
  readonly label: string;
  readonly points: number;
  readonly count: number;
}

/** What sales made of the lead. */
export const outcomes = ["working", "qualified", "disqualified", "customer"] as const;
export type Outcome = (typeof outcomes)[number];
export const isOutcome = (it: unknown): it is Outcome => outcomes.includes(it as Outcome);

/** The longest line taken from the other end, in UTF-16 units. */
export const LONGEST = 8000;

/**
 * How the line to sales stands. `connecting`: not yet known. `open`: what is sent arrives. `nobody`: it
 * works, and no one is there. `broken`: it was open and is being made again. `unreachable`: it cannot be
 * made; it is tried all the same.
 */
export type Standing = (typeof standings)[number];
const standings = ["connecting", "open", "nobody", "broken", "unreachable"] as const;
export const isStanding = (it: unknown): it is Standing => standings.includes(it as Standing);

/** What a transport tells. None of it may be trusted but its type. */
export interface Hears {
  standing(now: Standing): void;
  /** Of a line that was given to it. */
  became(id: string, status: "sent" | "failed"): void;
  /** A line of theirs; the same id may come again. */
  said(line: { readonly id: string; readonly text: string; readonly at: number }): void;
  outcome(outcome: Outcome, reason: string): void;
}

export interface Transport {
  /** Sends a line, as soon as it can; the same line again is harmless. */
  send(line: Line): void;
  /** Lets go of the connection, for good. */
  close(): void;
}

/** What a transport has to know. */
export interface About {
  /** The id of the conversation. */
  readonly id: string;
  /** The visitor as they are now. */
  lead(): Lead;
  /** All lines so far, oldest first. */
  lines(): readonly Line[];
}

/** What xmpp.js and local.js hold. */
export interface TransportModule {
  connect(config: unknown, about: About, hears: Hears): Transport;
}
