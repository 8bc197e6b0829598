// Our own JavaScript around a library: it keeps the log, works out facts, counts, sums, caps and
// stages as the tuned scorer does, and asks the library whether each of the 50 rules and of the 30
// content rules holds.

import { Tuned } from "../hand/tuned.mjs";
import { KNOWN, pathOf } from "../hand/visit.mjs";

/**
 * A visitor whose conditions a library decides. `own` is what a `where` is asked of: the signal's name
 * and properties, and its page's; `profile` what the rest is asked of. Both are plain objects, which
 * is what these libraries take.
 */
export class Hosted extends Tuned {
  constructor(plan) {
    super(plan);
    const { model } = plan;
    this.profile = { traits: this.traits, scores: {}, facts: {}, counts: {}, stage: "" };
    this.countNames = [...plan.concerns.keys()];
    for (const name of this.countNames) this.profile.counts[name] = 0;
    for (const { name } of model.scores) this.profile.scores[name] = 0;
    /** Whether each state rule holds, when the library has said. */
    this.held = model.rules.map(() => false);
    this.heldNow = (place) => this.held[place];
  }

  /** Takes in a log without the library, to begin with. */
  quick(log) {
    for (const signal of log) super.step(signal, signal.time);
  }

  reset() {
    super.reset();
    if (this.profile) this.profile.traits = this.traits;
  }

  /** The first half of a step: all but the rules. Gives what a `where` is asked of, if it counts. */
  take(signal) {
    if (this.visit.insert(signal) === KNOWN) return undefined;
    const { time, signal: name, props } = signal;
    this.fade(time);
    if (!this.visit.begin(time, name, pathOf(props))) return undefined;
    if (name === "identify") this.identify(props);
    const known = this.plan.concerns.get(name);
    this.names = [name];
    if (known) this.countApart(known, props, this.visit.page, time);
    this.lookAtFacts(time);
    const { profile, model, facts } = this;
    for (const [place, { name }] of model.facts.entries()) profile.facts[name] = facts[place];
    for (const [place, name] of this.countNames.entries()) {
      profile.counts[name] = this.counts[place];
    }
    // What is made of a signal keeps its properties; a rule is asked by the name of either.
    return { ...this.visit.page, ...props, signal: this.names };
  }

  /** Counts a signal in facts, offers and counts; the rules are the library's. */
  countApart({ count, concerns }, props, page, now) {
    this.counts[count]++;
    for (const { kind, place, where, of, further, name } of concerns) {
      if (kind === "rule" || (where !== undefined && !where(props, page))) continue;
      if (kind === "fact") this.takeFact(place, now, of && (props[of] ?? page[of]));
      else if (kind === "offer") this.owned[place] = true;
      else {
        this.names.push(name);
        this.countApart(further, props, page, now);
      }
    }
  }

  /** The second half: what follows once the rules are known. */
  addUpAndSettle(time) {
    const { profile, model } = this;
    this.addUp(time, this.heldNow);
    this.settle(time, this.enter, this.stay);
    for (const [place, { name }] of model.scores.entries()) {
      profile.scores[name] = this.micro[place] / 1e6;
    }
    profile.stage = model.stages[this.stage].id;
  }
}

/**
 * A visitor for a library that answers at once. `tests` holds, by place, a function for each rule and
 * for each slot's rules; `index` is whether only the rules for the signal's name are asked.
 */
export class Answered extends Hosted {
  constructor(plan, tests) {
    super(plan);
    this.tests = tests;
    this.ask = (slot) => this.first(this.tests.slots[slot], slot);
  }

  step(signal, now) {
    const own = this.take(signal);
    const { rules } = this.model;
    const { tests } = this;
    if (own) {
      const { path } = own;
      if (tests.byName) {
        for (const name of own.signal) {
          for (const place of tests.byName.get(name) ?? []) {
            const test = tests.rules[place];
            if (test === undefined || test(own)) this.takeRule(place, now, path);
          }
        }
      } else {
        for (let place = 0; place < rules.length; place++) {
          if (rules[place].on && tests.rules[place](own)) this.takeRule(place, now, path);
        }
      }
      for (let place = 0; place < rules.length; place++) {
        if (rules[place].when) this.held[place] = tests.rules[place](this.profile);
      }
    }
    this.addUpAndSettle(signal.time);
    return this.changes(this.ask);
  }

  first(tests, slot) {
    const { rules } = this.model.slots[slot];
    for (let rule = 0; rule < rules.length; rule++) {
      if (!tests[rule](this.profile)) continue;
      for (const offer of rules[rule].show) if (this.canShow(offer)) return rule * 1000 + offer;
    }
    return -1;
  }
}

/** Makes the tests of a library: `test` makes a function of a condition in the config's own words. */
export function testsOf(model, test, index) {
  const byName = new Map();
  for (const [place, { on }] of model.rules.entries()) {
    if (on) byName.set(on, [...(byName.get(on) ?? []), place]);
  }
  const rules = model.rules.map(({ on, document }) => {
    if (!on) return test(document);
    if (index) return document && test(document);
    return test({ signal: { $in: [on] }, ...document });
  });
  const slots = model.slots.map((slot) => slot.rules.map((it) => test(it.document)));
  return { rules, slots, byName: index ? byName : undefined };
}
