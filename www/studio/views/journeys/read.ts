// Journeys out of files: a set of journeys, what a visitor's `export()` gave, a recording of the
// inspector, a bug report. Whatever else comes is told apart, and changes nothing.

import { fresh, isObject, type JsonObject, textOf } from "../../state/path.js";
import type { Journey, JourneySignal } from "../../state/types.js";
import { momentOf, spanOf } from "./when.js";

export interface Read {
  journeys: Journey[];
  /** What was left out, in words. */
  notes: string[];
  /** Why there is nothing; empty if there is something. */
  error: string;
}

/** A file of this size (bytes) is no journey. */
const MOST = 20 << 20;

/** As many signals one journey may have. */
const SIGNALS = 20_000;

const wrong = (error: string): Read => ({ journeys: [], notes: [], error });

/** Reads a file's text. `name`: the file's, for journeys without a name of their own. */
export function readJourneys(text: string, name: string): Read {
  if (text.length > MOST) return wrong(`${name} is larger than 20 MB: that is no journey.`);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return wrong(`${name} is not JSON. Choose a file that the studio or the inspector has saved.`);
  }
  const base = name.replace(/\.[^.]*$/, "") || "Journey";
  const all = Array.isArray(value) ? value : isObject(value) ? (value["journeys"] ?? [value]) : [];
  if (!Array.isArray(all)) return wrong(`In ${name}, “journeys” has to be a list.`);
  if (isObject(value) && !("journeys" in value) && !("log" in value)) {
    return wrong(
      "scores" in value || "stages" in value
        ? `${name} is a config, not a journey. Open it at the start.`
        : `${name} has no journeys in it: neither “journeys” nor “log”.`,
    );
  }
  const notes: string[] = [];
  const journeys = all.flatMap((it, place) => {
    const read = isObject(it)
      ? journeyOf(it, all.length > 1 ? `${base} ${place + 1}` : base)
      : null;
    if (!read) {
      notes.push(`Number ${place + 1} is no journey and was left out.`);
      return [];
    }
    if (read.bad > 0)
      notes.push(
        `${read.journey.name}: ${read.bad} of its lines are no signals and were left out.`,
      );
    return [read.journey];
  });
  if (journeys.length === 0) return { ...wrong(`${name} has no journeys in it.`), notes };
  return { journeys, notes, error: "" };
}

/** Reads one journey; null if it has no list of signals. */
function journeyOf(it: JsonObject, base: string) {
  const { log } = it;
  if (!Array.isArray(log)) return null;
  const signals = log.slice(0, SIGNALS).flatMap(signalOf);
  if (signals.length === 0 && log.length > 0) return null;
  const report = it["leadlight"] === "report.v1";
  const last = signals.reduce((most, one) => Math.max(most, momentOf(one.time) ?? 0), 0);
  const now = momentOf(it["now"]) ?? 0;
  // A report was made a while after the last signal; points fade meanwhile.
  const rest = report && now > last && last > 0 ? `${Math.round((now - last) / 1000)}s` : "";
  const end = textOf(it["end"]) || rest;
  const start = momentOf(it["start"]) === undefined ? undefined : it["start"];
  const journey: Journey = {
    name: textOf(it["name"]).slice(0, 120) || base,
    ...texts(it, "description", "visitor", "consent"),
    ...(start === undefined ? {} : { start: start as number | string }),
    ...(spanOf(end) ? { end } : {}),
    log: signals,
    ...(isObject(it["expect"]) ? { expect: it["expect"] } : {}),
  };
  return { journey, bad: log.length - signals.length };
}

const texts = (it: JsonObject, ...keys: string[]) =>
  Object.fromEntries(keys.flatMap((key) => (textOf(it[key]) ? [[key, textOf(it[key])]] : [])));

/** Reads a signal; none if it is something else. */
function signalOf(it: unknown): JourneySignal[] {
  if (!isObject(it)) return [];
  const signal = textOf(it["signal"]);
  if (!signal || ("time" in it && momentOf(it["time"]) === undefined)) return [];
  if ("after" in it && spanOf(textOf(it["after"])) === undefined) return [];
  return [
    {
      ...texts(it, "id"),
      signal,
      ...("time" in it ? { time: it["time"] as number | string } : texts(it, "after")),
      ...(isObject(it["props"]) ? { props: it["props"] } : {}),
    },
  ];
}

/** Journeys put behind others, under names that nobody has yet. */
export function joined(there: readonly Journey[], more: readonly Journey[]): Journey[] {
  const all = [...there];
  for (const it of more) {
    const name = fresh(
      it.name,
      all.map((other) => other.name),
    );
    all.push({ ...it, name });
  }
  return all;
}

/** Journeys as a file for `leadlight check --journeys`. */
export const fileOf = (journeys: readonly Journey[]) =>
  `${JSON.stringify({ journeys }, null, 2)}\n`;
