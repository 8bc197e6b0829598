// A conversation as the desk has it: lines, who it is with, and the handoff that it amounts to.

import { type Handoff, readHandoff } from "../handoff.js";
import { asList, asObject, asText, asTime, type Json } from "../read.js";

export interface TalkLine {
  readonly id: string;
  readonly from: "visitor" | "desk";
  readonly text: string;
  readonly at: number;
  /** Whether the visitor's page has it. Always so for a line of theirs. */
  readonly isThere: boolean;
}

export type Via = "local" | "xmpp";

export interface Talk {
  readonly id: string;
  readonly via: Via;
  /** Who it is with: the key of the lead. */
  readonly visitor: string;
  readonly site: string;
  /** Where to write to, over XMPP. */
  readonly address: string;
  /** Whether a page of theirs is there now. */
  readonly isHere: boolean;
  /** What the page said about them, as the data of a handoff. */
  readonly lead: Json;
  readonly lines: readonly TalkLine[];
}

const LONGEST = 8000;
const MOST_LINES = 300;

/** Reads the lead that a page tells of; nothing if it does not say who. */
export function readLead(
  value: unknown,
): { visitor: string; site: string; lead: Json } | undefined {
  const given = asObject(value);
  const visitor = asText(given.visitor);
  if (visitor === undefined) return undefined;
  const path = asText(given.path);
  const lead = { ...given, ...(path === undefined ? {} : { page: { path } }) };
  return { visitor, site: asText(given.site) ?? "", lead };
}

export function readLine(value: unknown): TalkLine | undefined {
  const { id, from, text, at } = asObject(value);
  const words = asText(text)?.slice(0, LONGEST);
  const name = asText(id);
  if (words === undefined || name === undefined) return undefined;
  const isTheirs = from === "me";
  return {
    // A page keeps our lines under names of its own.
    id: isTheirs ? name : name.replace(/^them:/, ""),
    from: isTheirs ? "visitor" : "desk",
    text: words,
    at: Math.min(asTime(at) ?? Date.now(), Date.now()),
    isThere: true,
  };
}

/** Takes in lines, of which some may be known. */
export function withLines(talk: Talk, lines: readonly TalkLine[]): Talk {
  const all = new Map(talk.lines.map((line) => [line.id, line]));
  for (const line of lines) {
    const known = all.get(line.id);
    all.set(line.id, known ? { ...known, isThere: known.isThere || line.isThere } : line);
  }
  const sorted = [...all.values()].sort((a, b) => a.at - b.at);
  return { ...talk, lines: sorted.slice(-MOST_LINES) };
}

/** What the visitor said and nobody has answered, or the last that was answered. */
function turn({ lines }: Talk): { first: TalkLine; answeredAt: number | undefined } | undefined {
  const last = lines.map(({ from }) => from).lastIndexOf("visitor");
  const before = lines
    .slice(0, last)
    .map(({ from }) => from)
    .lastIndexOf("desk");
  const first = lines[before + 1];
  if (last < 0 || !first) return undefined;
  return { first, answeredAt: lines[last + 1]?.at };
}

const idOf = (talk: Talk, line: TalkLine) => `chat:${talk.id}:${line.id}`;

/**
 * What the visitor last said as a handoff, so that it stands in the queue with all others. `known`: what was
 * handed over about them before, which has what a page does not say of itself.
 */
export function handoffOf(talk: Talk, known: Handoff | undefined): Handoff | undefined {
  const now = turn(talk);
  if (!now) return undefined;
  const { first } = now;
  const before = asObject(known?.raw.data);
  const traits = { ...asObject(before.traits), ...asObject(talk.lead.traits) };
  return readHandoff({
    id: idOf(talk, first),
    source: talk.site,
    type: "leadlight.handoff.v1",
    time: new Date(first.at).toISOString(),
    subject: talk.visitor,
    data: { ...before, ...talk.lead, traits, kind: "chat", message: first.text },
  });
}

/** When the handoff with this id was answered in the conversation. */
export function answerTo(talk: Talk, handoff: string): number | undefined {
  const now = turn(talk);
  return now && idOf(talk, now.first) === handoff ? now.answeredAt : undefined;
}

/** Reads a conversation that was kept. */
export function readTalk(value: unknown): Talk | undefined {
  const { id, via, site, address, lead, lines, visitor } = asObject(value);
  const [name, who] = [asText(id), asText(visitor)];
  if (name === undefined || who === undefined) return undefined;
  return {
    id: name,
    via: via === "xmpp" ? "xmpp" : "local",
    visitor: who,
    site: asText(site) ?? "",
    address: asText(address) ?? "",
    isHere: false,
    lead: asObject(lead),
    lines: asList(lines).flatMap((item) => {
      const { id, from, text, at, isThere } = asObject(item);
      const line = readLine({ id, from: from === "visitor" ? "me" : "them", text, at });
      return line ? { ...line, isThere: isThere !== false } : [];
    }),
  };
}
