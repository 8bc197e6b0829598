// What kinds of signals and facts there are, which keys go with each, and what one says in a
// sentence.

import { phrase, spanWords } from "../../kit/phrase.js";
import { type Json, type JsonObject, listOf, objectOf, textOf } from "../../state/path.js";

/** A way to make something: the key that says so, its name, and what goes with it. */
export interface Way {
  key: string;
  title: string;
  /** The keys that go with it, in the order of the form. */
  keys: readonly string[];
  begin: Json;
}

export const SIGNAL_WAYS: readonly Way[] = [
  { key: "from", title: "From another signal", keys: ["from", "where"], begin: "page_view" },
  { key: "click", title: "When something is clicked", keys: ["click"], begin: "" },
  { key: "visible", title: "When something is seen", keys: ["visible", "for"], begin: "" },
  { key: "submit", title: "When a form is submitted", keys: ["submit"], begin: "" },
  {
    key: "dataLayer",
    title: "From an event of the data layer",
    keys: ["dataLayer", "props"],
    begin: "",
  },
];

const OF = ["of", "where", "within"];

export const FACT_WAYS: readonly Way[] = [
  { key: "count", title: "How many", keys: ["count", "where", "within"], begin: "page_view" },
  { key: "distinct", title: "How many different", keys: ["distinct", ...OF], begin: "page_view" },
  { key: "sum", title: "The sum of", keys: ["sum", ...OF], begin: "engagement" },
  { key: "days", title: "On how many days", keys: ["days", "where", "within"], begin: "page_view" },
  { key: "age", title: "Days since the last", keys: ["age", "where"], begin: "session_start" },
  { key: "first", title: "The first value of", keys: ["first", ...OF], begin: "page_view" },
  { key: "last", title: "The last value of", keys: ["last", ...OF], begin: "page_view" },
  {
    key: "sequence",
    title: "How often one after another",
    keys: ["sequence", "within"],
    begin: ["page_view", "form_submit"],
  },
];

/** The way a thing is made; undefined if it says none. */
export const wayOf = (ways: readonly Way[], value: JsonObject) =>
  ways.find((it) => it.key in value);

/** A thing made in another way: what still makes sense there stays. */
export function inWay(ways: readonly Way[], value: JsonObject, to: Way): JsonObject {
  const old = wayOf(ways, value)?.key;
  const before = old ? value[old] : undefined;
  // A name of a signal is one in whichever way; a selector is none.
  const goesOn = typeof before === typeof to.begin && typeof before === "string";
  const sameKind = ways === FACT_WAYS || (old !== "from" && to.key !== "from");
  const begin = goesOn && sameKind ? before : to.begin;
  const kept = to.keys.filter((it) => it !== to.key && value[it] !== undefined);
  const next: JsonObject = { [to.key]: begin as Json };
  for (const key of kept) next[key] = value[key] as Json;
  if (to.keys.includes("of") && next["of"] === undefined) next["of"] = ofFor(`${begin}`);
  return next;
}

const ofFor = (signal: string) =>
  ({ engagement: "seconds", file_download: "fileName", scroll: "percent" })[signal] ?? "path";

const OBSERVED: Record<string, string> = {
  page_view: "page views",
  session_start: "visits",
  file_download: "downloads",
  form_submit: "submitted forms",
  form_start: "forms begun",
  form_abandon: "abandoned forms",
  scroll: "scrolls",
  click: "clicks",
  engagement: "attention",
  video_start: "videos begun",
};

const many = (signal: Json | undefined) => OBSERVED[textOf(signal)] ?? (textOf(signal) || "…");

const where = (value: JsonObject) => {
  const words = phrase(value["where"]);
  return words ? ` whose ${words}` : "";
};

const within = (value: JsonObject) =>
  value["within"] !== undefined ? `, in the last ${spanWords(value["within"])}` : "";

/** What a fact is, in a sentence: "How many different paths of page views, in the last 90 days." */
export function factWords(fact: JsonObject): string {
  const key = wayOf(FACT_WAYS, fact)?.key ?? "";
  const of = textOf(fact["of"]) || "…";
  const signal = many(fact[key]);
  const tail = `${where(fact)}${within(fact)}.`;
  if (key === "count") return `How many ${signal}${tail}`;
  if (key === "distinct") return `How many different values of ${of} in ${signal}${tail}`;
  if (key === "sum") return `All ${of} of ${signal} added up${tail}`;
  if (key === "days") return `On how many days there were ${signal}${tail}`;
  if (key === "age") return `How many days ago the last of ${signal} was${tail}`;
  if (key === "first" || key === "last") return `The ${key} ${of} of ${signal}${tail}`;
  if (key !== "sequence") return "Nothing yet: choose what it counts.";
  const steps = listOf(fact["sequence"]).map((it) => {
    const step = typeof it === "string" ? { signal: it } : objectOf(it);
    return `${many(step["signal"])}${where(step)}`;
  });
  const time = fact["within"] !== undefined ? ` within ${spanWords(fact["within"])}` : "";
  return `How often there were ${steps.join(", then ") || "…"}${time}.`;
}

/** What makes a signal, in a sentence. */
export function signalWords(signal: JsonObject): string {
  const key = wayOf(SIGNAL_WAYS, signal)?.key ?? "";
  const it = textOf(signal[key]) || "…";
  if (key === "from") {
    const words = phrase(signal["where"]);
    return `Each ${it}${words ? ` whose ${words}` : ""}.`;
  }
  if (key === "click") return `A click on ${it}.`;
  if (key === "visible") {
    const time = signal["for"] !== undefined ? ` for ${spanWords(signal["for"])}` : "";
    return `${it} is seen${time}.`;
  }
  if (key === "submit") return `The form ${it} is submitted.`;
  if (key === "dataLayer") return `The event ${it} in the data layer.`;
  return "Nothing yet: choose what makes it.";
}
