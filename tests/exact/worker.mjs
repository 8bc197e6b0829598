// One of several that share the configs of a run out among them: every `step`th, from `first` on.

import { parentPort, workerData } from "node:worker_threads";
import { againstOracle, casesOf, exchanged, lineOf, staleIn, triplesOfOne } from "./checks.mjs";
import { loadWasm, startNative } from "./engines.mjs";
import { timelineAgainstLooks } from "./timeline.mjs";

/** How many problems are enough to go home. */
const enough = 5;

const { seed, first, step, configs, program, wasm } = workerData;
const native = startNative(program);
const inWasm = loadWasm(wasm);
let problems = 0;

for (let number = first; number < configs && problems < enough; number += step) {
  try {
    await check(number);
  } catch (error) {
    // A trap, an end of the native program, or a mistake in the oracle: none can be gone on from.
    problem("crash", number, null, { path: error.stack });
    break;
  }
  parentPort.postMessage({ triples: triplesOfOne });
}
native.end();

function problem(kind, number, visit, found) {
  problems += 1;
  parentPort.postMessage({ problem: { kind, number, visit, found } });
}

async function check(number) {
  const { config, cases, bounded } = casesOf(seed, number);
  const line = (kind) => lineOf(config, cases, kind);
  const kinds = ["replayed", "shuffled", "live"];
  // A log that is full drops what is oldest, so what two tabs were left with is not the same.
  if (!bounded) kinds.push("together", "inOrder", "andBack");
  const asked = kinds.map((it) => native.ask(line(it)));
  const own = inWasm(line("replayed"));
  // What wasm makes of live visits is much the same: a part of them will do.
  const ownLive = number % 8 === 0 ? inWasm(line("live")) : null;
  const [replayed, shuffled, live, ...merged] = await Promise.all(asked);

  if (replayed !== own) return problem("bytes", number, null, null);
  if (ownLive !== null && ownLive !== live) return problem("bytesLive", number, null, null);
  if (shuffled !== replayed) problem("order", number, null, null);
  if (merged.some((it) => it !== merged[0])) problem("merge", number, null, null);

  const answer = JSON.parse(replayed);
  if (answer.diagnostics.length > 0) {
    return problem("config", number, null, { path: "diagnostics", actual: answer.diagnostics[0] });
  }
  for (const [visit, it] of cases.entries()) {
    const found = againstOracle(config, it, answer.visits[visit]);
    if (found) problem("oracle", number, visit, found);
  }
  // Both sides of a comparison are the same text but where something is stale.
  if (live.includes('"stale":[{')) {
    for (const [visit, it] of JSON.parse(live).visits.entries()) {
      const found = staleIn(it);
      if (found) problem("live", number, visit, found);
    }
  }
  const [together = ""] = merged;
  if (together.includes('"stale":[{')) {
    for (const [visit, it] of JSON.parse(together).visits.entries()) {
      const found = staleIn(it);
      if (found) problem("merge", number, visit, found);
    }
  }
  // Each entry is a visit of its own, so one of many has to do.
  if (number % 16 === 0) {
    const it = cases[number % cases.length];
    const { visitor, consent, log, nows } = it;
    const request = { config, visitor, consent, log, now: nows.at(-1), timeline: 50 };
    const text = JSON.stringify(request);
    if ((await native.ask(text)) !== inWasm(text)) problem("bytes", number, null, null);
    const found = timelineAgainstLooks(inWasm, config, it);
    if (found) problem("timeline", number, number % cases.length, found);
  }
  if (!bounded) {
    const visit = number % cases.length;
    const found = exchanged(inWasm, config, cases[visit]);
    if (found) problem("tabs", number, visit, found);
  }
}
