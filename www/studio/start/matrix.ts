// A scoring matrix as other systems export it (HubSpot's fit and engagement criteria with group
// limits and decay), turned into scores of a config. What is not understood is said, not guessed.

import type { Json, JsonObject } from "../state/path.js";
import { fresh } from "../state/path.js";

/** A row of the sheet by its heading. */
export type Row = Record<string, string>;

/** What became of a row. */
export interface Read {
  /** The row's number in the sheet, the heading being 1. */
  line: number;
  criterion: string;
  score: string;
  group: string;
  /** The rule; null where the row was not understood. */
  rule: JsonObject | null;
  /** What the rule does, or why there is none. */
  words: string;
}

/** The headings a column may have, in small letters. */
const HEADINGS: Record<string, readonly string[]> = {
  score: ["score", "score type", "type", "category", "matrix"],
  group: ["group", "event group", "property group", "section"],
  criterion: ["criteria", "criterion", "rule", "event", "property", "action", "name", "condition"],
  operator: ["operator", "comparison", "is"],
  value: ["value", "values", "detail", "details", "match"],
  points: ["points", "score value", "point value", "weight", "add/subtract"],
  limit: ["group limit", "limit", "group max", "cap", "group cap", "max points"],
  maximum: ["score limit", "score max", "overall limit", "overall score limit"],
  decay: ["decay", "score decay", "half-life", "half life", "decay rate"],
  times: ["frequency", "times", "occurrence", "per", "how often"],
};

/** The column of each meaning; undefined where the sheet has none. */
export function columnsOf(headings: readonly string[]): Partial<Record<string, string>> {
  const found: Partial<Record<string, string>> = {};
  for (const [meaning, words] of Object.entries(HEADINGS)) {
    const heading = words
      .map((word) => headings.find((it) => it.trim().toLowerCase() === word))
      .find(Boolean);
    if (heading) found[meaning] = heading;
  }
  return found;
}

const slug = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "") || "rule";

const camel = (text: string) =>
  slug(text).replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The number in a cell such as `+10`, `-5 points`, `1,000`, `2,5`. */
export function numberOf(cell = ""): number | undefined {
  const [, sign = "", digits = ""] = /([-+−–]?)\s*(\d+(?:[.,]\d+)*|\.\d+)/.exec(cell) ?? [];
  if (!digits) return;
  // A comma is between thousands only where whole thousands come after it.
  const plain = /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(digits)
    ? digits.replaceAll(",", "")
    : /^[1-9]\d{0,2}(\.\d{3})+,\d+$/.test(digits)
      ? digits.replaceAll(".", "").replace(",", ".")
      : digits.replace(",", ".");
  const value = Number(plain) * (/[-−–]/.test(sign) ? -1 : 1);
  return Number.isFinite(value) ? value : undefined;
}

const DAYS: Record<string, number> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };

/** What a cell says of a score that does not fade. */
const NO_DECAY = /^(none|no|off|-|–|—|0%?|n\/a|never)$/i;

/**
 * How points fade. "50% every month" is HubSpot's: each month half of what there was at first is
 * taken away, so that nothing is left after two. "30d" and "half-life 30 days" are half-lives.
 */
export function decayOf(cell = ""): JsonObject | undefined {
  const text = cell.trim().toLowerCase();
  if (!text || NO_DECAY.test(text)) return;
  const share = numberOf(/([\d.,]+)\s*%/.exec(text)?.[1]) ?? 0;
  const [, count = "1", unit = ""] =
    /([\d.,]+)?\s*\b(day|week|month|quarter|year)(?:s|ly)?\b/.exec(text) ?? [];
  const days = Math.round((numberOf(count) ?? 0) * (DAYS[unit] ?? 0));
  if (share > 0 && days)
    return { decay: { linear: `${Math.max(1, Math.round((days * 100) / share))}d` } };
  if (days) return { halfLife: `${days}d` };
  const span = /^\d+[smhdw]$/.exec(text.replace(/^half-?\s?life:?\s*/, ""))?.[0];
  return span ? { halfLife: span } : undefined;
}

const list = (text: string) =>
  text
    .split(/[;,|]|\s+or\s+/)
    .map((it) => it.trim())
    .filter(Boolean);

/** A text for `$regex` in which every character stands for itself. */
const literally = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");

