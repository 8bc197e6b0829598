// The scorer as one would write it to be read: it walks the config for every signal.

import { holds } from "./condition.mjs";
import { clamp, DAY, micro, rounded } from "./model.mjs";
import { AT_END, KNOWN, pathOf, Visit } from "./visit.mjs";

export function plain(model) {
  return { visitor: () => new Plain(model) };
}

class Plain {
  constructor(model) {
    this.model = model;
    this.visit = new Visit(model);
    this.told = { scores: {}, stage: 0, slots: {} };
    this.clear();
  }

  clear() {
    const { model } = this;
    this.visit.clear();
    this.traits = {};
    this.counts = {};
    this.rules = model.rules.map(() => ({ sum: 0, at: 0, moments: [], keys: new Map() }));
    this.tallies = model.facts.map(() => ({ total: 0, moments: [], values: new Map() }));
    this.owned = model.offers.map(() => false);
    this.since = model.stages.map(() => undefined);
    this.stage = 0;
  }

  /** Takes in a signal as of `now`, and gives what changed by it. */
  step(signal, now) {
    const where = this.visit.insert(signal);
    if (where === KNOWN) return [];
    if (where === AT_END) this.advance(signal);
    if (this.visit.trim(now) || where !== AT_END) this.replay();
    return this.tell(now);
  }

  replay() {
    this.clear();
    for (const signal of this.visit.signals) this.advance(signal);
  }

  advance(signal) {
    const { visit } = this;
    if (visit.begin(signal.time, signal.signal, pathOf(signal.props))) {
      if (signal.signal === "identify") this.identify(signal.props);
      const own = ([, name]) => signal.props[name] ?? visit.page[name];
      this.count(signal.signal, signal.time, own);
    }
    this.look(signal.time);
    this.settle(signal.time);
  }

  identify(traits) {
    for (const [key, value] of Object.entries(traits)) {
      if (value === null) delete this.traits[key];
      else this.traits[key] = value;
    }
  }

  count(name, now, own) {
    const { facts, rules, offers, derived } = this.model;
    const concerns = (it) => it.on === name && (!it.where || holds(it.where, own));
    this.counts[name] = (this.counts[name] ?? 0) + 1;
    facts.forEach((fact, place) => {
      if (concerns(fact)) this.takeFact(fact, this.tallies[place], now, own);
    });
    rules.forEach((rule, place) => {
      if (concerns(rule)) this.takeRule(rule, this.rules[place], now, own);
    });
    offers.forEach(({ owned }, place) => {
      if (owned && concerns(owned)) this.owned[place] = true;
    });
    for (const it of derived) if (concerns(it)) this.count(it.name, now, own);
  }

  takeFact(fact, tally, now, own) {
    const value = fact.of && own(["own", fact.of]);
    if (fact.kind === "days") tally.values.set(Math.floor(now / DAY), now);
    else if (fact.kind === "distinct") {
      if (value !== undefined) tally.values.set(value, now);
    } else {
      const amount = fact.kind === "sum" ? micro(value ?? 0) : 1e6;
      tally.total += amount;
      if (fact.within < Number.POSITIVE_INFINITY) tally.moments.push([now, amount]);
    }
  }

  fact(place, now) {
    const { kind, within } = this.model.facts[place];
    const tally = this.tallies[place];
    let sum = 0;
    if (kind === "distinct" || kind === "days") {
      for (const at of tally.values.values()) if (now - at <= within) sum++;
      return sum;
    }
    if (within === Number.POSITIVE_INFINITY) return tally.total / 1e6;
    for (let index = tally.moments.length - 1; index >= 0; index--) {
      const [at, amount] = tally.moments[index];
      if (now - at > within) break;
      sum += amount;
    }
    return sum / 1e6;
  }

  takeRule(rule, memory, now, own) {
    const { per, within, halfLife } = rule;
    const key = this.key(per, now, own);
    const replaced = per ? memory.keys.get(key) : undefined;
    if (per) memory.keys.set(key, now);
    if (within) {
      if (replaced !== undefined) memory.moments.splice(memory.moments.indexOf(replaced), 1);
      memory.moments.push(now);
      return;
    }
    const left = (age) => (halfLife ? 2 ** (-age / halfLife) : 1);
    const gone = replaced === undefined ? 0 : left(now - replaced);
    memory.sum = memory.sum * left(now - memory.at) - gone + 1;
    memory.at = now;
  }

