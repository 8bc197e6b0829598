// What a vendor's chat is told about the visitor: a summary for whoever answers, never the log itself.

import type { LogRecord } from "../messages.js";
import { heaviest, mainScore } from "../weight.js";
import type { Values } from "./adapter.js";

/** How many attributes there are at most, and how long (in characters) a text. */
const MOST = 20;
const LONGEST = 255;

/** How many reasons are given, and how many of the last pages. */
const REASONS = 3;
const PAGES = 5;

/** What `get()` gives, as far as it is passed on. */
export interface Snapshot {
  readonly stage?: string;
  readonly grade?: string | null;
  readonly scores?: Readonly<Record<string, number>>;
  readonly persona?: string | null;
  readonly segments?: readonly string[];
}

/** Gives the attributes, by the names that `fields` of the config has for them. */
export function attributes(
  snapshot: Snapshot,
  explained: unknown,
  log: readonly LogRecord[],
  fields: Readonly<Record<string, unknown>>,
): Values {
  const { stage, grade, scores = {}, persona, segments = [] } = snapshot;
  const visits = log.filter(({ signal }) => signal === "session_start");
  const paths = log.flatMap(({ signal, props }) =>
    signal === "page_view" ? [`${(props as { path?: unknown }).path}`] : [],
  );
  const all: [name: string, value: unknown][] = [
    ["stage", stage],
    ["grade", grade],
    ["score", mainScore(scores)],
    ...reasons(explained).map((it, place): [string, unknown] => [`reason_${place + 1}`, it]),
    ["pages_seen", paths.length],
    ["last_pages", [...new Set(paths.reverse())].slice(0, PAGES).join(", ")],
    ["first_touch", touch(visits[0])],
    ["last_touch", touch(visits[visits.length - 1])],
    ["persona", persona],
    ["segments", segments.join(", ")],
    ...Object.entries(scores).map(([name, it]): [string, unknown] => [`score_${snake(name)}`, it]),
  ];
  const named = all.flatMap(([name, value]): [string, string | number][] => {
    const to = fields[name] ?? `lead_${name}`;
    // An empty name means that it is not passed.
    if (typeof to !== "string" || !to) return [];
    if (typeof value === "number") return [[to, value]];
    return typeof value === "string" && value ? [[to, value.slice(0, LONGEST)]] : [];
  });
  return Object.fromEntries(named.slice(0, MOST));
}

/** The rules that gave most, over all scores, in the marketer's words where there are some. */
function reasons(explained: unknown): string[] {
  const words = heaviest(explained).map(({ label, signals, text }) => {
    if (!label) return `${text}`;
    return Number(signals) > 1 ? `${label} (${signals} times)` : `${label}`;
  });
  return [...new Set(words)].slice(0, REASONS);
}

/** Where a visit came from, such as "google / cpc / spring". */
function touch(visit: LogRecord | undefined): string {
  const { source, medium, campaign, referrerHost, channel } = (visit?.props ?? {}) as Record<
    string,
    unknown
  >;
  const tagged = [source, medium, campaign].filter((it) => typeof it === "string" && it);
  return tagged.join(" / ") || `${referrerHost || channel || (visit ? "direct" : "")}`;
}

const snake = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, "_");
