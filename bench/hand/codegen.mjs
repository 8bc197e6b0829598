// The fastest scorer we know how to write in JavaScript: source code made from the config, with every
// rule, cap, stage and slot spelled out, what only traits decide worked out when traits change, and
// numbers in typed arrays. It needs a page that allows `new Function`.

import { leaves, source } from "./condition.mjs";
import { Core, layOut } from "./core.mjs";
import { DAY, micro } from "./model.mjs";
import { countPlaces } from "./tuned.mjs";
import { AT_END, KNOWN } from "./visit.mjs";

export function codegen(model) {
  const plan = { ...layOut(model), counts: countPlaces(model) };
  const Generated = new Function("Base", write(plan))(Base);
  return { visitor: () => new Generated(plan) };
}

const NOTHING = [];

class Base extends Core {
  reset() {
    super.reset();
    const { model, counts } = this.plan;
    this.counts = new Int32Array(counts.size);
    this.micro = new Float64Array(this.micro.length);
    this.facts = new Float64Array(this.facts.length);
    /** Of rules that count once for a key that only grows: the last key, and its signal's weight. */
    this.lastKey = new Float64Array(model.rules.length).fill(-1);
    this.lastWeight = new Float64Array(model.rules.length);
    /** Of rules that count once for a page: when, by the number of the page. */
    this.pageTimes = model.rules.map(() => []);
    /** What only traits decide: conditions as 0 or 1, and points of scores. */
    this.flags = new Uint8Array(256);
    this.flatPoints = new Float64Array(this.micro.length);
    /** The offers owned, as bits. */
    this.have = 0;
    this.declare();
  }

  step(signal, now) {
    const where = this.visit.insert(signal);
    if (where === KNOWN) return NOTHING;
    if (where === AT_END) this.advance(signal);
    if (this.visit.trim(now) || where !== AT_END) this.replay();
    else if (now !== signal.time) this.look(now);
    return this.tell();
  }

  replay() {
    this.reset();
    for (const signal of this.visit.signals) this.advance(signal);
  }

  identify(traits) {
    for (const key in traits) {
      if (traits[key] === null) delete this.traits[key];
      else this.traits[key] = traits[key];
    }
    this.declare();
  }

  /** Weighs the sums of a half-life against another moment. */
  anchor(life, now, age) {
    const share = this.anchors[life] === 0 ? 0 : Math.exp(-age);
    const { sums, lastWeight } = this;
    for (let rule = 0; rule < sums.length; rule++) {
      if (this.plan.life[rule] !== life) continue;
      sums[rule] *= share;
      lastWeight[rule] *= share;
    }
    this.anchors[life] = now;
    this.left[life] = 1;
  }
}

function write(plan) {
  const { model } = plan;
  const flags = [];
  const name = namer(plan, flags);
  // The flags are found while the rest is written.
  const look = writeLook(plan, name);
  const settle = writeSettle(model, name);
  const tell = writeTell(model, name);
  const stages = model.stages.map((it) => it.id);
  return `const NOTHING = [], MASKS = ${JSON.stringify(masksOf(model))};
const STAGES = ${JSON.stringify(stages)};
return class extends Base {
${writeDeclare(plan, flags)}
${writeAdvance(plan)}
${look}
${settle}
${tell}
}`;
}

/** Gives expressions for what conditions look at. */
function namer(plan, flags) {
  const { model, counts } = plan;
  const scores = model.scores.map((it) => it.name);
  const facts = model.facts.map((it) => it.name);
  const stages = model.stages.map((it) => it.id);
  return (node) => {
    if (leaves(node).every((it) => it.path[0] === "traits")) {
      const text = source(node, traitsOnly);
      if (!flags.includes(text)) flags.push(text);
      return `T[${flags.indexOf(text)}] === 1`;
    }
    if (!node.path) return undefined;
    const [head, name] = node.path;
    if (head === "stage") return stageTest(node, stages);
    if (head === "scores") {
      return { expression: `m${scores.indexOf(name)}`, number: true, unit: 1e6 };
    }
    if (head === "facts") return { expression: `f${facts.indexOf(name)}`, number: true };
    return { expression: `C[${counts.get(name)}]`, number: true };
  };
}

