// The scorer a careful engineer writes for speed without generating code: conditions are closures,
// rules are found by the name of the signal, and nothing is worked out twice.

import { closure, leaves } from "./condition.mjs";
import { Core, layOut } from "./core.mjs";
import { AT_END, KNOWN, pathOf } from "./visit.mjs";

/** Looks at a signal's own property, or at its page's. */
export const ownReader =
  ([, name]) =>
  (props, page) =>
    props[name] ?? page[name];

export function tuned(model) {
  const plan = { ...layOut(model), ...compile(model) };
  return { visitor: () => new Tuned(plan) };
}

/** What every scorer with closures needs of a model. */
export function compile(model) {
  const stateReader = readerOf(model);
  const when = (node) => closure(node, stateReader);
  const never = () => false;
  const always = () => true;
  return {
    concerns: concernsOf(model),
    when: model.rules.map((it) => it.when && when(it.when)),
    /** Which rules depend on traits alone, and so change only when those do. */
    byTraits: model.rules.map((it) => {
      return it.when !== undefined && leaves(it.when).every(({ path }) => path[0] === "traits");
    }),
    traitPlaces: traitPlaces(model),
    enter: model.stages.map((it) => (it.enter ? when(it.enter) : never)),
    stay: model.stages.map((it) => (it.stay ? when(it.stay) : always)),
    slots: model.slots.map(({ rules }) =>
      rules.map(({ when: node, show }) => ({ holds: when(node), show })),
    ),
  };
}

/** The places of all signals in `counts`, by name. */
export function countPlaces(model) {
  const names = [
    ...model.rules.map((it) => it.on),
    ...model.facts.map((it) => it.on),
    ...model.offers.map((it) => it.owned?.on),
    ...model.derived.flatMap((it) => [it.on, it.name]),
    "scroll",
    "session_start",
  ];
  return new Map([...new Set(names.filter(Boolean))].map((name, place) => [name, place]));
}

/** By the name of the signal: what it counts as, and what takes it in if its properties fit. */
export function concernsOf(model) {
  const places = countPlaces(model);
  const of = (name) => {
    const concerns = [];
    const add = (kind, place, where, more) => {
      concerns.push({ kind, place, where: where && closure(where, ownReader), ...more });
    };
    for (const [place, it] of model.facts.entries()) {
      if (it.on === name) add("fact", place, it.where, { of: it.of });
    }
    for (const [place, it] of model.rules.entries()) {
      if (it.on === name) add("rule", place, it.where);
    }
    for (const [place, { owned }] of model.offers.entries()) {
      if (owned?.on === name) add("offer", place, owned.where);
    }
    for (const it of model.derived) {
      if (it.on === name) add("derived", 0, it.where, { further: of(it.name), name: it.name });
    }
    return { count: places.get(name), concerns };
  };
  return new Map([...places.keys()].map((name) => [name, of(name)]));
}

/** The places of the traits that conditions read, by name. */
function traitPlaces(model) {
  const nodes = [
    ...model.rules.map((it) => it.when),
    ...model.stages.flatMap((it) => [it.enter, it.stay]),
    ...model.slots.flatMap((it) => it.rules.map(({ when }) => when)),
  ];
  const paths = nodes
    .filter(Boolean)
    .flatMap(leaves)
    .map((it) => it.path);
  const names = paths.filter(([head]) => head === "traits").map(([, name]) => name);
  return new Map([...new Set(names)].map((name, place) => [name, place]));
}

function readerOf(model) {
  const counts = countPlaces(model);
  const traits = traitPlaces(model);
  const place = (list, name) => list.findIndex((it) => it.name === name);
  return ([head, name]) => {
    if (head === "stage") return (it) => it.model.stages[it.stage].id;
    if (head === "traits") {
      const place = traits.get(name);
      return (it) => it.traitValues[place];
    }
    const index =
      head === "counts"
        ? counts.get(name)
        : place(head === "facts" ? model.facts : model.scores, name);
    if (index === undefined || index < 0) throw new Error(`there is no ${head}.${name}`);
    if (head === "counts") return (it) => it.counts[index];
    return head === "facts" ? (it) => it.facts[index] : (it) => it.micro[index] / 1e6;
  };
}

export class Tuned extends Core {
  constructor(plan) {
    super(plan);
    this.holds = (place) =>
      this.plan.byTraits[place] ? this.traitHolds[place] : this.plan.when[place](this);
    this.enter = (place) => this.plan.enter[place](this);
    this.stay = (place) => this.plan.stay[place](this);
    this.decide = (place) => this.choose(this.plan.slots[place]);
  }

  reset() {
    super.reset();
    this.counts = new Array(this.plan.concerns.size).fill(0);
    this.traitValues = new Array(this.plan.traitPlaces.size).fill(undefined);
    this.declare();
  }

  /** Works out what depends on traits alone. */
  declare() {
    const { traitPlaces, byTraits, when } = this.plan;
    for (const [name, place] of traitPlaces) this.traitValues[place] = this.traits[name];
    this.traitHolds = byTraits.map((it, place) => it && when[place](this));
  }

  /** Takes in a signal as of `now`, and gives what changed by it. */
  step(signal, now) {
    const where = this.visit.insert(signal);
    if (where === KNOWN) return [];
    if (where === AT_END) this.advance(signal);
    if (this.visit.trim(now) || where !== AT_END) this.replay();
    else if (now !== signal.time) this.look(now);
    return this.changes(this.decide);
  }

  replay() {
    this.reset();
    for (const signal of this.visit.signals) this.advance(signal);
  }

  advance(signal) {
    const { time, signal: name, props } = signal;
    this.fade(time);
    if (this.visit.begin(time, name, pathOf(props))) {
      if (name === "identify") this.identify(props);
      const known = this.plan.concerns.get(name);
      if (known) this.count(known, props, this.visit.page, time);
    }
    this.look(time);
    this.settle(time, this.enter, this.stay);
  }

  look(now) {
    this.fade(now);
    this.lookAtFacts(now);
    this.addUp(now, this.holds);
  }

  identify(traits) {
    for (const key in traits) {
      if (traits[key] === null) delete this.traits[key];
      else this.traits[key] = traits[key];
    }
    this.declare();
  }

  count({ count, concerns }, props, page, now) {
    this.counts[count]++;
    for (let at = 0; at < concerns.length; at++) {
      const { kind, place, where, of, further } = concerns[at];
      if (where !== undefined && !where(props, page)) continue;
      if (kind === "rule") this.takeRule(place, now, props.path ?? page.path);
      else if (kind === "fact") {
        this.takeFact(place, now, of === undefined ? undefined : (props[of] ?? page[of]));
      } else if (kind === "offer") this.owned[place] = true;
      else this.count(further, props, page, now);
    }
  }

  choose(rules) {
    for (let rule = 0; rule < rules.length; rule++) {
      const { holds, show } = rules[rule];
      if (!holds(this)) continue;
      for (let at = 0; at < show.length; at++) {
        if (this.canShow(show[at])) return rule * 1000 + show[at];
      }
    }
    return -1;
  }
}
