// The thresholds of the stages: the numbers in their conditions that scores are compared with.

import { phrase, spanWords } from "../../kit/phrase.js";
import {
  isObject,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  type Path,
  textOf,
} from "../../state/path.js";

export type Part = "enter" | "stay";

/** A number that a score has to reach, and where the config has it. */
export interface Threshold {
  score: string;
  path: Path;
  value: number;
}

/** The thresholds of a stage for a score. */
export interface Lane {
  /** The place of the stage in the list. */
  place: number;
  stage: string;
  enter: Threshold[];
  stay: Threshold[];
}

/** Every threshold in a condition, also within `$and` and `$or`. */
function thresholdsIn(condition: Json | undefined, path: Path): Threshold[] {
  if (!isObject(condition)) return [];
  return Object.entries(condition).flatMap(([key, value]): Threshold[] => {
    const here = [...path, key];
    if (key === "$and" || key === "$or") {
      return listOf(value).flatMap((it, at) => thresholdsIn(it, [...here, at]));
    }
    if (!key.startsWith("scores.")) return [];
    return ["$gte", "$gt"].flatMap((operator) => {
      const number = objectOf(value)[operator];
      if (typeof number !== "number") return [];
      return [{ score: key.slice("scores.".length), path: [...here, operator], value: number }];
    });
  });
}

/** The stages that go by a score, in their order. */
export function lanesOf(stages: readonly JsonObject[], score: string): Lane[] {
  return stages
    .map((stage, place): Lane => {
      const of = (part: Part) =>
        thresholdsIn(stage[part], ["stages", place, part]).filter((it) => it.score === score);
      return { place, stage: textOf(stage["id"]), enter: of("enter"), stay: of("stay") };
    })
    .filter((it) => it.enter.length + it.stay.length > 0);
}

/** The scores that some stage goes by. */
export const scoresUsed = (stages: readonly JsonObject[]): string[] => [
  ...new Set(
    stages.flatMap((stage, place) =>
      (["enter", "stay"] as const).flatMap((part) =>
        thresholdsIn(stage[part], ["stages", place, part]).map((it) => it.score),
      ),
    ),
  ),
];

/** The ends of a number line. */
export interface Scale {
  low: number;
  high: number;
}

/** As long as the score can be; where it has no limit, beyond the highest threshold. */
export function scaleOf(score: JsonObject, lanes: readonly Lane[]): Scale {
  const values = lanes.flatMap((it) => [...it.enter, ...it.stay]).map((it) => it.value);
  const { min, max } = score;
  const low = typeof min === "number" ? min : Math.min(0, ...values);
  const most = Math.max(100, ...values.map((it) => it * 1.25));
  const high = typeof max === "number" ? max : Math.ceil(most / 50) * 50;
  // A threshold out of reach is still shown, or it could not be mended.
  return { low: Math.min(low, ...values), high: Math.max(high, low + 1, ...values) };
}

/** Round numbers along a scale. */
export function ticksOf({ low, high }: Scale): number[] {
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].find((it) => (high - low) / it <= 10);
  const by = step ?? (high - low) / 10;
  const first = Math.ceil(low / by) * by;
  return Array.from({ length: Math.floor((high - first) / by) + 1 }, (_, at) => first + at * by);
}

/** How far a threshold may go: who enters must not already be out again. */
export function boundsOf(lane: Lane, part: Part, scale: Scale): Scale {
  const [enter] = lane.enter;
  const [stay] = lane.stay;
  const pair = lane.enter.length === 1 && lane.stay.length === 1 && enter && stay;
  if (!pair) return scale;
  return part === "enter"
    ? { low: Math.max(scale.low, stay.value), high: scale.high }
    : { low: scale.low, high: Math.min(scale.high, enter.value) };
}

/** A number within bounds, as whole as the scale is long. */
export function within(value: number, { low, high }: Scale, scale: Scale): number {
  const fine = scale.high - scale.low <= 10 ? 10 : 1;
  return Math.round(Math.min(high, Math.max(low, value)) * fine) / fine;
}

/** A stage in a sentence. */
export function stageWords(stage: JsonObject, first: boolean): string {
  const name = textOf(stage["id"]) || "this stage";
  const stays = stayWords(stage);
  if (first) return `Everybody begins as ${name}.`;
  if (stage["enter"] === undefined) {
    return `Nobody becomes ${name} by what they do: the site says so, with the trait lifecycle.`;
  }
  const enters = phrase(stage["enter"]) || "always";
  return `Becomes ${name} when ${enters}, ${stays}.`;
}

function stayWords(stage: JsonObject): string {
  const least = stage["minStay"] === undefined ? "" : spanWords(stage["minStay"]);
  if (stage["stay"] === undefined) return "and stays it for good";
  const stays = phrase(stage["stay"]);
  const while_ = stays ? `and stays it while ${stays}` : "and stays it for good";
  return least ? `${while_}, but for ${least} at least` : while_;
}

/** A name for a new stage, as people say them. */
export const STAGES = ["subscriber", "lead", "mql", "sql", "opportunity", "customer"];
