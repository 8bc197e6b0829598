// A visitor looked at as of a moment: everything that conditions can see.

import { deeper, holds } from "./conditions.mjs";
import { factAt } from "./facts.mjs";
import { nothing } from "./history.mjs";
import { gradeOf, scoreOf } from "./scores.mjs";
import { ownedOffers } from "./slots.mjs";
import { age, day } from "./spans.mjs";

/**
 * Looks at a visitor: `site` is `{config, visitor, consent}`, `history` all signals so far, `stage`
 * the name of the stage they are in.
 */
export function momentOf({ config, visitor, consent }, history, stage, now, said) {
  const signals = history.filter((it) => it.counts);
  const known = history.at(-1)?.known ?? nothing;
  const moment = { config, visitor, consent, signals, known, stage, now, said };
  const once = new Map();
  const onceOnly = (key, work) => {
    if (!once.has(key)) once.set(key, work());
    return once.get(key);
  };
  moment.holds = (condition) => holds(condition, look);
  moment.score = (name) => onceOnly(`score ${name}`, () => scoreOf(moment, name));
  moment.fact = (name) => onceOnly(`fact ${name}`, () => factAt(config.facts[name], signals, now));
  moment.grade = () => onceOnly("grade", () => gradeOf(moment));
  moment.owned = () => onceOnly("owned", () => ownedOffers(config, signals));
  moment.inSegment = (name) =>
    onceOnly(`segment ${name}`, () => moment.holds(config.segments[name]));
  moment.segments = () => Object.keys(config.segments ?? {}).filter(moment.inSegment);
  moment.persona = () =>
    onceOnly("persona", () => config.personas?.find((it) => moment.holds(it.when))?.id ?? null);
  moment.daysSinceFirst = () => Math.floor(age(now, signals[0]?.time ?? now) / day);

  const session = () => ({
    ...known.session,
    visit: known.sessions,
    returning: known.sessions > 1,
    pageViews: known.pageViews,
  });

  /** The hour or the weekday on the visitor's own clock, where that is known. */
  const clock = (what) => {
    if (known.offset === null) return null;
    const there = new Date(now + known.offset * 60_000);
    return what === "hour" ? there.getUTCHours() : there.getUTCDay();
  };

  const heads = {
    traits: (rest) => deeper(known.traits, rest),
    scores: ([name]) => moment.score(name).micro / 1_000_000,
    facts: ([name]) => moment.fact(name),
    counts: ([name]) => signals.filter((it) => it.names.includes(name)).length,
    stage: () => stage,
    grade: () => moment.grade(),
    segments: () => moment.segments(),
    persona: () => moment.persona(),
    page: (rest) => deeper(known.page, rest),
    session: (rest) => deeper(session(), rest),
    device: ([what]) => known.device[what] ?? null,
    time: ([what]) => clock(what),
    visitor: ([what]) => (what === "visits" ? known.sessions : moment.daysSinceFirst()),
    consent: () => consent,
    offers: ([name]) => moment.owned().includes(name),
  };
  const stages = (config.stages ?? []).map((it) => it.id);
  const look = (path) => {
    const [kind, ...rest] = path.split(".");
    // Which segments one is in may depend on segments: only what is asked for is worked out.
    const lazy = { kind, stages, includes: moment.inSegment };
    if (kind === "segments") return Object.defineProperty(lazy, "value", { get: heads.segments });
    return { value: heads[kind](rest) ?? null, kind, stages };
  };
  moment.session = session;
  return moment;
}
