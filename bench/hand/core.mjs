// The arithmetic of the tuned scorer, and of everything that puts a library in its place: running
// sums that fade as one number for each half-life, windows with a moving end, caps, stages, offers.

import { clamp, DAY, micro, rounded } from "./model.mjs";
import { Visit } from "./visit.mjs";

/** How many half-lives pass before the sums are brought back to size. */
const FAR = 400;

/** What does not change with the visitor: classes of half-life, sums of groups. */
export function layOut(model) {
  const lives = [...new Set(model.rules.map((it) => it.halfLife).filter(Boolean))];
  const per = { session: 1, page: 2, day: 3, ever: 4 };
  return {
    model,
    lives,
    rates: lives.map((it) => Math.LN2 / it),
    /** Each rule's half-life; the last place is for those that do not fade. */
    life: model.rules.map((it) => (it.halfLife ? lives.indexOf(it.halfLife) : lives.length)),
    per: model.rules.map((it) => per[it.per] ?? 0),
    flat: model.rules.map((it) => (it.when ? micro(it.points) : 0)),
    scoreNames: model.scores.map((it) => it.name),
  };
}

export class Core {
  constructor(plan) {
    const { model } = plan;
    this.plan = plan;
    this.model = model;
    this.visit = new Visit(model);
    /** Millionths, by score. */
    this.micro = model.scores.map(() => 0);
    this.facts = model.facts.map(() => 0);
    this.toldScores = model.scores.map(() => 0);
    this.toldStage = 0;
    /** What each slot shows: the rule's place times a thousand, and the offer's; -1 for the default. */
    this.toldSlots = model.slots.map(() => -1);
    this.reset();
  }

  reset() {
    const { plan, model } = this;
    this.visit.clear();
    this.traits = {};
    /** For each half-life, the moment its sums are weighed against, and the share left of them. */
    this.anchors = plan.lives.map(() => 0);
    this.left = new Float64Array(plan.lives.length + 1).fill(1);
    this.sums = new Float64Array(model.rules.length);
    this.keys = model.rules.map((it) => (it.per ? new Map() : undefined));
    this.moments = model.rules.map((it) => (it.within ? [] : undefined));
    this.windows = model.facts.map(({ kind, within }) => windowOf(kind, within));
    this.owned = model.offers.map(() => false);
    this.since = model.stages.map(() => -1);
    this.stage = 0;
  }

  /** Fades everything to `now`. */
  fade(now) {
    const { rates, life } = this.plan;
    const { anchors, left, sums } = this;
    for (let place = 0; place < rates.length; place++) {
      const age = (now - anchors[place]) * rates[place];
      if (age > FAR || anchors[place] === 0) {
        const share = anchors[place] === 0 ? 0 : Math.exp(-age);
        for (let rule = 0; rule < sums.length; rule++) {
          if (life[rule] === place) sums[rule] *= share;
        }
        anchors[place] = now;
        left[place] = 1;
      } else left[place] = Math.exp(-age);
    }
  }

  takeRule(place, now, path) {
    const { plan, sums } = this;
    const per = plan.per[place];
    let replaced;
    if (per !== 0) {
      const keys = this.keys[place];
      const key =
        per === 1 ? this.visit.sessions : per === 2 ? path : per === 3 ? Math.floor(now / DAY) : 0;
      replaced = keys.get(key);
      keys.set(key, now);
    }
    const moments = this.moments[place];
    if (moments) {
      if (replaced !== undefined) moments.splice(moments.lastIndexOf(replaced), 1);
      moments.push(now);
      return;
    }
    const life = plan.life[place];
    const weight = 1 / this.left[life];
    sums[place] += weight;
    if (replaced !== undefined) {
      const rate = plan.rates[life];
      sums[place] -= rate ? Math.exp((replaced - this.anchors[life]) * rate) : 1;
    }
  }

  takeFact(place, now, value) {
    const { kind } = this.model.facts[place];
    const window = this.windows[place];
    if (kind === "count") window.add(now, 1e6);
    else if (kind === "sum") window.add(now, micro(value ?? 0));
    else if (kind === "days") window.note(now, Math.floor(now / DAY));
    else if (value !== undefined) window.note(now, value);
  }

  lookAtFacts(now) {
    const { facts, windows } = this;
    for (let place = 0; place < facts.length; place++) facts[place] = windows[place].at(now);
  }

  given(place, now, holds) {
    const { plan } = this;
    const { points, min, max, within, when } = this.model.rules[place];
    if (when) return clamp(holds(place) ? plan.flat[place] : 0, min, max);
    let sum = this.sums[place] * this.left[plan.life[place]];
    if (within !== undefined) {
      const moments = this.moments[place];
      while (moments.length && now - moments[0] > within) moments.shift();
      sum = moments.length;
    }
    return clamp(micro(points * sum), min, max);
  }

