// Cases by chance, the same ones every time: configs that use everything there is, and logs to go
// with them. Nobody worked out what they come to; they are there to be compared between targets.

const day = 86_400_000;
const paths = ["/", "/pricing", "/pricing-eu/", "/blog/a", "/blog/b/c", "/careers/x", "/ebook/", "/é"];
const names = ["page_view", "scroll", "engagement", "file_download", "form_submit", "track", "chat"];
const fields = ["path", "type", "percent", "seconds", "fileName", "formId", "topic", "deep.er"];
const spans = ["1s", "90s", "15m", "4h", "1d", "7d", "2w", "400d"];
const words = ["a", "b", "lead", "5", "5.0", "", "x@globex.com", "y@gmail.com", "café", "日本", "\ud83d\ude00"];

/** Random numbers from a seed (mulberry32). */
export function chance(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count) => Math.floor(next() * count);
  return {
    next,
    below,
    pick: (list) => list[below(list.length)],
    maybe: (share, make) => (next() < share ? make() : undefined),
    list: (most, make) => Array.from({ length: below(most + 1) }, (_, at) => make(at)),
  };
}

/** Case number `seed`: a request for `run`. */
export function someCase(seed) {
  const random = chance(seed);
  const log = someLog(random);
  const last = log.reduce((most, it) => Math.max(most, it.time), 0);
  return {
    config: someConfig(random),
    visitor: `visitor-${random.below(1000)}`,
    consent: random.pick(["granted", "granted", "denied", "pending"]),
    log,
    now: last + random.pick([0, 1, 60_000, 1_799_999, 1_800_000, day, 7 * day, 300 * day]),
    explain: ["scores", "stage", "slot:hero", "slot:side", "playbook:chat", "nothing"],
  };
}

/** A copy of `value` with one thing in it changed for another at random. */
export function mutated(value, random) {
  const copy = structuredClone(value);
  let here = { copy };
  let key = "copy";
  for (let depth = random.below(9); depth > 0; depth--) {
    const inner = here[key];
    if (typeof inner !== "object" || inner === null || Object.keys(inner).length === 0) break;
    here = inner;
    key = random.pick(Object.keys(inner));
  }
  const kind = random.below(6);
  if (kind === 0) delete here[key];
  else if (kind === 1) here[`${key}s`] = here[key];
  else if (kind === 2) here[key] = [here[key]];
  else if (kind === 3) here[key] = { [random.pick(["$not", "$or", "id", "when"])]: here[key] };
  else if (kind === 4) here[key] = someValue(random, 3);
  else here[key] = random.pick([null, true, -1, 1e300, 0.1, "", "7d", "$gte", [], {}]);
  return copy;
}

function someLog(random) {
  let time = random.below(5) * day;
  return random.list(40, (at) => {
    time += random.pick([0, 0, 1, 1_000, 60_000, 1_799_999, 1_800_000, 5 * 3_600_000, day, 9 * day]);
    return someSignal(random, at, time);
  });
}

function someSignal(random, at, time) {
  const id = `${random.pick(["a", "b", ""])}${at}`;
  const kind = random.below(12);
  if (kind === 0) {
    const props = { channel: random.pick(["email", "direct"]), source: random.pick(words) };
    return { id, time, signal: "session_start", props };
  }
  if (kind === 1) {
    const traits = { [random.pick(["email", "size", "role", "lifecycle"])]: someValue(random, 1) };
    return { id, time, signal: "identify", props: traits };
  }
  if (kind === 2) {
    const props = { slot: random.pick(["hero", "side"]), offer: random.pick(["one", "two"]) };
    return { id, time, signal: "exposure", props };
  }
  const props = { path: random.pick(paths) };
  props.percent = random.maybe(0.3, () => random.pick([25, 50, 75, 90]));
  props.seconds = random.maybe(0.3, () => random.next() * 60);
  props.fileName = random.maybe(0.3, () => random.pick(["a.pdf", "b.pdf"]));
  props.formId = random.maybe(0.3, () => random.pick(["demo", "news"]));
  props.deep = random.maybe(0.1, () => ({ er: someValue(random, 2) }));
  props.state = random.maybe(0.2, () => random.pick(["opened", "dismissed"]));
  return { id, time, signal: random.pick(names), props };
}

function someValue(random, depth) {
  const kind = random.below(depth > 0 ? 8 : 6);
  if (kind === 0) return null;
  if (kind === 1) return random.next() < 0.5;
  if (kind === 2) return random.below(100);
  if (kind === 3) return (random.next() - 0.5) * 10 ** (random.below(30) - 8);
  if (kind < 6) return random.pick(words);
  if (kind === 6) return random.list(3, () => someValue(random, depth - 1));
  return { [random.pick(["a", "b"])]: someValue(random, depth - 1) };
}

function someTest(random) {
  const number = () => random.pick([0, 1, 2, 5, 30, 50.5]);
  return random.pick([
    () => someValue(random, 1),
    () => ({ [random.pick(["$gt", "$gte", "$lt", "$lte", "$eq", "$ne"])]: number() }),
    () => ({ [random.pick(["$in", "$nin"])]: [someValue(random, 0), number()] }),
    () => ({ $exists: random.next() < 0.5 }),
    () => ({ $not: { $gte: number() } }),
    () => ({ $glob: random.pick(["/blog/**", "/pricing*", "/**/c", "/?"]) }),
    () => ({ $type: random.pick(["string", "number", "null"]) }),
    () => ({ $size: { $gt: 0 } }),
    () => ({ $elemMatch: { $lt: number() } }),
  ])();
}