  key(per, now, own) {
    if (per === "session") return this.visit.sessions;
    if (per === "page") return own(["own", "path"]);
    return per === "day" ? Math.floor(now / DAY) : "ever";
  }

  given(place, now) {
    const { when, points, within, halfLife, min, max } = this.model.rules[place];
    const { sum, at, moments } = this.rules[place];
    if (when) return clamp(holds(when, this.at) ? micro(points) : 0, min, max);
    let left = sum;
    if (within) left = moments.filter((it) => now - it <= within).length;
    else if (halfLife) left = sum * 2 ** (-(now - at) / halfLife);
    return clamp(micro(points * left), min, max);
  }

  /** Works out facts and scores as of `now`. */
  look(now) {
    const { model } = this;
    this.facts = {};
    this.scores = {};
    model.facts.forEach(({ name }, place) => {
      this.facts[name] = this.fact(place, now);
    });
    for (const { name, own, groups, min, max } of model.scores) {
      let sum = 0;
      for (const rule of own) sum += this.given(rule, now);
      for (const group of groups) {
        let part = 0;
        for (const rule of group.rules) part += this.given(rule, now);
        sum += clamp(part, group.min, group.max);
      }
      this.scores[name] = clamp(sum, min, max);
    }
  }

  /** What conditions see. */
  at = ([place, name]) => {
    if (place === "stage") return this.model.stages[this.stage].id;
    if (place === "scores") return this.scores[name] / 1e6;
    if (place === "facts") return this.facts[name];
    return place === "counts" ? (this.counts[name] ?? 0) : this.traits[name];
  };

  settle(now) {
    let highest = 0;
    this.model.stages.forEach(({ id, enter, stay, minStay }, place) => {
      const since = this.since[place];
      const entered = this.traits.lifecycle === id || (enter && holds(enter, this.at));
      const stays = since !== undefined && (!stay || holds(stay, this.at) || now - since < minStay);
      if (entered || stays || (!this.visit.mayFall && place === this.stage)) {
        this.since[place] ??= now;
        highest = place;
      } else this.since[place] = undefined;
    });
    this.stage = highest;
  }

  decide(slot) {
    for (const { id, when, show } of slot.rules) {
      if (!holds(when, this.at)) continue;
      for (const place of show) {
        const offer = this.model.offers[place];
        if (this.owned[place]) continue;
        if (offer.stages && !offer.stages.includes(this.stage)) continue;
        return { offer: offer.name, rule: id };
      }
    }
    return { offer: null, rule: null };
  }

  tell(now) {
    const { told, model } = this;
    const effects = [];
    this.look(now);
    const scores = {};
    let moved = false;
    for (const { name } of model.scores) {
      scores[name] = rounded(this.scores[name]);
      moved ||= scores[name] !== (told.scores[name] ?? 0);
    }
    if (moved) {
      told.scores = scores;
      effects.push(["scores", scores]);
    }
    if (told.stage !== this.stage) {
      told.stage = this.stage;
      effects.push(["stage", model.stages[this.stage].id]);
    }
    for (const slot of model.slots) {
      const { offer, rule } = this.decide(slot);
      const shown = told.slots[slot.name];
      if (offer === (shown?.offer ?? null) && rule === (shown?.rule ?? null)) continue;
      told.slots[slot.name] = { offer, rule };
      effects.push(["fill", slot.name, offer, rule]);
    }
    return effects;
  }

  /** Everything there is to compare. */
  get() {
    const slots = this.model.slots.map(({ name }) => {
      return [name, this.told.slots[name] ?? { offer: null, rule: null }];
    });
    const stage = this.model.stages[this.stage].id;
    return {
      stage,
      micro: { ...this.scores },
      facts: { ...this.facts },
      slots: Object.fromEntries(slots),
    };
  }
}
