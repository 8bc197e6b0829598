// A score's parts as steps of a waterfall: each begins where the one before ended.

import type { Part, ScoreWhy } from "../journeys/why.js";

export interface Bar {
  name: string;
  kind: "rule" | "cap" | "share";
  /** The id of the rule; empty for anything else. */
  rule: string;
  group: string;
  part: Part;
  /** In points, before and after this part. */
  from: number;
  to: number;
  /** How far it would have reached, had nothing faded or been capped. */
  reach: number;
  /** What time took away, and what the rule's own cap took. */
  faded: number;
  capped: number;
}

const MILLION = 1_000_000;

export function barsOf({ parts }: ScoreWhy): Bar[] {
  let sum = 0;
  return parts.map((part) => {
    const from = sum;
    sum += part.micro;
    const { before = part.points, after = part.points, capped = 0 } = part;
    const kind = part.rule !== undefined ? "rule" : part.score !== undefined ? "share" : "cap";
    return {
      name: nameOf(part),
      kind,
      rule: part.rule ?? "",
      group: part.group ?? "",
      part,
      from: from / MILLION,
      to: sum / MILLION,
      reach: from / MILLION + (kind === "rule" ? before : part.points),
      faded: before - after,
      capped,
    };
  });
}

function nameOf({ rule, label, score, of, cap, floor, group }: Part): string {
  if (rule !== undefined) return label || rule;
  if (score !== undefined) return `${score}, which is ${Math.round((of ?? 0) * 100) / 100}`;
  const what = cap ?? floor;
  return `${cap ? "Cap" : "Floor"} of ${what === "group" ? group : "the score"}`;
}

/** The sum of all parts in millionths, and whether it is the score's. */
export function sumOf({ parts, micro }: ScoreWhy) {
  const sum = parts.reduce((all, it) => all + it.micro, 0);
  return { sum, equal: sum === micro };
}

/** The range that bars are drawn in. */
export function rangeOf(bars: readonly Bar[]): [least: number, most: number] {
  const all = bars.flatMap((it) => [it.from, it.to, it.reach]);
  return [Math.min(0, ...all), Math.max(1, ...all)];
}
