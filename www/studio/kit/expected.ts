// Journeys name things of the config too: in what is expected of them, and in the signals they log.

import { isObject, type Json, type JsonObject, rename } from "../state/path.js";
import type { Journey, JourneySignal } from "../state/types.js";
import type { Thing } from "./uses.js";

/** What a journey can name: slots are named nowhere else. */
export type Expected = Thing | "slot";

/** Expectations that are a name, or a list of names. */
const NAMES: Partial<Record<Expected, readonly string[]>> = {
  stage: ["never", "reaches", "ends"],
  playbook: ["plays", "neverPlays"],
  segment: ["segments"],
  persona: ["persona"],
};

/** Journeys that call a thing by its new name; those that do not name it are the same values. */
export const renamedInJourneys = (
  journeys: readonly Journey[],
  thing: Expected,
  from: string,
  to: string,
): Journey[] => journeys.map((it) => renamedIn(it, thing, from, to));

function renamedIn(journey: Journey, thing: Expected, from: string, to: string): Journey {
  const log = journey.log.map((it) => logged(it, thing, from, to));
  const expect = journey.expect && expected(journey.expect, thing, from, to);
  const next = { ...journey, log, ...(expect && { expect }) };
  return JSON.stringify(next) === JSON.stringify(journey) ? journey : next;
}

/** A lifecycle that a visitor is known to be in is a stage's name. */
function logged(it: JourneySignal, thing: Expected, from: string, to: string): JourneySignal {
  if (thing === "signal" && it.signal === from) return { ...it, signal: to };
  if (thing === "stage" && it.props?.["lifecycle"] === from)
    return { ...it, props: { ...it.props, lifecycle: to } };
  return it;
}

function expected(expect: JsonObject, thing: Expected, from: string, to: string): JsonObject {
  const named = (it: Json): Json => (Array.isArray(it) ? it.map(named) : it === from ? to : it);
  const keyed = (it: Json): Json => (isObject(it) && from in it ? rename(it, [], from, to) : it);
  const seen = (it: Json): Json =>
    isObject(it)
      ? Object.fromEntries(Object.entries(it).map(([slot, offers]) => [slot, named(offers)]))
      : it;
  const change: Record<string, (it: Json) => Json> = {
    ...Object.fromEntries((NAMES[thing] ?? []).map((key) => [key, named])),
    ...(thing === "offer" && { sees: seen, neverSees: seen }),
    ...(thing === "slot" && { sees: keyed, neverSees: keyed }),
    ...(thing === "score" && { scores: keyed }),
  };
  return Object.fromEntries(
    Object.entries(expect).map(([key, it]) => [key, change[key]?.(it) ?? it]),
  );
}