const NOT = /\b(not|no|none|never|without)\b|n['’]t\b/;
const MORE = /greater|more|least|over|above|[>≥]/;
const LESS = /less|fewer|most|under|below|[<≤]/;

/** What a trait is compared with; undefined where it is not understood. */
function testOf(operator: string, value: string): Json | undefined {
  const not = NOT.test(operator);
  if (/unknown|empty|blank/.test(operator)) return { $exists: not };
  if (/known|exist|filled|any value/.test(operator)) return { $exists: !not };
  const bound = MORE.test(operator) ? "gt" : LESS.test(operator) ? "lt" : "";
  if (bound) {
    const number = numberOf(value);
    if (number === undefined || not) return;
    return { [`$${bound}${/least|most|equal|[≥≤=]/.test(operator) ? "e" : ""}`]: number };
  }
  if (!value || /between|start|begin|end|before|after/.test(operator)) return;
  if (/contain/.test(operator)) {
    const like = { $regexi: literally(value) };
    return not ? { $not: like } : like;
  }
  const values = list(value);
  if (not) return { $nin: values };
  return values.length === 1 ? (values[0] as string) : { $in: values };
}

/** A property, how it is compared and with what, all in one cell. */
const COMPARED = new RegExp(
  `^(.+?)\\s+(${[
    "(?:is|has)(?:n['’]t| not)? (?:known|unknown|empty|blank|filled|any value)",
    "does(?:n['’]t| not) (?:exist|contain)|exists|contains",
    "(?:is )?(?:greater|more|less|fewer) than(?: or equal(?: to)?)?",
    "(?:is )?at (?:least|most)",
    "(?:is )?(?:between|before|after)",
    "is(?: not|n['’]t)? (?:any|one) of|is none of",
    "isn['’]t|is not(?: equal to)?|is(?: equal to)?|equals",
  ].join("|")})(?:\\s+(.*))?$|^(.+?)\\s*([<>]=?|[=≤≥])\\s*(.*)$`,
  "i",
);

/** What visitors do, by the words that tell of it. */
const DEEDS: readonly (readonly [words: RegExp, signal: string, property: string])[] = [
  [/\bforms?\b|submi/, "form_submit", "formId"],
  [/download/, "file_download", "fileName"],
  [/meeting|booked/, "meeting_booked", ""],
  [/video|watched|played/, "video_complete", ""],
  [/search/, "view_search_results", "term"],
  [/\bcta\b|click|\blinks?\b/, "click", "text"],
  [/\bchat/, "chat", ""],
  [/page|view|url|website/, "page_view", "path"],
  [/visit|session/, "session_start", ""],
];

/** What only a mail program or an advertising account sees. */
const ELSEWHERE = /e-?mail|newsletter open|ad (click|interaction)|sequence|\bcall\b|social/;

function ruleOf(criterion: string, operator: string, value: string, fit: boolean) {
  // "Page view: URL contains /pricing" has its detail in one cell.
  const [, head = criterion, tail = ""] = /^([^:]+):\s*(.*)$/.exec(criterion) ?? [];
  const detail = value || /(?:contains?|is|=)\s+(.+)$/i.exec(tail)?.[1] || tail;
  const text = `${head} ${operator}`.toLowerCase();
  const deed = DEEDS.find(([words]) => words.test(text));
  if (!fit && ELSEWHERE.test(text)) {
    return { words: "A browser does not see this: score it where it happens." };
  }
  if (!fit && deed) {
    const [, signal, property] = deed;
    if (NOT.test(text) || /\b(is|does|was|has) not\b|n['’]t\b|\bnone of\b/i.test(tail)) {
      return { words: "What somebody did not do is no signal: write it as a condition." };
    }
    if (MORE.test(operator.toLowerCase()) || LESS.test(operator.toLowerCase())) {
      return { words: "How often something was done is no detail: write it as a condition." };
    }
    if (detail && !property) {
      return { words: `${signal} has nothing that “${detail}” could be compared with.` };
    }
    if (!detail && property === "path" && !/\b(any|all|each|every)\b/.test(text)) {
      return { words: "Which page? Give its path as the value, or write “Any page”." };
    }
    if (!detail) return { rule: { on: signal }, words: `On ${signal}` };
    const wanted =
      property === "path"
        ? { $regex: literally(detail.replace(/^https?:\/\/[^/]+/, "")) }
        : property === "formId"
          ? slug(detail)
          : { $regexi: literally(detail) };
    return {
      rule: { on: signal, where: { [property]: wanted } },
      words: `On ${signal}, where ${property} is like “${detail}”`,
    };
  }
  const [, word, wordHow, wordWhat, sign, signHow, signWhat] = COMPARED.exec(criterion) ?? [];
  const property = word ?? sign ?? head;
  const how = operator || (wordHow ?? signHow ?? "");
  const test = testOf(how.toLowerCase(), value || (wordWhat ?? signWhat ?? ""));
  if (test === undefined) {
    return { words: "What is compared, and with what? Write it as “Company size is 50-249”." };
  }
  const trait = camel(property);
  return { rule: { when: { [`traits.${trait}`]: test } }, words: `While the trait ${trait} fits` };
}

/** Each row as a rule, or why it is none. */
export function readMatrix(rows: readonly Row[], columns: Partial<Record<string, string>>): Read[] {
  const cell = (row: Row, meaning: string) => (row[columns[meaning] ?? ""] ?? "").trim();
  return rows.flatMap((row, place) => {
    const criterion = cell(row, "criterion");
    const points = numberOf(cell(row, "points"));
    if (!criterion && points === undefined) return [];
    const score = slug(cell(row, "score") || "engagement").replace(/-score$/, "");
    const group = cell(row, "group");
    const read = { line: place + 2, criterion, score, group };
    if (points === undefined || !criterion) {
      const words = criterion ? "No number of points." : "No criterion.";
      return { ...read, rule: null, words };
    }
    const { rule, words } = ruleOf(
      criterion,
      cell(row, "operator"),
      cell(row, "value"),
      /fit/.test(score),
    );
    if (!rule) return { ...read, rule: null, words };
    const decay = cell(row, "decay");
    const fades = "on" in rule ? decayOf(decay) : undefined;
    const lost = decay && !fades && !NO_DECAY.test(decay);
    const times = cell(row, "times").toLowerCase();
    const span = ["session", "page", "day"].find((it) => times.includes(it));
    const per = span ?? (/once|first|^1$/.test(times) ? "ever" : "");
    const limits: JsonObject = "on" in rule && per ? { per } : {};
    const whole: JsonObject = {
      id: slug(criterion),
      label: criterion,
      ...rule,
      points,
      ...limits,
      ...fades,
    };
    if (!lost) return { ...read, rule: whole, words };
    const why = "on" in rule ? "is not understood" : "is for what visitors do";
    return { ...read, rule: whole, words: `${words}; the decay “${decay}” ${why} and left out` };
  });
}

/** The scores of the rows that were understood, ready for a config. */
export function scoresOf(
  reads: readonly Read[],
  rows: readonly Row[],
  columns: Partial<Record<string, string>>,
): JsonObject {
  // Without a prototype: a score may be called "constructor".
  const scores: Record<string, { max?: number; groups: JsonObject[]; rules: JsonObject[] }> =
    Object.create(null);
  const cell = (line: number, meaning: string) => rows[line - 2]?.[columns[meaning] ?? ""];
  for (const { line, score, group, rule } of reads) {
    if (!rule) continue;
    scores[score] ??= { groups: [], rules: [] };
    const into = scores[score];
    const maximum = numberOf(cell(line, "maximum"));
    if (maximum !== undefined) into.max = maximum;
    const all = [...into.rules, ...into.groups.flatMap((it) => it["rules"] as JsonObject[])];
    const named = {
      ...rule,
      id: fresh(
        `${rule["id"]}`,
        all.map((it) => `${it["id"]}`),
      ),
    };
    if (!group) {
      into.rules.push(named);
      continue;
    }
    const id = slug(group);
    let there = into.groups.find((it) => it["id"] === id);
    if (!there) {
      there = { id, rules: [] };
      into.groups.push(there);
    }
    const limit = numberOf(cell(line, "limit"));
    if (limit !== undefined) there["max"] = limit;
    (there["rules"] as JsonObject[]).push(named);
  }
  return Object.fromEntries(
    Object.entries(scores).map(([name, { groups, rules, max }]) => [
      name,
      {
        ...(max === undefined ? {} : { max }),
        ...(groups.length ? { groups } : {}),
        ...(rules.length ? { rules } : {}),
      },
    ]),
  );
}
