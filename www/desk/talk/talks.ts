// All conversations of this desk: what comes in from either side, what is said, and what is kept of it.

import type { Handoff } from "../handoff.js";
import { asList } from "../read.js";
import {
  answerTo,
  handoffOf,
  readLead,
  readTalk,
  type Talk,
  type TalkLine,
  type Via,
  withLines,
} from "./talk.js";

const KEY = "leadlight-desk:talks";
const MOST_TALKS = 100;

/** A way to visitors' pages. */
export interface Wire {
  say(talk: Talk, line: TalkLine): void;
  outcome(talk: Talk, outcome: Verdict): void;
}

/** What was made of a lead, as the page is told. */
export interface Verdict {
  readonly lifecycle: string;
  readonly reason?: string | undefined;
}

/** What a wire heard of a conversation. */
export interface News {
  readonly id: string;
  readonly via: Via;
  readonly address?: string;
  readonly lead?: unknown;
  readonly lines?: readonly TalkLine[];
  readonly isHere: boolean;
}

export type Talks = ReturnType<typeof openTalks>;

export interface Hears {
  /** After every change. */
  changed(): void;
  /** A visitor said something. */
  arrived(talk: Talk, text: string): void;
  /** A page said who it has; `told`, that it knows what was made of them. */
  here(talk: Talk): void;
  told(visitor: string): void;
}

export function openTalks({ changed, arrived, here, told }: Hears) {
  const talks = new Map<string, Talk>(read().map((talk) => [talk.id, talk]));
  const wires = new Map<Via, Wire>();

  function put(talk: Talk): void {
    // The one touched last comes last.
    talks.delete(talk.id);
    talks.set(talk.id, talk);
    write([...talks.values()].slice(-MOST_TALKS));
    changed();
  }

  const of = (visitor: string) =>
    [...talks.values()].reverse().find((talk) => talk.visitor === visitor);

  return {
    /** Adds a way; the one before it of the same kind is forgotten. */
    wire: (via: Via, wire: Wire) => void wires.set(via, wire),

    /** The conversation with a lead: the one that something happened in last. */
    of,

    /** Takes in what a page said. Gives what of ours its page has not got yet. */
    take({ id, via, address = "", lead, lines = [], isHere }: News): readonly TalkLine[] {
      const known = talks.get(id);
      const who = readLead(lead);
      if (!known && !who) return [];
      const base: Talk = known ?? {
        ...{ id, via, address, isHere, lines: [] },
        ...{ visitor: "", site: "", lead: {} },
      };
      const next = withLines(
        { ...base, via, isHere, address: address || base.address, ...who },
        lines,
      );
      put(next);
      const fresh = next.lines.filter(
        ({ id, from }) => from === "visitor" && !known?.lines.some((line) => line.id === id),
      );
      const [newest] = fresh.slice(-1);
      if (newest) arrived(next, newest.text);
      if (who) here(next);
      return next.lines.filter(({ isThere }) => !isThere);
    },

    /** The visitor's page knows what was made of them. */
    told(id: string): void {
      const talk = talks.get(id);
      if (talk) told(talk.visitor);
    },

    /** The page of a visitor is being left. */
    gone(id: string): void {
      const talk = talks.get(id);
      if (talk?.isHere) put({ ...talk, isHere: false });
    },

    /** Nobody is at this address any more. */
    left(address: string): void {
      for (const talk of [...talks.values()]) {
        if (talk.address === address && talk.isHere) put({ ...talk, isHere: false });
      }
    },

    /** The visitor's page has these lines of ours. */
    has(id: string, line: string): void {
      const talk = talks.get(id);
      const found = talk?.lines.find((it) => it.id === line);
      if (talk && found && !found.isThere) put(withLines(talk, [{ ...found, isThere: true }]));
    },

    /** Says something to the visitor. What does not reach them now is said when they are back. */
    say(talk: Talk, text: string): void {
      const at = Date.now();
      const id = `desk-${at.toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
      const line: TalkLine = { id, from: "desk", text, at, isThere: false };
      put(withLines(talks.get(talk.id) ?? talk, [line]));
      wires.get(talk.via)?.say(talk, line);
    },

    /** Tells the visitor's page what was made of them, if it is there. */
    outcome(talk: Talk, verdict: Verdict): void {
      if (talk.isHere) wires.get(talk.via)?.outcome(talk, verdict);
    },

    /** What the visitors said as handoffs, given those that are known otherwise. */
    handoffs(known: Iterable<Handoff>): readonly Handoff[] {
      const newest = new Map<string, Handoff>();
      for (const handoff of known) {
        const before = newest.get(handoff.lead);
        if ((before?.at ?? 0) <= (handoff.at ?? 0)) newest.set(handoff.lead, handoff);
      }
      return [...talks.values()].flatMap((talk) => handoffOf(talk, newest.get(talk.visitor)) ?? []);
    },

    /** When the handoff with this id was answered in a conversation. */
    answeredAt(handoff: string): number | undefined {
      for (const talk of talks.values()) {
        const at = answerTo(talk, handoff);
        if (at !== undefined) return at;
      }
      return undefined;
    },

    clear(): void {
      talks.clear();
      write([]);
      changed();
    },
  };
}

function read(): readonly Talk[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return asList(kept).flatMap((item) => readTalk(item) ?? []);
  } catch {
    return [];
  }
}

function write(talks: readonly Talk[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(talks));
  } catch {
    // Blocked or full: what is in memory stays right until the page is closed.
  }
}
