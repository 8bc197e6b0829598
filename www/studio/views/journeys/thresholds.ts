// The numbers of scores that stages ask for, to be drawn as lines.

import {
  isObject,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  textOf,
} from "../../state/path.js";

export interface Threshold {
  score: string;
  value: number;
  stage: string;
}

/** Every lower bound of a score in what lets visitors into a stage. */
export function thresholdsOf(config: JsonObject): Threshold[] {
  return listOf(config["stages"]).flatMap((it) => {
    const stage = textOf(objectOf(it)["id"]);
    return bounds(objectOf(it)["enter"]).map(([score, value]) => ({ score, value, stage }));
  });
}

function bounds(condition: Json | undefined): [score: string, value: number][] {
  if (Array.isArray(condition)) return condition.flatMap((it) => bounds(it));
  return Object.entries(objectOf(condition)).flatMap(([key, test]) => {
    if (key === "$and" || key === "$or") return bounds(test);
    if (!key.startsWith("scores.") || !isObject(test)) return [];
    const least = test["$gte"] ?? test["$gt"];
    return typeof least === "number" ? [[key.slice("scores.".length), least]] : [];
  });
}
