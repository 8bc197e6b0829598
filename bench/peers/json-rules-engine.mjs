// json-rules-engine: idiomatic is one engine with all scoring rules and one with all content rules,
// with JSONPath; best is an engine for each kind of signal, and paths read as plain keys.
// It answers through promises, so a step is one, too.

import { Engine } from "json-rules-engine";

import { Hosted } from "./host.mjs";
import { parseAny } from "./json-logic.mjs";

export function jsonRulesEngine(plan, best) {
  const { model } = plan;
  const make = (conditions) => {
    const options = best ? { pathResolver: (value, path) => value[path] } : {};
    const engine = new Engine([], { allowUndefinedFacts: true, ...options });
    for (const [place, condition] of conditions) {
      const all = condition.all || condition.any ? condition : { all: [condition] };
      engine.addRule({ conditions: all, event: { type: "holds", params: { place } } });
    }
    return engine;
  };
  const write = (document) => conditionOf(parseAny(document), best);
  const scoring = scoringFor(model, make, write, best);
  const content = make(
    model.slots.flatMap(({ rules }, slot) =>
      rules.map((it, rule) => [slot * 1000 + rule, write(it.document)]),
    ),
  );
  return { visitor: () => new Asked(plan, scoring, content) };
}

/** Gives, for the names of a signal, the engine to ask and the rules that hold without asking. */
function scoringFor(model, make, write, best) {
  const rules = [...model.rules.entries()];
  if (!best) {
    const all = rules.map(([place, { on, document }]) => {
      return [place, write(on ? { signal: { $in: [on] }, ...document } : document)];
    });
    const one = { engine: make(all), sure: [] };
    return () => one;
  }
  const known = new Map();
  return (names) => {
    const key = names.join();
    if (!known.has(key)) {
      const wanted = rules.filter(([, { on }]) => !on || names.includes(on));
      const asked = wanted.filter(([, { document }]) => document);
      known.set(key, {
        engine: make(asked.map(([place, { document }]) => [place, write(document)])),
        sure: wanted.filter(([, { document }]) => !document).map(([place]) => place),
      });
    }
    return known.get(key);
  };
}

class Asked extends Hosted {
  constructor(plan, scoring, content) {
    super(plan);
    this.scoring = scoring;
    this.content = content;
    this.answers = new Set();
    this.ask = (slot) => this.first(slot);
  }

  async step(signal, now) {
    const own = this.take(signal);
    if (own) {
      const { engine, sure } = this.scoring(own.signal);
      const { events } = await engine.run({ own, ...this.profile });
      const places = [...sure, ...events.map((it) => it.params.place)].sort((a, b) => a - b);
      this.held.fill(false);
      for (const place of places) {
        if (this.model.rules[place].on) this.takeRule(place, now, own.path);
        else this.held[place] = true;
      }
    }
    this.addUpAndSettle(signal.time);
    const { events } = await this.content.run(this.profile);
    this.answers = new Set(events.map((it) => it.params.place));
    return this.changes(this.ask);
  }

  first(slot) {
    const { rules } = this.model.slots[slot];
    for (let rule = 0; rule < rules.length; rule++) {
      if (!this.answers.has(slot * 1000 + rule)) continue;
      for (const offer of rules[rule].show) if (this.canShow(offer)) return rule * 1000 + offer;
    }
    return -1;
  }
}

const OPERATORS = {
  $eq: "equal",
  $ne: "notEqual",
  $in: "in",
  $nin: "notIn",
  $gt: "greaterThan",
  $gte: "greaterThanInclusive",
  $lt: "lessThan",
  $lte: "lessThanInclusive",
};

function conditionOf(node, best) {
  if (node.all || node.any) {
    return {
      [node.all ? "all" : "any"]: (node.all ?? node.any).map((it) => conditionOf(it, best)),
    };
  }
  if (node.not) return { not: conditionOf(node.not, best) };
  const [fact, name] = node.path;
  const path = name === undefined ? {} : { path: best ? name : `$['${name}']` };
  const { op, value } = node;
  if (name === "signal") return { fact, ...path, operator: "contains", value: value[0] };
  if (op !== "$exists") return { fact, ...path, operator: OPERATORS[op], value };
  // What is missing is undefined, or null.
  return { fact, ...path, operator: value ? "notIn" : "in", value: [null, undefined] };
}