  /** Adds up the scores; `holds` says whether the state rule at a place does. */
  addUp(now, holds) {
    const { scores } = this.model;
    for (let place = 0; place < scores.length; place++) {
      const { own, groups, min, max } = scores[place];
      let sum = 0;
      for (let at = 0; at < own.length; at++) sum += this.given(own[at], now, holds);
      for (let at = 0; at < groups.length; at++) {
        const { rules, min, max } = groups[at];
        let part = 0;
        for (let at = 0; at < rules.length; at++) part += this.given(rules[at], now, holds);
        sum += clamp(part, min, max);
      }
      this.micro[place] = clamp(sum, min, max);
    }
  }

  /** Works out the stage; `enter` and `stay` say whether a stage's conditions hold. */
  settle(now, enter, stay) {
    const { model, since, stage, visit } = this;
    const { lifecycle } = this.traits;
    let highest = 0;
    for (let place = 0; place < since.length; place++) {
      const { id, minStay } = model.stages[place];
      const at = since[place];
      const held =
        (lifecycle !== undefined && lifecycle === id) ||
        enter(place) ||
        (at >= 0 && (stay(place) || now - at < minStay)) ||
        (!visit.mayFall && place === stage);
      if (!held) since[place] = -1;
      else {
        if (at < 0) since[place] = now;
        highest = place;
      }
    }
    this.stage = highest;
  }

  /** Whether the offer at a place can be shown. */
  canShow(place) {
    const { stages } = this.model.offers[place];
    return !this.owned[place] && (stages === undefined || stages.includes(this.stage));
  }

  /** Gives what is new since this was last asked; `decide` says what a slot shows. */
  changes(decide) {
    const { model, micro, toldScores, toldSlots } = this;
    const effects = [];
    let moved = false;
    for (let place = 0; place < micro.length; place++) {
      const points = rounded(micro[place]);
      if (points !== toldScores[place]) {
        toldScores[place] = points;
        moved = true;
      }
    }
    if (moved) effects.push(["scores", named(this.plan.scoreNames, toldScores)]);
    if (this.stage !== this.toldStage) {
      this.toldStage = this.stage;
      effects.push(["stage", model.stages[this.stage].id]);
    }
    for (let place = 0; place < toldSlots.length; place++) {
      const shown = decide(place);
      if (shown === toldSlots[place]) continue;
      toldSlots[place] = shown;
      effects.push(["fill", model.slots[place].name, ...this.shown(place)]);
    }
    return effects;
  }

  shown(place) {
    const shown = this.toldSlots[place];
    if (shown < 0) return [null, null];
    const offer = this.model.offers[shown % 1000].name;
    return [offer, this.model.slots[place].rules[Math.floor(shown / 1000)].id];
  }

  /** Everything there is to compare. */
  get() {
    const { model } = this;
    const slots = model.slots.map(({ name }, place) => {
      const [offer, rule] = this.shown(place);
      return [name, { offer, rule }];
    });
    return {
      stage: model.stages[this.stage].id,
      micro: named(this.plan.scoreNames, this.micro),
      facts: Object.fromEntries(model.facts.map(({ name }, place) => [name, this.facts[place]])),
      slots: Object.fromEntries(slots),
    };
  }
}

function named(names, values) {
  const object = {};
  for (let place = 0; place < names.length; place++) object[names[place]] = values[place];
  return object;
}

export function windowOf(kind, within) {
  return kind === "count" || kind === "sum" ? new Sum(within) : new Distinct(within);
}

/** A sum over a time window. */
class Sum {
  constructor(within) {
    this.within = within;
    this.endless = within === Number.POSITIVE_INFINITY;
    this.total = 0;
    this.times = [];
    this.amounts = [];
    this.first = 0;
  }

  add(now, amount) {
    this.total += amount;
    if (this.endless) return;
    this.times.push(now);
    this.amounts.push(amount);
  }

  at(now) {
    const { times } = this;
    while (this.first < times.length && now - times[this.first] > this.within) {
      this.total -= this.amounts[this.first++];
    }
    if (this.first > 512) {
      times.splice(0, this.first);
      this.amounts.splice(0, this.first);
      this.first = 0;
    }
    return this.total / 1e6;
  }
}

/** How many different values came in a time window. */
class Distinct {
  constructor(within) {
    this.within = within;
    this.values = new Map();
    /** No value came last before this. */
    this.oldest = Number.POSITIVE_INFINITY;
  }

  note(now, value) {
    this.values.set(value, now);
    if (now < this.oldest) this.oldest = now;
  }

  at(now) {
    if (now - this.oldest > this.within) this.drop(now);
    return this.values.size;
  }

  drop(now) {
    this.oldest = Number.POSITIVE_INFINITY;
    for (const [value, at] of this.values) {
      if (now - at > this.within) this.values.delete(value);
      else if (at < this.oldest) this.oldest = at;
    }
  }
}
