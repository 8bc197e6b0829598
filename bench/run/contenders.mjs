// Everyone who is measured, and the check that they all come to the same answers.

import { encode } from "../../www/embed/wire.js";
import { codegen } from "../hand/codegen.mjs";
import { layOut } from "../hand/core.mjs";
import { modelOf } from "../hand/model.mjs";
import { plain } from "../hand/plain.mjs";
import { compile, tuned } from "../hand/tuned.mjs";
import { jsonLogic } from "../peers/json-logic.mjs";
import { jsonRulesEngine } from "../peers/json-rules-engine.mjs";
import { growthbook, mingo, siftjs } from "../peers/mongo.mjs";
import { visit } from "../workload.mjs";
import { observe, snapshot, startEngine } from "./engine.mjs";

/** The hand-written scorers, fastest last. */
export function handWritten(config) {
  const model = modelOf(config);
  return [
    { name: "JavaScript, plain", ...plain(model) },
    { name: "JavaScript, tuned", ...tuned(model) },
    { name: "JavaScript, generated", ...codegen(model) },
  ];
}

/** The libraries, each in its idiomatic and in its best form. `slow`: it is given fewer signals. */
export function libraries(config) {
  const model = modelOf(config);
  const plan = { ...layOut(model), ...compile(model) };
  const of = (name, make, slow) => [
    { name: `${name}, idiomatic`, library: true, slow, ...make(plan, false) },
    { name: `${name}, best`, library: true, slow, ...make(plan, true) },
  ];
  return [
    ...of("json-rules-engine", jsonRulesEngine, true),
    ...of("json-logic-engine", jsonLogic),
    ...of("GrowthBook", growthbook),
    ...of("mingo", mingo),
    ...of("sift", siftjs),
  ];
}

/** Visits as seeds and how long their pauses are: in long ones scores fade and stages fall. */
const VISITS = [
  [7, 1],
  [1, 3],
  [2, 8],
  [3, 12],
  [4, 16],
  [5, 20],
];

/**
 * Steps everyone through visits and compares after every signal: scores to the millionth, facts, the
 * stage, and what each slot shows. Gives what was compared; throws where any two differ.
 */
export async function agree(module, config, contenders) {
  let stages = "";
  let signals = 0;
  for (const [seed, pauses] of VISITS) {
    const log = visit(200, seed, pauses).map((it) => ({ signal: it, now: it.time }));
    for (const stage of await compare(module, config, contenders, log, `seed ${seed}`)) {
      if (!stages.endsWith(stage)) stages += ` ${stage}`;
    }
    signals += log.length;
  }
  return { signals, stages: stages.trim() };
}

/**
 * The same where every tenth signal comes late, some twice, and the log holds few: what the libraries'
 * host does not do.
 */
export async function agreeOutOfOrder(module, config) {
  const narrow = { ...config, privacy: { ...config.privacy, maxSignals: 120 } };
  const log = visit(300, 6, 4);
  const moved = log.flatMap((it, place) => {
    if (place % 10 === 3) return [];
    return place % 10 === 8 ? [it, log[place - 5], it] : [it];
  });
  let now = 0;
  const inputs = moved.map((signal) => {
    now = Math.max(now, signal.time);
    return { signal, now };
  });
  await compare(module, narrow, handWritten(narrow), inputs, "out of order");
}

async function compare(module, config, contenders, log, where) {
  const engine = await startEngine(module, config);
  const others = contenders.map((it) => ({ name: it.name, visitor: it.visitor() }));
  const stages = [];
  for (const [place, { signal, now }] of log.entries()) {
    engine.step(encode(observe(signal)), now);
    const seen = snapshot(engine, now);
    const wanted = sorted(seen);
    for (const { name, visitor } of others) {
      await visitor.step(signal, now);
      const found = sorted(visitor.get());
      if (found === wanted) continue;
      const what = `after signal ${place} (${signal.signal}, ${where})`;
      throw new Error(`${name} differs ${what}:\n${found}\nLeadlight:\n${wanted}`);
    }
    stages.push(seen.stage);
  }
  return stages;
}

/** As text, whatever the order of keys. */
function sorted(value) {
  return JSON.stringify(value, (_, it) => {
    const isObject = it && typeof it === "object" && !Array.isArray(it);
    return isObject ? Object.fromEntries(Object.entries(it).sort()) : it;
  });
}
