// What is measured, in Node and in a page alike. `globalThis.bench` is what the two call.

import { encode } from "../../www/embed/wire.js";
import { visit } from "../workload.mjs";
import { agree, agreeOutOfOrder, handWritten, libraries } from "./contenders.mjs";
import { become, observe, startEngine } from "./engine.mjs";
import { measure } from "./measure.mjs";

/** Lengths of the log at which one more signal is timed. */
const LENGTHS = [200, 2000];
/** How many signals come after that, and are timed. */
const NEXT = 200;
/** How many for what takes a tenth of a millisecond. */
const FEW = 40;

const TICK = encode(["tick"]).slice();

/** The config with room for all that is measured, so that nothing is dropped from the log. */
const roomy = (config) => ({ ...config, privacy: { ...config.privacy, maxSignals: 20_000 } });

/**
 * Measures everything, or without the libraries. Gives `{agreed, signals, rescore, config}`, times in
 * nanoseconds.
 */
async function all(module, config, { only, runs }) {
  const room = roomy(config);
  const scorers = handWritten(room);
  const peers = only === "engine" ? [] : libraries(room);
  const agreed = await agree(module, room, [...scorers, ...peers]);
  await agreeOutOfOrder(module, config);
  const alone = await startEngine(module, room, true);
  const whole = await startEngine(module, room);
  const signals = {};
  for (const length of LENGTHS) {
    const log = visit(length + NEXT);
    const [before, next] = [log.slice(0, length), log.slice(length)];
    const jobs = [
      ...scorers.map((it) => scorerJob(it, before, next)),
      ...engineJobs(alone, whole, before, next),
      ...peers.map((it) => scorerJob(it, before, next)),
    ];
    signals[length] = await measure(jobs, runs);
  }
  return {
    agreed,
    signals,
    full: await atTheLimit(module, config, runs),
    rescore: await rescore(alone, quickest(scorers), runs),
    config: await reading(whole, config, runs),
  };
}

/** Without the plain one, where it would take most of the time. */
const quickest = (scorers) => scorers.slice(1);

function scorerJob({ name, visitor, slow, library }, before, next) {
  const some = slow ? next.slice(0, FEW) : next;
  return {
    name,
    slow,
    of: some.length,
    repeats: slow ? 2 : library || name.endsWith("plain") ? 4 : 15,
    prepare() {
      const it = visitor();
      if (it.quick) it.quick(before);
      else for (const signal of before) it.step(signal, signal.time);
      return it;
    },
    run: slow
      ? async (it) => {
          for (const signal of some) await it.step(signal, signal.time);
        }
      : (it) => {
          for (const signal of some) it.step(signal, signal.time);
        },
  };
}

function engineJobs(alone, whole, before, next) {
  const inputs = next.map((it) => [encode(observe(it)).slice(), it.time]);
  const job = (name, engine, run) => ({
    name,
    of: next.length,
    repeats: 9,
    prepare: () => become(engine, before),
    run,
  });
  return [
    job("Leadlight, engine alone", alone, () => {
      for (const [bytes, time] of inputs) alone.step(bytes, time);
    }),
    job("Leadlight, engine, nothing happened", alone, () => {
      for (const { time } of next) alone.step(TICK, time);
    }),
    job("Leadlight, with crossing", whole, () => {
      for (const signal of next) whole.step(encode(observe(signal)), signal.time);
    }),
  ];
}

/** One more signal when the log is full, with the default limit: now and then, room is made. */
async function atTheLimit(module, config, runs) {
  const alone = await startEngine(module, config, true);
  const log = visit(2000 + 2 * NEXT);
  const [before, next] = [log.slice(0, 2000), log.slice(2000)];
  const [job] = engineJobs(alone, alone, before, next);
  const scorers = quickest(handWritten(config)).map((it) => scorerJob(it, before, next));
  return measure(
    [...scorers, job].map((it) => ({ ...it, repeats: 3 })),
    runs,
  );
}

/** All of a log of 2,000 signals once more: what a signal costs that comes late from another tab. */
async function rescore(alone, scorers, runs) {
  const log = visit(2000);
  const now = log.at(-1).time;
  const late = Array.from({ length: 10 }, (_, place) => {
    const { time } = log[1000 + 7 * place];
    const props = { path: "/pricing", title: "Pricing", referrer: "" };
    return { id: `late-${place}`, time: time + 1, signal: "page_view", props };
  });
  const inputs = late.map((it) => encode(observe(it)).slice());
  const merge = encode(["merge", log]).slice();
  const jobs = [
    {
      name: "Leadlight, engine alone",
      of: late.length,
      prepare: () => become(alone, log),
      run: () => {
        for (const bytes of inputs) alone.step(bytes, now);
      },
    },
    {
      name: "Leadlight, log read from storage",
      of: 1,
      prepare: () => alone.forget("another"),
      run: () => alone.step(merge, now),
    },
    ...scorers.map(({ name, visitor }) => ({
      name,
      of: late.length,
      prepare() {
        const it = visitor();
        for (const signal of log) it.step(signal, signal.time);
        return it;
      },
      run: (it) => {
        for (const signal of late) it.step(signal, now);
      },
    })),
  ];
  return measure(
    jobs.map((it) => ({ ...it, repeats: 3 })),
    runs,
  );
}

/** From the config's text to an engine that has read it. */
async function reading(engine, config, runs) {
  const text = JSON.stringify(config);
  const bytes = encode(config).slice();
  const about = encode({ bot: false, languages: ["en"], visitor: "bench-visitor" }).slice();
  const jobs = [
    ["JSON.parse", () => JSON.parse(text)],
    ["as bytes", () => encode(config)],
    ["engine, from bytes", () => engine.start(bytes, about)],
    ["all of it", () => engine.start(encode(JSON.parse(text)).slice(), about)],
  ].map(([name, run]) => ({ name, of: 1, repeats: 5, prepare() {}, run }));
  return measure(jobs, runs);
}

/** The first time on a page: nothing is warm. Milliseconds. */
async function cold(module, text) {
  const start = performance.now();
  await startEngine(module, JSON.parse(text));
  return performance.now() - start;
}

globalThis.bench = { all, cold };
