// Files that are opened: what they are, or in plain words why they cannot be.

import { type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { isObject, type Json, type JsonObject, textOf } from "../state/path.js";
import type { Doc } from "../state/types.js";
import { joined, readJourneys } from "../views/journeys/read.js";

/** As large a config the widget takes, in bytes. */
export const MAX_BYTES = 256 * 1024;

/** As large a file is looked at: a bug report has a visitor's log in it. */
const MAX_FILE = 8 * 1024 * 1024;

/** What a config may have at its top; one of them tells it from other JSON. */
const TOPS = [
  "scores",
  "stages",
  "pages",
  "slots",
  "offers",
  "signals",
  "playbooks",
  "facts",
  "site",
];

/** As deep lists and objects may lie in each other: the widget reads no deeper. */
const DEEPEST = 64;

const isTooDeep = (value: Json, depth = 0): boolean =>
  typeof value === "object" &&
  value !== null &&
  (depth >= DEEPEST || Object.values(value).some((it) => isTooDeep(it as Json, depth + 1)));

/** `notes`: what was left out, in words. */
export type Opened = { doc: Doc; notes?: string[] } | { problem: string };

const problem = (text: string) => ({ problem: text });

/** Where in a text a place is, for people. */
export function lineOf(text: string, offset: number) {
  const before = text.slice(0, offset).split("\n");
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

const WORDS: Record<string, string> = {
  InvalidSymbol: "there is a word that is no JSON",
  InvalidNumberFormat: "a number is not written as one",
  PropertyNameExpected: "a name in quotes is missing, or there is one comma too many",
  ValueExpected: "a value is missing, or there is one comma too many",
  ColonExpected: "a colon is missing",
  CommaExpected: "a comma is missing",
  CloseBraceExpected: "a closing } is missing",
  CloseBracketExpected: "a closing ] is missing",
  EndOfFileExpected: "there is something after the end",
  UnexpectedEndOfComment: "a comment does not end",
  UnexpectedEndOfString: "a text has no closing quote",
  InvalidCommentToken: "JSON has no comments",
};

/** What is wrong with a text that is no JSON, and where. */
export function whyNotJson(text: string): string {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (!first) return "This is not JSON.";
  const word = printParseErrorCode(first.error);
  return `This is not JSON yet: at ${lineOf(text, first.offset)}, ${WORDS[word] ?? word}.`;
}

/** The journeys among what a file has for such; what is none is left out. */
function journeysOf(found: Json[], name: string) {
  const { journeys, notes } = readJourneys(JSON.stringify({ journeys: found }), name);
  return { journeys: joined([], journeys), notes };
}

/** Reads a file's text: a config, a bug report of the inspector, or the studio's own export. */
export function readFile(name: string, text: string): Opened {
  if (text.length > MAX_FILE) return problem(`${name} is larger than 8 MB: this is no config.`);
  if (!text.trim()) return problem(`${name} is empty.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    if (/^\s*</.test(text)) {
      return problem(`${name} is a web page, not a config. Is the address right?`);
    }
    return problem(`${name}: ${whyNotJson(text)}`);
  }
  if (!isObject(value)) return problem(`${name} has no { } around it, so it is no config.`);
  if (isTooDeep(value)) {
    return problem(
      `${name} is nested more than ${DEEPEST} levels deep: the widget reads no deeper.`,
    );
  }
  const title = name.replace(/\.json$/i, "");
  if (textOf(value["leadlight"]).startsWith("report.") && isObject(value["config"])) {
    const named = `Report ${textOf(value["page"])}`.trim();
    const log = Array.isArray(value["log"]) ? value["log"] : [];
    const { journeys, notes } = journeysOf(
      [{ ...value, name: named, log, consent: "granted" }],
      name,
    );
    return { doc: { name: title, config: value["config"], journeys }, notes };
  }
  if (Array.isArray(value["journeys"]) && !isObject(value["config"])) {
    return problem(
      `${name} has journeys in it: open a config first, then add them under Journeys.`,
    );
  }
  if (isObject(value["config"]) && Array.isArray(value["journeys"])) {
    const { journeys, notes } = journeysOf(value["journeys"], name);
    const called = textOf(value["name"]) || title;
    return { doc: { name: called, config: value["config"], journeys }, notes };
  }
  if (!TOPS.some((it) => it in (value as JsonObject))) {
    return problem(
      `${name} is JSON, but no config of Leadlight: it has none of ${TOPS.join(", ")}.`,
    );
  }
  if (new Blob([text]).size > MAX_BYTES) {
    return problem(`${name} is larger than 256 KiB, more than the widget reads.`);
  }
  return {
    doc: { name: textOf(value["site"]) || title, config: value as JsonObject, journeys: [] },
  };
}

/** Fetches a site's own config. */
export async function fetchConfig(address: string): Promise<Opened> {
  let url: URL;
  try {
    url = new URL(/^[a-z]+:\/\//i.test(address) ? address : `https://${address}`);
  } catch {
    return problem(`“${address}” is no address. Write it like https://www.example.com`);
  }
  if (!/\.json$/.test(url.pathname))
    url.pathname = `${url.pathname.replace(/\/$/, "")}/leadlight.json`;
  try {
    const reply = await fetch(url);
    if (!reply.ok) return problem(`${url.href} answers ${reply.status}: there is no config there.`);
    return readFile(url.hostname, await reply.text());
  } catch {
    return problem(
      `${url.href} cannot be read from here: it does not answer, or its server does not let other sites read it. Download the file and open it.`,
    );
  }
}
