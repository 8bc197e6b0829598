// Configs and visits by chance, the same ones from the same seed. Configs have no mistakes in them
// and use all there is; visits are of what a site sees, with times that lie on every edge.

import { chance } from "../vectors/cases.mjs";
import { conditions } from "./generate/conditions.mjs";
import { shuffled, someLog } from "./generate/logs.mjs";
import { day, edges, spans } from "./generate/times.mjs";
import { names, offers, paths, segments, slots, stages } from "./generate/words.mjs";

/** The random numbers of one config of a run. */
export const chanceOf = (seed, number) => chance(Math.imul(seed, 0x9e3779b1) ^ (number + 1));

/** A config. */
export function someConfig(random) {
  const { pick, maybe, list, below, next } = random;
  const some = conditions(random);
  const where = (share) => maybe(share, some.where);
  const points = () =>
    pick([1, 2, 5, 10, 20, -5, -20, 0.5, 0.1, 3.3, 33.333333, 0.000001, thousandths(next)]);
  const bounds = () =>
    bare({
      max: maybe(0.3, () => pick([10, 30, 50, 7.5])),
      min: maybe(0.15, () => pick([0, -10, -0.5])),
    });
  // What state rules may look at; `segments` only where these do not lead back to scores.
  const plain = next() < 0.5;
  const state = plain ? [...some.facing.state, "segments"] : some.facing.state;

  const rule = (id) => {
    const own = next() < 0.75 ? onSignal() : { when: some.condition(state) };
    return bare({ id, ...own, points: points(), ...bounds() });
  };
  const onSignal = () => ({
    on: pick(names.scored),
    where: where(0.4),
    halfLife: maybe(0.45, () => pick(spans)),
    decay: maybe(0.25, someDecay),
    within: maybe(0.25, () => pick(spans)),
    per: maybe(0.35, () => pick(["session", "page", "day", "ever"])),
  });
  const someDecay = () =>
    pick([{ linear: pick(spans) }, { steps }, { linear: pick(spans), steps }]);
  const group = (id) => bare({ id, ...bounds(), rules: list(3, (at) => rule(`${id}-${at}`)) });
  const score = (id) =>
    bare({
      ...bounds(),
      rules: list(4, (at) => rule(`${id}${at}`)),
      groups: maybe(0.5, () => list(2, (at) => group(`${id}-g${at}`))),
    });

  const fact = (kind) => {
    if (kind === "sequence") {
      const step = () =>
        next() < 0.5 ? pick(names.scored) : bare({ signal: pick(names.scored), where: where(0.6) });
      return bare({
        sequence: [step(), step(), ...list(1, step)],
        within: maybe(0.5, () => pick(spans)),
      });
    }
    const of = ["sum", "distinct", "first", "last"].includes(kind)
      ? pick(properties[kind])
      : undefined;
    return bare({
      [kind]: pick(names.scored),
      of,
      where: where(0.35),
      within: maybe(0.5, () => pick(spans)),
    });
  };

  const known = stages.slice(0, 3 + below(3));
  const anything = [...some.facing.state, ...some.facing.rest, "segments"];
  // Where a segment asks for the stage, no stage asks for segments: what a stage depends on may
  // not depend on the stage, or it could come and go for ever.
  const staged = !plain && next() < 0.5;
  const segmentsLook = plain
    ? some.facing.state
    : [...some.facing.state, ...some.facing.scores, ...(staged ? ["stage"] : [])];
  const ladder = anything.filter(
    (it) => it !== "stage" && !(staged && ["segments", "persona"].includes(it)),
  );
  // A segment may ask for those before it and behind it, so long as there is no circle.
  const order = shuffled(random, segments);
  const someSegment = (at) => {
    const others = order.slice(0, order.indexOf(segments[at]));
    const own = some.condition(segmentsLook);
    if (others.length === 0 || next() < 0.6) return own;
    return { segments: pick([pick(others), { $nin: [pick(others)] }]), ...maybe(0.5, () => own) };
  };
  const when = (share = 0.8) => maybe(share, () => some.condition(anything));
  const owned = () => bare({ signal: pick(names.scored), where: where(0.5) });
  const offer = () =>
    bare({
      kind: pick(["ebook", "demo"]),
      stages: maybe(0.35, () => known.filter(() => next() < 0.6)),
      topics: maybe(0.6, () => [pick(["seo", "ops"])]),
      priority: maybe(0.5, () => pick([0, 1, 5, -1])),
      content: {
        text: pick(["Read it", "Talk to us"]),
        href: pick(["/ebook/", "/demo", "/webinar/", "https://acme.example/ebook?x=1"]),
      },
      owned: maybe(0.4, () => (next() < 0.7 ? owned() : [owned(), owned()])),
      from: maybe(0.15, () => pick(["2026-03-02", "2026-03-04", "2026-03-03T12:00:00Z"])),
      until: maybe(0.15, () => pick(["2026-03-05", "2026-03-12", "2026-03-03T12:00:00Z"])),
    });
  const show = () => (next() < 0.5 ? pick(offers) : [pick(offers), pick(offers)]);
  const variant = (at) => ({ variant: `v${at}`, weight: pick([1, 1, 2, 7, 0.5]), show: show() });
  const slotRule = (id) =>
    bare({
      id: `rule-${id}`,
      when: when(),
      ...(next() < 0.65
        ? { show: show() }
        : { split: [variant(0), variant(1), ...list(1, (at) => variant(at + 2))] }),
    });
  const slot = () =>
    bare({
      rules: list(3, slotRule),
      auto: maybe(0.5, () => true),
      cap: maybe(0.7, () =>
        bare({ times: pick([1, 1, 2]), per: maybe(0.8, () => pick(["session", ...spans])) }),
      ),
    });

  // What comes and goes, so that stages do.
  const moving = () => some.condition(next() < 0.7 ? some.facing.moving : ladder, 1);
  const stage = (id, place) =>
    bare({
      id,
      enter: place > 0 ? maybe(0.9, moving) : undefined,
      stay: place > 0 ? maybe(0.75, moving) : undefined,
      minStay: maybe(0.5, () => pick(spans)),
    });

  return bare({
    version: 1,
    site: maybe(0.7, () => "exact"),
    session: maybe(0.4, () => ({ idle: pick(["15m", "30m", "1h", "10s"]) })),
    pages: pick(paths.rules),
    signals: {
      pricing_view: {
        from: "page_view",
        where: pick([{ type: "pricing" }, { path: { $glob: "/pricing*" } }]),
      },
      demo_request: { from: "form_submit", where: { formId: "demo" } },
      keen_view: bare({ from: "pricing_view", where: where(0.5) }),
    },
    facts: Object.fromEntries(names.facts.map((it) => [it, fact(it)])),
    scores: {
      u: bare({ blend: { s: pick([0.7, 1, 0.333333]), t: pick([0.3, -0.5, 2]) }, ...bounds() }),
      s: score("s"),
      t: score("t"),
    },
    grade: maybe(0.7, () => ({
      letter: { score: "s", bands: { A: 30, B: 10, ...(next() < 0.7 ? { C: -100 } : {}) } },
      number: { score: "t", bands: { 1: 20, 2: pick([0, 5]), 3: -100 } },
    })),
    stages: known.map(stage),
    segments: Object.fromEntries(segments.map((it, at) => [it, someSegment(at)])),
    personas: ["marketer", "engineer"].map((id) => ({
      id,
      when: some.condition(["segments", ...some.facing.state, ...some.facing.scores]),
    })),
    offers: Object.fromEntries(offers.map((it) => [it, offer()])),
    slots: Object.fromEntries(slots.map((it) => [it, slot()])),
    playbooks: maybe(0.3, () => ({
      chat: bare({ when: when(), delay: maybe(0.5, () => "3s"), do: { chat: { message: "Hi" } } }),
    })),
    handoff: maybe(0.8, () =>
      bare({
        when: next() < 0.4 ? { stage: { $gte: "lead" } } : some.condition(anything),
        reasons: maybe(0.3, () => below(4)),
        sinks: [],
      }),
    ),
    holdout: maybe(0.15, () => ({ share: pick([0.1, 0.5]) })),
    privacy: maybe(0.2, () =>
      bare({
        maxSignals: maybe(0.5, () => 5 + below(8)),
        retention: maybe(0.6, () => pick(["1d", "7d"])),
      }),
    ),
  });
}

const steps = [
  ["1h", 0.75],
  ["1d", 0.5],
  ["7d", 0.123456],
  ["2w", 0],
];
const thousandths = (next) => Math.round((next() - 0.3) * 50_000) / 1_000;
const properties = {
  sum: ["seconds", "percent", "amount"],
  distinct: ["fileName", "path", "type", "amount"],
  first: ["topic", "path", "seconds"],
  last: ["topic", "path", "fileName", "amount"],
};

/** An object without what is undefined. */
export const bare = (it) =>
  Object.fromEntries(Object.entries(it).filter(([, value]) => value !== undefined));

/** A visit: `{visitor, consent, log}`, and the moments to look at it from, the earliest first. */
export function someVisit(random, config, looks) {
  const log = someLog(random, config);
  const last = log.reduce((most, it) => Math.max(most, it.time), Date.UTC(2026, 2, 2));
  const nows = Array.from(
    { length: looks },
    () => last + random.pick([0, 1, ...edges(config), random.below(9 * day)]),
  );
  return {
    visitor: `visitor-${random.below(100_000)}`,
    consent: random.pick(["granted", "granted", "denied", "pending"]),
    log,
    nows: nows.sort((a, b) => a - b),
  };
}