const traitsOnly = (node) => node.path && { expression: `traits[${JSON.stringify(node.path[1])}]` };

function stageTest({ op, value }, stages) {
  let mask = 0;
  for (const it of [value].flat()) mask |= 1 << stages.indexOf(it);
  if (op === "$eq" || op === "$in") return `(1 << st & ${mask}) !== 0`;
  if (op === "$ne" || op === "$nin") return `(1 << st & ${mask}) === 0`;
  throw new Error(`the hand-written scorers do not know ${op} of a stage`);
}

/** What follows from the traits alone. */
function writeDeclare(plan, flags) {
  const { model } = plan;
  const lines = flags.map((text, place) => `T[${place}] = ${text} ? 1 : 0;`);
  for (const [place, { own, groups }] of model.scores.entries()) {
    if (groups.length || !own.every((it) => onlyTraits(model.rules[it]))) continue;
    const parts = own.map((it) => {
      const { when } = model.rules[it];
      return `(${source(when, traitsOnly)} ? ${plan.flat[it]} : 0)`;
    });
    lines.push(`this.flatPoints[${place}] = ${parts.join(" + ")};`);
  }
  return `declare() {
const { traits, flags: T } = this;
${lines.join("\n")}
}`;
}

const onlyTraits = ({ when, min, max }) =>
  when &&
  min === undefined &&
  max === undefined &&
  leaves(when).every((it) => it.path[0] === "traits");

/** Takes a signal in. */
function writeAdvance(plan) {
  const fades = plan.lives.map((_, life) => `const g${life} = this.left[${life}];`);
  const cases = [...plan.counts.keys()]
    .filter((name) => !plan.model.derived.some((it) => it.name === name))
    .map((name) => `case ${JSON.stringify(name)}: {\n${writeSignal(plan, name)}\nbreak;\n}`);
  return `advance(signal) {
const { time: now, props: p } = signal;
this.fade(now);
const visit = this.visit;
const { sums: S, counts: C, facts: F, windows: W } = this;
${fades.join(" ")}
switch (signal.signal) {
${cases.join("\n")}
default: {
if (visit.begin(now, signal.signal, p.path ?? p.landingPath) && signal.signal === "identify") {
this.identify(p);
}
}
}
this.look(now);
this.settle(now);
}`;
}

/** Everything that concerns one kind of signal, with each property read once. */
function writeSignal(plan, name) {
  const { model, counts } = plan;
  const props = new Set();
  const read = (prop) => {
    props.add(prop);
    return `$${prop}`;
  };
  const own = (node) => node.path && { expression: read(node.path[1]) };
  const guard = (where, body) => (where ? `if (${source(where, own)}) { ${body} }` : body);
  const of = (name) => {
    const lines = [`C[${counts.get(name)}]++;`];
    for (const [place, it] of model.facts.entries()) {
      if (it.on === name) lines.push(guard(it.where, takeFact(place, it, read)));
    }
    for (const [place, it] of model.rules.entries()) {
      if (it.on === name) lines.push(guard(it.where, takeRule(plan, place)));
    }
    for (const [place, { owned }] of model.offers.entries()) {
      if (owned?.on === name) lines.push(guard(owned.where, `this.have |= ${1 << place};`));
    }
    for (const it of model.derived) if (it.on === name) lines.push(guard(it.where, of(it.name)));
    return lines.join("\n");
  };
  const body = of(name);
  const reads = [...props].map((it) => `const $${it} = p.${it} ?? q.${it};`);
  // Within one kind of signal the properties have one shape, and are read faster.
  const path = name === "session_start" ? "p.path ?? p.landingPath" : "p.path";
  return [
    `if (visit.begin(now, ${JSON.stringify(name)}, ${path})) {`,
    "const q = visit.page;",
    ...reads,
    body,
    "}",
  ].join("\n");
}

