// Facts, from all signals up to a moment.

import { fits } from "./history.mjs";
import { age, day, span } from "./spans.mjs";

const kinds = ["count", "sum", "distinct", "days", "first", "last", "age", "sequence"];
const million = 1_000_000;

/** The nearest whole number, half away from zero. */
export const nearest = (number) => Math.sign(number) * Math.floor(Math.abs(number) + 0.5) + 0;

/** A fact as of `now`, of signals that count; null where there is none. */
export function factAt(fact, signals, now) {
  const kind = kinds.find((it) => fact[it] !== undefined);
  const within = span(fact.within) ?? Number.POSITIVE_INFINITY;
  if (kind === "sequence") return sequences(fact.sequence, signals, within);
  const young = (it) => age(now, it.time) <= within;
  const fitting = signals.filter((it) => fits(it, fact[kind], fact.where));
  const valued = fitting.filter((it) => (it.own[fact.of] ?? null) !== null);
  const values = valued.filter(young).map((it) => it.own[fact.of]);
  switch (kind) {
    case "count":
      return fitting.filter(young).length;
    case "sum": {
      const numbers = values.filter((it) => typeof it === "number");
      // decided: each is rounded to a millionth, as points are.
      return numbers.reduce((sum, it) => sum + nearest(it * million), 0) / million;
    }
    case "distinct":
      return new Set(values.map((it) => JSON.stringify(it))).size;
    case "days":
      return new Set(fitting.filter(young).map((it) => Math.floor(it.time / day))).size;
    case "first":
      return values[0] ?? null;
    case "last":
      // decided: where the last value is too old there is none.
      return valued.length > 0 && young(valued.at(-1)) ? values.at(-1) : null;
    case "age": {
      const last = fitting.at(-1);
      if (last === undefined || !young(last)) return null;
      return nearest((age(now, last.time) / day) * million) / million;
    }
  }
}

/**
 * How often all steps came one after another, in time. decided: as soon as one is through, the
 * next has to begin, at its last signal at the earliest.
 */
function sequences(steps, signals, within) {
  const asked = steps.map((it) => (typeof it === "string" ? { signal: it } : it));
  const stands = (step, at) => fits(signals[at], asked[step].signal, asked[step].where);
  let count = 0;
  let through = -1;
  for (let end = 0; end < signals.length; end++) {
    if (!stands(asked.length - 1, end)) continue;
    // From the end backwards, each step as late as it can be: so the first is, too.
    let at = end;
    for (let step = asked.length - 2; step >= 0 && at >= 0; step--) {
      const least = step === 0 ? through : through + 1;
      do at -= 1;
      while (at >= least && at >= 0 && !stands(step, at));
      if (at < least) at = -1;
    }
    if (at < 0 || age(signals[end].time, signals[at].time) > within) continue;
    count += 1;
    through = end;
  }
  return count;
}
