// Scores, from all signals up to a moment, in whole millionths.

import { nearest } from "./facts.mjs";
import { fits } from "./history.mjs";
import { age, day, span } from "./spans.mjs";

const million = 1_000_000;
const micro = (points) => nearest(points * million);

/** Of a sum of fading points, what floating point may have cost at most, in millionths. */
const slack = (value) => 1e-6 + 1e-10 * Math.abs(value);

const bounded = (value, { min, max }) => {
  const capped = max === undefined ? value : Math.min(value, micro(max));
  return min === undefined ? capped : Math.max(capped, micro(min));
};

/**
 * A score with its parts, exactly: `{micro, rules}`.
 *
 * `moment` has the signals, `now`, `holds(condition)` and `score(name)`, and may have `said`: what
 * the engine says that each rule gives before its cap. Where a sum lies halfway between two
 * millionths, or so near to it that no two ways of adding up need agree, what was said counts.
 */
export function scoreOf(moment, name) {
  const { rules = [], groups = [], blend = {}, ...bounds } = moment.config.scores[name];
  const given = [];
  const sum = (list, group) => {
    const parts = list.map((rule) => {
      const said = moment.said?.(name, given.length);
      const part = { rule, group, ...ruleOf(moment, rule, said) };
      given.push(part);
      return part.micro;
    });
    return parts.reduce((a, b) => a + b, 0);
  };
  let whole = sum(rules);
  for (const group of groups) whole += bounded(sum(group.rules ?? [], group.id), group);
  // Each part of a blend is rounded by itself.
  for (const [part, weight] of Object.entries(blend)) {
    whole += product(moment.score(part).micro, micro(weight));
  }
  return { micro: bounded(whole, bounds), rules: given };
}

/** `a × b`, both in millionths, in millionths: half away from zero. */
function product(a, b) {
  const exact = BigInt(a) * BigInt(b);
  const size = ((exact < 0n ? -exact : exact) + 500_000n) / 1_000_000n;
  return Number(exact < 0n ? -size : size);
}

function ruleOf(moment, rule, said) {
  const points = micro(rule.points);
  if (rule.when) {
    const after = moment.holds(rule.when) ? points : 0;
    return { after, before: after, micro: bounded(after, rule), signals: null, last: null };
  }
  const fitting = moment.signals.filter((it) => fits(it, rule.on, rule.where));
  const counted = latestOfEach(rule.per, fitting);
  const left = counted.reduce((sum, it) => sum + share(rule, age(moment.now, it.time)), 0);
  const exact = points * left;
  const near = said !== undefined && Math.abs(said - exact) <= 0.5 + slack(points * counted.length);
  const after = near ? said : nearest(exact);
  const last = fitting.at(-1)?.time ?? null;
  const before = points * counted.length;
  return { after, before, micro: bounded(after, rule), signals: counted.length, last };
}

/** For `per`: of all that count for one session, page or day, the latest. */
function latestOfEach(per, signals) {
  if (per === undefined) return signals;
  const keys = {
    session: (it) => it.known.sessions,
    // decided: signals from no page count together.
    page: (it) => it.own.path ?? "",
    day: (it) => Math.floor(it.time / day),
    ever: () => 0,
  };
  const latest = new Map(signals.map((it) => [keys[per](it), it]));
  return [...latest.values()];
}

/** The share of its points that is left to a signal of that age. */
function share({ halfLife, decay, within }, old) {
  if (within !== undefined && old > span(within)) return 0;
  let left = halfLife === undefined ? 1 : 2 ** (-old / span(halfLife));
  if (decay?.linear !== undefined) left *= Math.max(0, 1 - old / span(decay.linear));
  const reached = (decay?.steps ?? []).filter(([from]) => old >= span(from));
  return left * (reached.length > 0 ? micro(reached.at(-1)[1]) / million : 1);
}

/** The grade: the highest mark reached of each; null unless there are both. */
export function gradeOf(moment) {
  const grade = moment.config.grade;
  if (!grade) return null;
  const marks = [grade.letter, grade.number].map(({ score, bands }) => {
    const points = moment.score(score).micro;
    const reached = Object.entries(bands).filter((it) => points >= micro(it[1]));
    return reached.sort((a, b) => b[1] - a[1])[0]?.[0];
  });
  return marks.includes(undefined) ? null : marks.join("");
}
