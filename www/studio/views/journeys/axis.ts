// The axis of a time line: hours in which nothing happens take little room, so that a visit of
// minutes and a month of silence can be seen side by side.

import { MINUTE } from "./when.js";

export interface Axis {
  /** Where a moment is, from 0 to 1. */
  place(time: number): number;
  /** The moment at a place. */
  time(place: number): number;
  /** The silences that are drawn shorter than they were. */
  gaps: { from: number; to: number; span: number }[];
  /** Where each visit begins. */
  visits: { place: number; time: number }[];
}

/** As long (ms) a silence is drawn as it was; a visit ends there too, as long as nobody says otherwise. */
const IDLE = 30 * MINUTE;

/** How much of the width all silences take together. */
const SHARE = 0.4;

export function axisOf(times: readonly number[], end: number): Axis {
  const stops = [...new Set([...times, end])].sort((a, b) => a - b);
  const spans = stops.slice(1).map((it, place) => it - (stops[place] ?? it));
  const busy = total(spans.filter((it) => it <= IDLE));
  // Long silences may look longer than short ones, though not by as much.
  const weights = spans.map((it) => (it > IDLE ? 1 + Math.log2(it / IDLE) : 0));
  const weight = total(weights);
  const share = weight === 0 ? 0 : busy === 0 ? 1 : SHARE;
  const places = [0];
  spans.forEach((span, place) => {
    const silent = weights[place] ?? 0;
    const width = silent ? (silent / weight) * share : busy ? (span / busy) * (1 - share) : 0;
    places.push((places[place] ?? 0) + width);
  });
  const between = (from: readonly number[], to: readonly number[], value: number) => {
    const [first = 0, last = 0] = [to[0], to.at(-1)];
    if (from.length < 2 || value <= (from[0] ?? 0)) return first;
    let [low, high] = [0, from.length - 1];
    if (value >= (from[high] ?? 0)) return last;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((from[middle] ?? 0) <= value) low = middle;
      else high = middle;
    }
    const [a = 0, b = 0, x = 0, y = 0] = [from[low], from[high], to[low], to[high]];
    return b === a ? x : x + ((value - a) / (b - a)) * (y - x);
  };
  return {
    place: (time) => between(stops, places, time),
    time: (place) => between(places, stops, place),
    gaps: spans.flatMap((span, place) =>
      span > IDLE ? [{ from: places[place] ?? 0, to: places[place + 1] ?? 0, span }] : [],
    ),
    visits: stops.flatMap((time, place) =>
      (place === 0 || (spans[place - 1] ?? 0) > IDLE) && times.includes(time)
        ? [{ place: places[place] ?? 0, time }]
        : [],
    ),
  };
}

const total = (all: readonly number[]) => all.reduce((sum, it) => sum + it, 0);
