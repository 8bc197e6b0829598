// What a salesperson reads of a lead: why, in words, and what the visitor has looked at.

import { listOf, objectOf, type Rough, textOf } from "../config.js";
import type { LogRecord } from "../messages.js";
import { spanOf } from "../span.js";

const DAY = 86_400_000;

/** How many pages are named. */
const MOST_READ = 5;

/** What a visitor did, by the signal that says so; what is said where the rule does not say of what. */
const DEEDS: Readonly<Record<string, readonly [deed: string, otherwise: string]>> = {
  page_view: ["Viewed", "pages"],
  scroll: ["Read", "a page"],
  click: ["Clicked", "a link"],
  file_download: ["Downloaded", "a file"],
  form_start: ["Began the form", ""],
  form_submit: ["Submitted", "a form"],
  form_abandon: ["Left the form", ""],
  view_search_results: ["Searched the site", ""],
  video_start: ["Started", "a video"],
  video_progress: ["Watched", "a video"],
  video_complete: ["Watched to the end:", "a video"],
  session_start: ["Came to the site", ""],
  chat: ["Used the chat", ""],
  engagement: ["Spent time on", "the site"],
};

/** What a rule or a signal is about, the most telling first. */
const ABOUT = ["type", "topic", "formId", "fileName", "path", "text", "term", "id", "href"];

/** How a rule that counts one signal for each of something counts. */
const PER: Readonly<Record<string, readonly [before: string, what: string]>> = {
  session: ["in", "visits"],
  page: ["on", "pages"],
  day: ["on", "days"],
};

/** Says reasons in words: "Viewed pricing 4 times this week". What no rule of the config gave stays as it is. */
export function inWords(
  reasons: unknown,
  config: Rough,
  records: readonly LogRecord[],
  now: number,
): unknown {
  if (!Array.isArray(reasons)) return reasons;
  return reasons.map((reason) => {
    const rules = rulesOf(config).filter(({ id }) => id === reason.rule);
    // Of two rules with one name nobody can say which it is.
    const [rule] = rules.length === 1 ? rules : [];
    return rule ? { ...reason, label: sentence(rule, reason, config, records, now) } : reason;
  });
}

const rulesOf = ({ scores }: Rough): Rough[] =>
  Object.values(objectOf(scores)).flatMap((score) => {
    const { rules, groups } = objectOf(score);
    return [...listOf(rules), ...listOf(groups).flatMap((it) => listOf(it["rules"]))];
  });

function sentence(
  rule: Rough,
  { label, lastAt, count }: Rough,
  config: Rough,
  records: readonly LogRecord[],
  now: number,
): unknown {
  const own = textOf(rule["label"]);
  const on = textOf(rule["on"]);
  if (!on || !lastAt) return own ?? label;
  const { signal, where } = sourceOf(on, objectOf(rule["where"]), config);
  const what = own ?? deed(on, signal, where);
  const number = Number(count);
  const last = Date.parse(`${lastAt}`);
  if (number < 2) return `${what} ${when(last, now)}`;
  const [before, things] = PER[`${rule["per"]}`] ?? ["", "times"];
  const often = [what, before, number, things].filter(Boolean).join(" ");
  // None of those counted is older than the oldest that could have been.
  const kept = records.filter((it) => it.signal === signal).map(({ time }) => time);
  const since = Math.max(Math.min(...kept, last), now - (spanOf(rule["within"]) ?? Infinity));
  const period = now - since <= 7 * DAY ? (sameDay(since, now) ? "today" : "this week") : "";
  return period ? `${often} ${period}` : `${often}, last ${when(last, now)}`;
}

/** Follows a signal of the marketer's own to the one that it is made from, and what both are about. */
function sourceOf(on: string, where: Rough, { signals }: Rough) {
  let signal = on;
  let about = where;
  for (let depth = 0; depth < 9; depth++) {
    const rule = objectOf(objectOf(signals)[signal]);
    const from = textOf(rule["from"]);
    if (!from) break;
    about = { ...objectOf(rule["where"]), ...about };
    signal = from;
  }
  return { signal, where: about };
}

function deed(on: string, signal: string, where: Rough): string {
  const [did, otherwise] = DEEDS[signal] ?? [];
  if (!did) return readable(on);
  const about = ABOUT.map((key) => thing(where[key])).find(Boolean);
  if (about) return `${did} ${signal.startsWith("form") ? `“${about}”` : about}`;
  // The marketer's name for it says more than "a form".
  return on === signal ? `${did} ${otherwise}`.trim() : readable(on);
}

/** What a condition on a text asks for, if it is as simple as that. */
function thing(condition: unknown): string {
  const { $eq, $in, $glob } = objectOf(condition);
  const one = condition ?? "";
  const it = [one, $eq, Array.isArray($in) && $in.length === 1 ? $in[0] : $glob].find(textOf);
  return (
    textOf(it)
      ?.replace(/[*?]+/g, "")
      .replace(/^\/|\/$/g, "")
      .replace(/[-_]/g, " ") ?? ""
  );
}

/** `pricing_view`: "Pricing view". */
const readable = (name: string) => {
  const words = name.replace(/[_-]/g, " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};

const sameDay = (one: number, other: number) =>
  new Date(one).toDateString() === new Date(other).toDateString();

function when(time: number, now: number): string {
  if (sameDay(time, now)) return "today";
  const days = Math.max(1, Math.round((now - time) / DAY));
  return days === 1 ? "yesterday" : `${days} days ago`;
}

/** Names the pages that the visitor gave the most time, and what they downloaded. */
export function readBy(records: readonly LogRecord[]) {
  const pages = new Map<string, { path: string; title: string; views: number; seconds: number }>();
  const files = new Set<string>();
  for (const { signal, props } of records) {
    const { path, title, seconds, fileName } = props as Rough;
    if (signal === "file_download" && textOf(fileName)) files.add(`${fileName}`);
    if (!textOf(path) || !["page_view", "engagement"].includes(signal)) continue;
    const page = pages.get(`${path}`) ?? { path: `${path}`, title: "", views: 0, seconds: 0 };
    pages.set(page.path, page);
    if (signal === "page_view") {
      page.views++;
      page.title = textOf(title) ?? page.title;
    } else page.seconds += Number(seconds) || 0;
  }
  const most = [...pages.values()].filter(({ views }) => views);
  most.sort((a, b) => b.seconds - a.seconds || b.views - a.views);
  return { read: most.slice(0, MOST_READ), downloads: [...files] };
}
