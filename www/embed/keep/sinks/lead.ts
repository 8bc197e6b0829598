// What sinks take out of a handoff: values by their path, in words where they are lists.

import { objectOf, type Rough, textOf } from "../../config.js";
import type { Event } from "../../messages.js";
import { json } from "../json.js";

/** A value as most places take it. */
export type Plain = string | number | boolean;

export type Values = readonly (readonly [name: string, value: Plain])[];

/** Gives what is at `path` in a handoff's data, such as `traits.email`; `id` and `time` are the event's. */
export function at(event: Event, path: string): unknown {
  const { id, time } = event as Event & { time?: unknown };
  let found: unknown = { ...event.data, id, time };
  for (const key of path.split(".")) {
    // Only what is its own: a page may have put things on the prototype of everything.
    const here = Object(found);
    found = Object.keys(here).includes(key) ? here[key] : undefined;
  }
  return found;
}

/** Says a value as one text, number or yes and no; nothing if there is none. */
export function plain(it: unknown): Plain | undefined {
  if (typeof it === "string") return it || undefined;
  if (typeof it === "number" || typeof it === "boolean") return it;
  if (Array.isArray(it)) {
    const words = it.map((one) => plain(textOf(objectOf(one)["label"]) ?? one));
    return words.filter((one) => one !== undefined).join("; ") || undefined;
  }
  return it ? json(it) : undefined;
}

/** Gives, of these names and paths, those that there is something at. */
export const pick = (event: Event, paths: Rough): Values =>
  Object.entries(paths).flatMap(([name, path]) => {
    const value = plain(at(event, `${path}`));
    return value === undefined ? [] : [[name, value] as const];
  });

/** What the config's `fields` ask for, over what is usual: a name with an empty path is left out. */
export const picked = (event: Event, usual: Rough, { fields }: Rough): Values =>
  pick(event, { ...usual, ...objectOf(fields) });

/** What analytics are told of a lead: nothing that the visitor or the site gave, unless `fields` asks for it. */
export function summary(event: Event, settings: Rough): Record<string, Plain> {
  const scores = Object.keys(objectOf(event.data["scores"])).map(
    (name) => [`score_${snake(name)}`, `scores.${name}`] as const,
  );
  const usual = {
    handoff_id: "id",
    handoff_kind: "kind",
    stage: "stage",
    previous_stage: "previousStage",
    grade: "grade",
    ...Object.fromEntries(scores),
    reasons: "reasons",
    persona: "persona",
    segments: "segments",
    page_path: "page.path",
    config_hash: "configHash",
  };
  return Object.fromEntries(picked(event, usual, settings));
}

const snake = (name: string) => name.replace(/\W/g, "_");

/** Whether the visitor has become qualified, rather than written or asked for something. */
export const qualifies = ({ data }: Event) => data["kind"] === "stage";

/** What the event is called where names are words. */
export const nameOf = (event: Event, { event: name }: Rough): string =>
  textOf(name) || (qualifies(event) ? "Lead Qualified" : "Lead Generated");
