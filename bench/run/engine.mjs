// Leadlight's engine in its wasm, through the glue the page uses (www/embed/engine.ts).

import { instantiate } from "leadlight:engine";
import { instantiate as instantiateAlone } from "leadlight:engine-alone";

import { encode } from "../../www/embed/wire.js";

const about = { bot: false, languages: ["en"], visitor: "bench-visitor" };

/** The input for one signal, as the shell sends it. */
export const observe = ({ id, time, signal, props }) => ["observe", [[id, time, signal, props]]];

/** An engine that has read the config. `alone`: what it answers is not decoded. */
export async function startEngine(module, config, alone = false) {
  const engine = await (alone ? instantiateAlone : instantiate)(module);
  const bytes = encode(config).slice();
  const started = engine.start(bytes, encode(about));
  if (!alone && (!started.settings || started.problems.length)) {
    throw new Error(`the engine does not take the config: ${JSON.stringify(started.problems)}`);
  }
  return engine;
}

/** The visitor as everyone else's `get()` says it, for comparing. */
export function snapshot(engine, now) {
  const { stage, facts, slots } = engine.ask(encode(["get"]), now);
  const scores = engine.ask(encode(["explain", "scores"]), now);
  const micro = Object.entries(scores).map(([name, { micro }]) => [name, micro]);
  const shown = Object.entries(slots).map(([name, { offer, rule }]) => [name, { offer, rule }]);
  return { stage, micro: Object.fromEntries(micro), facts, slots: Object.fromEntries(shown) };
}

/** Makes the engine a stranger's, who did all this. */
export function become(engine, log) {
  const now = log.at(-1)?.time ?? 0;
  engine.forget(about.visitor);
  engine.step(encode(["consent", "granted"]), now);
  engine.step(encode(["merge", log]), now);
}