function someCondition(random, keys, depth = 2) {
  const join = depth > 0 ? random.below(8) : 9;
  const inner = () => someCondition(random, keys, depth - 1);
  if (join === 0) return { $or: [inner(), inner()] };
  if (join === 1) return { $not: inner() };
  if (join === 2) return { $and: [inner()], [random.pick(keys)]: someTest(random) };
  return { [random.pick(keys)]: someTest(random) };
}

function someConfig(random) {
  const own = () => random.maybe(0.4, () => someCondition(random, fields, 1));
  const state = ["traits.size", "traits.email", "traits.role", "facts.f", "facts.g", "page.type"];
  const any = [...state, "scores.s", "scores.t", "counts.pricing", "stage", "segments", "persona"];
  any.push("session.channel", "visitor.visits", "offers.one.owned", "consent", "grade");
  const points = () => random.pick([1, 10, -5, 0.1, 33.333333, 1e6, (random.next() - 0.3) * 50]);
  const rule = (at) => ({
    id: `r${at}`,
    ...(random.next() < 0.8
      ? { on: random.pick([...names, "pricing"]), where: own() }
      : { when: someCondition(random, state) }),
    points: points(),
    halfLife: random.maybe(0.5, () => random.pick(spans)),
    decay: random.maybe(0.2, () => ({
      linear: random.maybe(0.5, () => random.pick(spans)),
      steps: random.maybe(0.5, () => [
        ["1d", 0.5],
        ["7d", 0.123456],
      ]),
    })),
    within: random.maybe(0.2, () => random.pick(spans)),
    per: random.maybe(0.3, () => random.pick(["session", "page", "day", "ever"])),
    max: random.maybe(0.3, () => random.below(60)),
    min: random.maybe(0.1, () => -random.below(20)),
  });
  const when = () => random.maybe(0.7, () => someCondition(random, any));
  return {
    version: 1,
    site: "chance",
    session: random.maybe(0.3, () => ({ idle: random.pick(["15m", "30m", "1h"]) })),
    pages: [
      { match: "/pricing*", type: "pricing", journey: "decision" },
      { match: "/blog/**", type: "blog", topic: "seo" },
    ],
    signals: { pricing: { from: "page_view", where: { type: "pricing" } } },
    facts: {
      f: { [random.pick(["sum", "distinct"])]: random.pick(names), of: random.pick(fields), where: own() },
      g: { count: random.pick(names), within: random.maybe(0.5, () => random.pick(spans)) },
    },
    scores: {
      s: {
        max: random.maybe(0.3, () => 50),
        min: random.maybe(0.3, () => 0),
        rules: random.list(4, rule),
        groups: random.list(2, (at) => ({ id: `g${at}`, max: 30, rules: random.list(3, rule) })),
      },
      t: { rules: random.list(2, rule) },
      u: { blend: { s: random.next(), t: -0.3 } },
    },
    grade: {
      letter: { score: "s", bands: { A: 30, B: 10, C: 0 } },
      number: { score: "t", bands: { 1: 20, 2: 0 } },
    },
    stages: [
      { id: "visitor" },
      { id: "lead", enter: { "traits.email": { $exists: true } } },
      {
        id: "mql",
        enter: { "scores.s": { $gte: random.pick([5, 10, 40]) } },
        stay: when(),
        minStay: random.maybe(0.5, () => random.pick(spans)),
      },
      { id: "sql", enter: when(), stay: { "scores.u": { $gte: 5 } } },
      { id: "customer" },
    ],
    segments: { keen: someCondition(random, state), other: someCondition(random, state) },
    personas: [{ id: "p", when: someCondition(random, state) }],
    offers: {
      one: {
        topics: ["seo"],
        priority: random.below(3),
        content: { text: { en: "One", de: "Eins {traits.role|x}" }, href: "/ebook/" },
      },
      two: {
        stages: ["visitor", "mql"],
        content: { text: "Two" },
        owned: random.maybe(0.5, () => ({ signal: "file_download", where: { fileName: "a.pdf" } })),
      },
    },
    slots: {
      hero: {
        rules: [
          { id: "first", when: when(), show: ["two", "one"] },
          {
            id: "split",
            when: when(),
            split: [
              { variant: "a", weight: random.below(3), show: "one" },
              { variant: "b", weight: 1, show: ["two"] },
            ],
          },
        ],
        cap: random.maybe(0.4, () => ({ times: 1, per: random.pick(["session", "1d"]) })),
      },
      side: { auto: true },
    },
    playbooks: {
      chat: { when: when(), on: { stage: "sql" }, delay: "3s", do: { chat: { message: "Hi" } } },
    },
    handoff: { when: random.next() < 0.7 ? { stage: "sql" } : someCondition(random, any), sinks: [] },
    holdout: { share: random.pick([0, 0, 0.1]) },
    privacy: random.maybe(0.2, () => ({ maxSignals: 10, retention: "30d" })),
  };
}
