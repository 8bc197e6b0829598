// What the oracle expects of an answer: those members of it that the contract speaks of.

import { nearest } from "./facts.mjs";
import { ranked, shownIn } from "./slots.mjs";
import { iso } from "./spans.mjs";
import { visitAt } from "./visit.mjs";

const million = 1_000_000;
const table = (names, make) => Object.fromEntries(names.map((name) => [name, make(name)]));
const keys = (section) => Object.keys(section ?? {});

/**
 * What the engine has to answer for a visit at several moments. `answers` are its answers, which
 * settle only what lies halfway between two millionths.
 */
export function expected(config, { visitor, consent, log }, nows, answers) {
  const site = { config, visitor, consent };
  const said = answers.map((answer) => (score, place) => {
    const parts = answer.explain?.scores?.[score]?.parts.filter((it) => "rule" in it);
    return parts?.[place] && nearest(parts[place].after * million);
  });
  return visitAt(site, log, nows, said).map(seen);
}

function seen(visit) {
  const { moment } = visit;
  const { config, known } = moment;
  const slots = table(keys(config.slots), (it) => shownIn(moment, it));
  return {
    snapshot: {
      visitor: moment.visitor,
      session: { ...moment.session(), startedAt: iso(known.startedAt) },
      page: known.page,
      stage: moment.stage,
      scores: scores(moment),
      grade: moment.grade(),
      facts: table(keys(config.facts), moment.fact),
      segments: moment.segments(),
      persona: moment.persona(),
      traits: known.traits,
      offers: table(keys(config.offers), (it) => ({ owned: moment.owned().includes(it) })),
      slots,
      consent: moment.consent,
      holdout: visit.holdout,
      signals: visit.log.length,
      dropped: visit.dropped,
    },
    explain: {
      scores: table(keys(config.scores), (it) => explained(moment, it)),
      stage: {
        stage: moment.stage,
        stages: (config.stages ?? []).map(({ id }, place) => ({
          stage: id,
          since: when(visit.held[place]),
        })),
        history: visit.changes.map((it) => ({ ...it, at: iso(it.at) })),
      },
      ...Object.fromEntries(Object.entries(slots).map(([name, it]) => [`slot:${name}`, it])),
    },
    handoffs: visit.handoffs.map(handedOver),
  };
}

const when = (time) => (time === null || time === undefined ? null : iso(time));
const scores = (moment) =>
  table(keys(moment.config.scores), (it) => nearest(moment.score(it).micro / million));

function explained(moment, name) {
  const { micro, rules } = moment.score(name);
  const exact = micro / million;
  const parts = rules.map((it) => ({
    rule: it.rule.id,
    ...(it.group === undefined ? {} : { group: it.group }),
    signals: it.signals,
    lastAt: when(it.last),
    before: it.before / million,
    after: it.after / million,
    capped: (it.after - it.micro) / million,
    points: it.micro / million,
    micro: it.micro,
  }));
  return { micro, exact, points: nearest(exact), rules: parts };
}

function handedOver({ id, moment, previous }) {
  const { config } = moment;
  const offered = ranked(moment).filter((it) => {
    const { stages } = config.offers[it];
    const meant = !stages || stages.includes(moment.stage);
    return meant && !moment.owned().includes(it);
  });
  return {
    id,
    time: iso(moment.now),
    subject: moment.visitor,
    data: {
      kind: "stage",
      stage: moment.stage,
      previousStage: previous,
      grade: moment.grade(),
      scores: scores(moment),
      reasons: reasons(moment),
      traits: moment.known.traits,
      offersOwned: moment.owned(),
      page: moment.known.page,
      persona: moment.persona(),
      segments: moment.segments(),
      suggestions: offered.slice(0, 3),
      consent: moment.consent,
    },
  };
}

/** The rules that gave the most; the order of the config settles ties. */
function reasons(moment) {
  const { config } = moment;
  const all = keys(config.scores).flatMap((it) => moment.score(it).rules);
  const best = all.filter((it) => it.micro > 0).sort((a, b) => b.micro - a.micro);
  return best.slice(0, config.handoff.reasons ?? 5).map((it) => ({
    rule: it.rule.id,
    points: it.micro / million,
    lastAt: when(it.last),
    count: it.signals ?? 1,
  }));
}

/**
 * The first place at which an answer is not as expected, or null: `{path, expected, actual}`.
 * Members that nothing is expected of may be anything, but for those of `snapshot`.
 */
export function difference(wanted, actual, path = "") {
  if (wanted === actual) return null;
  const here = { path, expected: wanted, actual };
  if (
    typeof wanted !== "object" ||
    wanted === null ||
    typeof actual !== "object" ||
    actual === null
  ) {
    return here;
  }
  if (Array.isArray(wanted) && wanted.length !== actual.length) return here;
  const exactly = /^\.snapshot\.(traits|page|session|scores|facts|slots)$/.test(path);
  if (exactly && Object.keys(actual).length !== Object.keys(wanted).length) return here;
  for (const key of Object.keys(wanted)) {
    // Of a score's parts, those by rules.
    const rules = key === "rules" && path.startsWith(".explain.scores");
    const found = rules ? actual.parts?.filter((it) => "rule" in it) : actual[key];
    const inner = difference(wanted[key], found, `${path}.${key}`);
    if (inner) return inner;
  }
  return null;
}
