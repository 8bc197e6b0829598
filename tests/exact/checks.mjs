// What is checked of one config and a handful of visits. Each check can be put to any case of its
// kind by itself, so that a case that fails can be made smaller.

import { someInputs } from "./generate/inputs.mjs";
import { shuffled } from "./generate/logs.mjs";
import { chanceOf, someConfig, someVisit } from "./generate.mjs";
import { difference, expected } from "./oracle/answer.mjs";
import { timelineAgainstLooks } from "./timeline.mjs";

/** Visits of a config, and moments that each is looked at from. */
export const visits = 12;
export const looks = 8;
export const triplesOfOne = visits * looks;

/** All cases of config number `number`: the config, and visits with all that their checks need. */
export function casesOf(seed, number) {
  const random = chanceOf(seed, number);
  const config = someConfig(random);
  const bounded = config.privacy !== undefined;
  const explain = ["scores", "stage", ...Object.keys(config.slots).map((it) => `slot:${it}`)];
  const cases = Array.from({ length: visits }, () => {
    const visit = someVisit(random, config, looks);
    const [a, b] = halves(random, visit.log);
    const tabs = [a, b].map((it) => someInputs(random, config, it, { replay: 0 }));
    const inputs = someInputs(random, config, visit.log);
    return { ...visit, explain, other: shuffled(random, visit.log), a, b, tabs, inputs };
  });
  return { config, cases, bounded };
}

/** The signals that two tabs have seen; some are seen by both. */
function halves({ below }, log) {
  const whose = log.map(() => below(3));
  return [1, 0].map((not) => log.filter((_, at) => whose[at] !== not));
}

const visitOf = ({ visitor, consent, explain }) => ({ visitor, consent, explain });

/** Without what a tab does by itself: chats, and handing over. */
const quiet = ({ playbooks, handoff, ...config }) => config;
const late = (nows) => nows.at(-1);

/** The requests that checks are made of, each for one case. */
export const requests = {
  replayed: (it) => ({ ...visitOf(it), log: it.log, nows: it.nows }),
  shuffled: (it) => ({ ...visitOf(it), log: it.other, nows: it.nows }),
  live: (it) => ({ ...visitOf(it), inputs: it.inputs }),
  together: (it) => merging(it, [[...it.a, ...it.b]]),
  inOrder: (it) => merging(it, [it.a, it.b]),
  andBack: (it) => merging(it, [it.b, it.a, it.a, it.b]),
};

/** Before any of it, so that no time passes between one log and the next. */
function merging(it, logs) {
  const inputs = [
    ...logs.map((merge) => ({ now: 0, merge })),
    { now: late(it.nows), replay: true },
  ];
  return { ...visitOf(it), consent: "pending", inputs };
}

/** What is wrong with the answers to one visit at several moments, or null. */
export function againstOracle(config, it, { skipped, looks: answers }) {
  if (skipped.length > 0) return { path: "skipped", expected: [], actual: skipped };
  const wanted = expected(config, it, it.nows, answers);
  for (const [place, answer] of answers.entries()) {
    const differs = difference(wanted[place], answer) ?? unexplained(answer);
    if (differs) return { ...differs, now: it.nows[place] };
  }
  return null;
}

/** The score whose parts do not add up to it, or null. */
function unexplained({ explain }) {
  for (const [name, { parts, micro, exact, points }] of Object.entries(explain.scores)) {
    const sum = parts.reduce((all, part) => all + part.micro, 0);
    const halfAway = Math.sign(exact) * Math.floor(Math.abs(exact) + 0.5) + 0;
    if (sum === micro && exact === micro / 1e6 && points === halfAway) continue;
    return { path: `.explain.scores.${name}`, expected: sum, actual: { micro, exact, points } };
  }
  return null;
}

/** What became stale in a visit gone through live, or null. */
export const staleIn = ({ stale }) =>
  stale.length > 0 ? { path: `input ${stale[0].at}, ${stale[0].what}`, ...apart(stale[0]) } : null;

/** Where two texts come apart. */
export function apart({ live, afresh }) {
  const at = [...live].findIndex((letter, place) => letter !== afresh[place]);
  const cut = (text) => text.slice(Math.max(0, at - 80), at + 200);
  return { expected: cut(afresh), actual: cut(live) };
}

/** What differs between two texts that should be the same, or null. */
const sameText = (path, afresh, live) =>
  live === afresh ? null : { path, ...apart({ live, afresh }) };

/** What the two tabs of a visit see once each has the other's records. */
export function exchanged(ask, config, it) {
  // Consent is a tab's own, and not in the log.
  const tabs = it.tabs.map((inputs) => inputs.filter((input) => input.consent === undefined));
  const own = tabs.map((inputs) => ({ ...visitOf(it), consent: "pending", inputs }));
  const first = JSON.parse(ask(JSON.stringify({ config: quiet(config), visits: own })));
  if (first.diagnostics.length > 0) return null;
  const records = first.visits.map((answer) => answer.records);
  const now = Math.max(late(it.nows), ...it.tabs.map((inputs) => inputs.at(-1).now));
  const met = own.map((visit, tab) => {
    const inputs = [...visit.inputs, { now, merge: records[1 - tab] }];
    return { ...visit, inputs };
  });
  const answers = JSON.parse(ask(JSON.stringify({ config: quiet(config), visits: met }))).visits;
  const seen = answers.map(({ snapshot, explain, records }) =>
    JSON.stringify({ snapshot: { ...snapshot, dropped: 0 }, explain, records }),
  );
  return sameText("what both tabs see", seen[0], seen[1]);
}

/** By kind, what is wrong with a case, asked of one engine: `{path, expected, actual}` or null. */
export const failures = {
  oracle(ask, config, it) {
    const request = { config, visits: [requests.replayed(it)] };
    const { diagnostics, visits } = JSON.parse(ask(JSON.stringify(request)));
    return diagnostics.length > 0 ? null : againstOracle(config, it, visits[0]);
  },
  order(ask, config, it) {
    const other = [...it.log].reverse();
    return sameAnswers(ask, config, requests.replayed(it), requests.shuffled({ ...it, other }));
  },
  live(ask, config, it) {
    const request = { config, visits: [requests.live(it)] };
    const { diagnostics, visits } = JSON.parse(ask(JSON.stringify(request)));
    return diagnostics.length > 0 ? null : staleIn(visits[0]);
  },
  merge(ask, config, it) {
    const [together, ...others] = [
      requests.together(it),
      requests.inOrder(it),
      requests.andBack(it),
    ];
    return (
      others.map((other) => sameAnswers(ask, quiet(config), together, other)).find(Boolean) ?? null
    );
  },
  tabs: exchanged,
  timeline: timelineAgainstLooks,
};

function sameAnswers(ask, config, one, other) {
  const answers = [one, other].map((it) => ask(JSON.stringify({ config, visits: [it] })));
  const usable = JSON.parse(answers[0]).diagnostics.length === 0;
  return usable ? sameText("the answer", ...answers) : null;
}

/** The request line for all cases of a config. */
export const lineOf = (config, cases, kind) => {
  const merges = ["together", "inOrder", "andBack"].includes(kind);
  const asked = merges ? quiet(config) : config;
  return JSON.stringify({ config: asked, visits: cases.map(requests[kind]) });
};
