// Exactness at scale: generated configs and visits, looked at from several moments each. A triple
// is (config, log, now). LEADLIGHT_TRIPLES says how many, LEADLIGHT_SEED which.

import assert from "node:assert/strict";
import { availableParallelism } from "node:os";
import { before, test } from "node:test";
import { Worker } from "node:worker_threads";
import { casesOf, failures, lineOf, triplesOfOne } from "./checks.mjs";
import { askNative, build, loadWasm } from "./engines.mjs";
import { difference, expected } from "./oracle/answer.mjs";
import { shrink } from "./shrink.mjs";

const triples = Number(process.env.LEADLIGHT_TRIPLES || 100_000);
const seed = Number(process.env.LEADLIGHT_SEED || 1);
const configs = Math.ceil(triples / triplesOfOne);

let built;
let done = 0;
const problems = [];

before(async () => {
  built = await build();
  const step = Math.min(configs, availableParallelism());
  await Promise.all(Array.from({ length: step }, (_, first) => work(first, step)));
});

function work(first, step) {
  const workerData = { seed, first, step, configs, ...built };
  const worker = new Worker(new URL("worker.mjs", import.meta.url), { workerData });
  worker.on("message", ({ triples = 0, problem }) => {
    done += triples;
    if (problem) problems.push(problem);
  });
  return new Promise((resolve, reject) => worker.on("exit", resolve).on("error", reject));
}

test("the oracle and the engine agree, and explanations sum to the score", () => none("oracle"));
test("native and wasm answer the same bytes", () => none("bytes", "bytesLive"));
test("signals may come in any order", () => none("order"));
test("two tabs' logs merge to the same log however they meet", () => none("merge", "tabs"));
test("stepping live is as replaying afresh", () => none("live"));
test("a timeline says what looks say", () => none("timeline"));
test("nothing ends the engine", () => none("crash"));
test("no generated config has a mistake in it", () => none("config"));
test("all triples were looked at", () => assert.ok(problems.length > 0 || done >= triples));

test("the oracle would notice", () => {
  const { config, cases } = casesOf(seed, 0);
  const ask = loadWasm(built.wasm);
  const answer = JSON.parse(ask(lineOf(config, cases, "replayed")));
  const [it, { looks }] = [cases[0], answer.visits[0]];
  const [wanted] = expected(config, it, it.nows, looks);
  for (const wrong of [
    { stage: "none" },
    { scores: { ...looks[0].snapshot.scores, s: 1e9 } },
    { traits: { ...looks[0].snapshot.traits, more: 1 } },
    { slots: { ...looks[0].snapshot.slots, hero: { offer: "none" } } },
    { segments: ["none"] },
    { dropped: 7 },
  ]) {
    const snapshot = { ...looks[0].snapshot, ...wrong };
    assert.ok(difference(wanted, { ...looks[0], snapshot }), JSON.stringify(wrong));
  }
});

/** Fails with the first problem of these kinds, made as small as it goes. */
function none(...kinds) {
  const found = problems.find((it) => kinds.includes(it.kind));
  if (found === undefined) return;
  const { kind, number } = found;
  const again = `LEADLIGHT_SEED=${seed}, config ${number}, visit ${found.visit ?? "any"}`;
  assert.fail(`${kind}: ${again}\n${JSON.stringify(found.found)}\n${smallest(found)}`);
}

/** The smallest case of a problem, with what is wrong with it. */
function smallest({ kind, number, visit }) {
  const { config, cases } = casesOf(seed, number);
  const ask = loadWasm(built.wasm);
  const failing = kind.startsWith("bytes") ? bytes : failures[kind];
  if (!failing) return "";
  const wrong = ({ config, it }) => failing(ask, config, it, kind);
  const some = visit === null ? cases : [cases[visit]];
  const whole = some.map((it) => ({ config, it: parts(kind, it) })).find((it) => wrong(it));
  if (!whole) return "not by itself";
  // Another thing that is wrong is another problem.
  const what = (it) => wrong(it)?.path?.replace(/\d+/g, "#");
  const sought = what(whole);
  const small = shrink(whole, (it) => what(it) === sought);
  return `${JSON.stringify(small)}\n${JSON.stringify(wrong(small), null, 2)}`;
}

/** What of a case a check looks at. */
function parts(kind, it) {
  const { visitor, consent, explain, log, nows, a, b, tabs, inputs } = it;
  const own = {
    live: { inputs },
    bytesLive: { inputs },
    merge: { a, b, nows },
    tabs: { tabs, nows },
  };
  return { visitor, consent, explain, ...(own[kind] ?? { log, nows }) };
}

/** Whether the two targets differ in what they make of a case. */
function bytes(ask, config, it, kind) {
  const line = lineOf(config, [it], kind === "bytes" ? "replayed" : "live");
  const [native, wasm] = [askNative(built.program, line), ask(line)];
  return native === wasm ? null : { path: "the answer", expected: native, actual: wasm };
}
