// A rule's fading as a small picture, and as a large one with its axes.

import { memo } from "react";
import type { JsonObject } from "../../state/path.js";
import { curve, fadingWords, horizon } from "./fading.js";

const DAY = 86_400_000;

const line = (rule: JsonObject, wide: number, high: number) => {
  const end = horizon(rule);
  // Steps may leave more than all, or take points away.
  const points = curve(rule);
  const top = Math.max(1, ...points.map(([, left]) => left));
  const low = Math.min(0, ...points.map(([, left]) => left));
  return points
    .map(([age, left]) => {
      const [x, y] = [(age / end) * wide, ((top - left) / (top - low)) * high];
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(" ");
};

/** As large as a word; what it says is said beside it. */
export const Sparkline = memo(({ rule }: { rule: JsonObject }) => {
  const points = line(rule, 44, 14);
  return (
    <svg className="sparkline" viewBox="-1 -2 46 18" aria-hidden="true">
      <polygon points={`0,14 ${points} 44,14`} />
      <polyline points={points} />
    </svg>
  );
});

const ageWords = (age: number) =>
  age >= DAY * 2
    ? `${Math.round(age / DAY)} days`
    : age >= 7_200_000
      ? `${Math.round(age / 3_600_000)} hours`
      : `${Math.round(age / 60_000)} minutes`;

/** With its axes: what a signal is still worth at which age. */
export function DecayChart({ rule }: { rule: JsonObject }) {
  const [wide, high] = [360, 110];
  const points = line(rule, wide, high);
  const full = Number(rule["points"]) || 0;
  const end = horizon(rule);
  return (
    <svg
      className="decay-chart"
      viewBox="-36 -14 412 152"
      role="img"
      aria-label={`Points by age: ${fadingWords(rule)}`}
    >
      <polygon points={`0,${high} ${points} ${wide},${high}`} />
      <polyline points={points} />
      <path className="axis" d={`M0 0V${high}H${wide}`} />
      <text x="-8" y="4" textAnchor="end">
        {full}
      </text>
      <text x="-8" y={high} textAnchor="end">
        0
      </text>
      {[0, 0.25, 0.5, 0.75, 1].map((at) => (
        <text key={at} x={wide * at} y={high + 18} textAnchor={at === 1 ? "end" : "middle"}>
          {at === 0 ? "now" : ageWords(end * at)}
        </text>
      ))}
    </svg>
  );
}