function takeFact(place, { kind, of, within }, read) {
  const endless = within === Number.POSITIVE_INFINITY;
  if (kind === "count") return endless ? `F[${place}]++;` : `W[${place}].add(now, 1e6);`;
  if (kind === "days") return `W[${place}].note(now, Math.floor(now / ${DAY}));`;
  const value = read(of);
  if (kind === "distinct") return `if (${value} !== undefined) W[${place}].note(now, ${value});`;
  const amount = `Math.floor((${value} ?? 0) * 1e6 + 0.5)`;
  if (!endless) return `W[${place}].add(now, ${amount});`;
  return `F[${place}] = (F[${place}] * 1e6 + ${amount}) / 1e6;`;
}

function takeRule(plan, place) {
  const { per, within } = plan.model.rules[place];
  const life = plan.life[place];
  // What fades within a window keeps its moments.
  if (within) return `this.takeRule(${place}, now, p.path ?? q.path);`;
  const weight = plan.rates[life] ? `1 / g${life}` : "1";
  if (!per) return `S[${place}] += ${weight};`;
  if (per === "page") {
    const gone = plan.rates[life]
      ? `Math.exp((old - this.anchors[${life}]) * ${plan.rates[life]})`
      : "1";
    return `{ const times = this.pageTimes[${place}], old = times[q.place];
if (old !== undefined) S[${place}] -= ${gone};
times[q.place] = now; S[${place}] += ${weight}; }`;
  }
  const key = { session: "visit.sessions", day: `Math.floor(now / ${DAY})`, ever: "0" }[per];
  return `{ const key = ${key}, w = ${weight};
S[${place}] += this.lastKey[${place}] === key ? w - this.lastWeight[${place}] : w;
this.lastKey[${place}] = key; this.lastWeight[${place}] = w; }`;
}

/** Facts and scores as of `now`, for which everything was faded. */
function writeLook(plan, name) {
  const { model } = plan;
  const facts = model.facts.map(({ kind, within }, place) => {
    const kept = within === Number.POSITIVE_INFINITY && (kind === "count" || kind === "sum");
    return `const f${place} = ${kept ? `F[${place}]` : `F[${place}] = W[${place}].at(now)`};`;
  });
  const fades = plan.lives.map((life, place) => {
    return `const a${place} = (now - A[${place}]) * ${Math.LN2 / life};
if (a${place} > 400 || A[${place}] === 0) this.anchor(${place}, now, a${place});
else L[${place}] = Math.exp(-a${place});`;
  });
  const scores = model.scores.map(({ own, groups, min, max }, place) => {
    const flat = !groups.length && own.every((it) => onlyTraits(model.rules[it]));
    if (flat)
      return `const m${place} = M[${place}] = ${bounded(`this.flatPoints[${place}]`, min, max)};`;
    const lines = [`let m${place} = 0, x = 0, y = 0;`];
    for (const rule of own) lines.push(give(plan, rule, name, `m${place}`));
    for (const group of groups) {
      lines.push("y = 0;");
      for (const rule of group.rules) lines.push(give(plan, rule, name, "y"));
      lines.push(`m${place} += ${bounded("y", group.min, group.max)};`);
    }
    lines.push(`M[${place}] = ${bounded(`m${place}`, min, max)};`);
    return `{ ${lines.join("\n")} }`;
  });
  const lefts = plan.lives.map((_, life) => `const g${life} = this.left[${life}];`);
  return `fade(now) {
const { anchors: A, left: L } = this;
${fades.join("\n")}
}
look(now) {
if (now !== this.visit.last) this.fade(now);
const { sums: S, micro: M, facts: F, windows: W, flags: T, counts: C } = this;
${lefts.join(" ")}
${facts.join("\n")}
${scores.join("\n")}
}`;
}

