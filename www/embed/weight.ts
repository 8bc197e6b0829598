// What counts most with a lead, of what the engine has worked out.

import { listOf, objectOf, type Rough } from "./config.js";

/** The score that sales goes by. */
export const mainScore = (scores: Readonly<Record<string, number>>): number | undefined =>
  scores["intent"] ?? scores["engagement"] ?? Object.values(scores)[0];

/** The rules that gave points, of all scores, the most first: parts of what `explain("scores")` gives. */
export const heaviest = (explained: unknown): (Rough & { rule: string; points: number })[] =>
  Object.values(objectOf(explained))
    .flatMap((score) => listOf(objectOf(score)["parts"]))
    .filter(
      (part): part is Rough & { rule: string; points: number } =>
        typeof part["rule"] === "string" &&
        typeof part["points"] === "number" &&
        part["points"] > 0,
    )
    .sort((a, b) => b.points - a.points);
