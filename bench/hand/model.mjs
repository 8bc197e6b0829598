// The config, laid out for the hand-written scorers: defaults filled in, names resolved to places,
// lengths of time in milliseconds. Throws at what they do not handle, so that none goes unnoticed.

import { parse } from "./condition.mjs";

const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

export const DAY = UNITS.d;

/** Milliseconds of a length of time such as `7d`. */
export const span = (text) => Number(text.slice(0, -1)) * UNITS[text.at(-1)];

const optional = (text) => (text === undefined ? undefined : span(text));
const where = (document) => (document ? parse(document, true) : undefined);

/** Rounds to millionths, half away from zero, as the engine does. */
export const micro = (points) => {
  const scaled = points * 1e6;
  return Math.trunc(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
};

/** The nearest whole number of points, half away from zero. */
export const rounded = (millionths) =>
  Math.trunc((millionths + (millionths < 0 ? -500_000 : 500_000)) / 1e6) + 0;

/** Holds millionths within bounds. */
export const clamp = (points, min, max) => {
  const least = max !== undefined && points > max ? max : points;
  return min !== undefined && least < min ? min : least;
};

export function modelOf(config) {
  const rules = [];
  const scores = Object.entries(config.scores).map(([name, score]) => {
    if (score.blend) throw new Error("the hand-written scorers do not blend");
    const lay = (list = []) => list.map((it) => rules.push(ruleOf(it, name)) - 1);
    const own = lay(score.rules);
    const groups = (score.groups ?? []).map((group) => ({
      rules: lay(group.rules),
      ...bounds(group),
    }));
    return { name, own, groups, ...bounds(score) };
  });
  const facts = Object.entries(config.facts).map(factOf);
  const names = config.stages.map((it) => it.id);
  const stages = config.stages.map((stage) => ({
    id: stage.id,
    enter: stage.enter && parse(stage.enter),
    stay: stage.stay && parse(stage.stay),
    minStay: optional(stage.minStay) ?? 0,
  }));
  const offerNames = Object.keys(config.offers);
  const offers = Object.entries(config.offers).map(([name, offer]) => ({
    name,
    stages: offer.stages?.map((it) => names.indexOf(it)),
    owned: offer.owned && { on: offer.owned.signal, where: where(offer.owned.where) },
  }));
  const slots = Object.entries(config.slots).map(([name, slot]) => ({
    name,
    rules: slot.rules.map((rule) => ({
      id: rule.id,
      document: rule.when,
      when: parse(rule.when),
      show: [rule.show].flat().map((it) => offerNames.indexOf(it)),
    })),
  }));
  const derived = Object.entries(config.signals).map(([name, it]) => ({
    name,
    on: it.from,
    where: where(it.where),
  }));
  return {
    rules,
    scores,
    facts,
    stages,
    offers,
    slots,
    derived,
    pages: config.pages.map(({ match, ...says }) => ({ pattern: glob(match), says })),
    idle: span(config.session.idle),
    retention: span(config.privacy.retention),
    most: config.privacy.maxSignals,
  };
}

function bounds({ min, max }) {
  return {
    min: min === undefined ? undefined : micro(min),
    max: max === undefined ? undefined : micro(max),
  };
}

function ruleOf(rule, score) {
  if (rule.decay || (rule.within && rule.halfLife)) {
    throw new Error("the hand-written scorers fade by half-life or `within`, not both");
  }
  return {
    id: rule.id,
    score,
    on: rule.on,
    document: rule.on ? rule.where : rule.when,
    where: where(rule.where),
    when: rule.when && parse(rule.when),
    points: rule.points,
    halfLife: optional(rule.halfLife),
    within: optional(rule.within),
    per: rule.per,
    ...bounds(rule),
  };
}

function factOf([name, fact]) {
  const kind = ["count", "sum", "distinct", "days"].find((it) => fact[it]);
  if (!kind) throw new Error(`the hand-written scorers do not know the fact ${name}`);
  return {
    name,
    kind,
    on: fact[kind],
    of: fact.of,
    where: where(fact.where),
    within: optional(fact.within) ?? Number.POSITIVE_INFINITY,
  };
}

function glob(pattern) {
  const body = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\/\*\*$/, "(/.*)?")
    .replace(/(?<!\.)\*/g, "[^/]*");
  return new RegExp(`^${body}/?$`);
}