/** Adds what a rule gives to the variable `sum`. */
function give(plan, place, name, sum) {
  const { points, when, within, min, max } = plan.model.rules[place];
  if (when) {
    const text = source(when, name);
    return `${sum} += ${bounded(`(${text} ? ${micro(points)} : 0)`, min, max)};`;
  }
  if (within) return `${sum} += this.given(${place}, now);`;
  const life = plan.life[place];
  const left = plan.rates[life] ? `S[${place}] * g${life}` : `S[${place}]`;
  const sign = points < 0 ? ["ceil", "- 0.5"] : ["floor", "+ 0.5"];
  const whole = `Math.${sign[0]}(${points} * (${left}) * 1e6 ${sign[1]})`;
  // A bound on the side that the rule cannot reach is none.
  const [least, most] = points < 0 ? [min, undefined] : [undefined, max];
  return `x = ${whole}; ${sum} += ${bounded("x", least, most)};`;
}

function bounded(text, min, max) {
  if (min === undefined && max === undefined) return text;
  const upper = max === undefined ? text : `Math.min(${text}, ${max})`;
  return min === undefined ? upper : `Math.max(${upper}, ${min})`;
}

function loads(model) {
  return `const { micro: M, facts: F, counts: C, flags: T } = this;
${model.scores.map((_, place) => `const m${place} = M[${place}];`).join(" ")}
${model.facts.map((_, place) => `const f${place} = F[${place}];`).join(" ")}`;
}

function writeSettle(model, name) {
  const stages = model.stages.map(({ id, enter, stay, minStay }, place) => {
    const stays = stay ? `(${source(stay, name)} || now - since[${place}] < ${minStay})` : "true";
    const ways = [
      `lifecycle === ${JSON.stringify(id)}`,
      enter ? source(enter, name) : "false",
      `(since[${place}] >= 0 && ${stays})`,
      `(st === ${place} && !fall)`,
    ];
    return `if (${ways.join(" || ")}) { if (since[${place}] < 0) since[${place}] = now; high = ${place}; }
else since[${place}] = -1;`;
  });
  return `settle(now) {
const { since, stage: st, traits: { lifecycle } } = this, fall = this.visit.mayFall;
${loads(model)}
let high = 0;
${stages.join("\n")}
this.stage = high;
}`;
}

/** Decides every slot, and gives what is new. */
function writeTell(model, name) {
  const scores = model.scores.map((_, place) => {
    const half = `m${place} + (m${place} < 0 ? -500000 : 500000)`;
    return `r = Math.trunc((${half}) / 1e6) + 0;
if (r !== told[${place}]) { told[${place}] = r; moved = true; }`;
  });
  const slots = model.slots.map(({ rules }, slot) => {
    const tries = rules.map(({ when, show }, rule) => {
      const offers = show.map(
        (it) => `if ((can & ${1 << it}) !== 0) { d = ${rule * 1000 + it}; break s${slot}; }`,
      );
      return `if (${source(when, name)}) { ${offers.join(" ")} }`;
    });
    return `d = -1;
s${slot}: { ${tries.join("\n")} }
if (d !== slots[${slot}]) { slots[${slot}] = d; effects ??= []; effects.push(this.fill(${slot})); }`;
  });
  return `fill(slot) { return ["fill", this.model.slots[slot].name, ...this.shown(slot)]; }
tell() {
const st = this.stage, told = this.toldScores, slots = this.toldSlots;
${loads(model)}
const can = ~this.have & MASKS[st];
let effects, d, r, moved = false;
${scores.join("\n")}
if (moved) effects = [["scores", { ${model.scores.map((it, place) => `${JSON.stringify(it.name)}: told[${place}]`).join(", ")} }]];
if (st !== this.toldStage) { this.toldStage = st; effects ??= []; effects.push(["stage", STAGES[st]]); }
${slots.join("\n")}
return effects ?? NOTHING;
}`;
}

/** For each stage, the offers that may be shown in it, as bits. */
function masksOf(model) {
  return model.stages.map((_, stage) => {
    let mask = 0;
    for (const [place, offer] of model.offers.entries()) {
      if (!offer.stages || offer.stages.includes(stage)) mask |= 1 << place;
    }
    return mask;
  });
}
