// What analytics.js holds: what happens, told to the analytics that the page has loaded.

import { objectOf, type Rough, textOf } from "../config.js";
import { find } from "../find.js";
import type { About } from "../keep/deliver.js";
import { quietly } from "../safe.js";
import { type Happening, happeningOf } from "./happening.js";
import { vendors } from "./vendors.js";

/** How long (ms) after the start analytics are waited for, and how often it is looked. */
const PATIENCE = 30_000;
const EVERY = 500;

/** How much waits for one that has not come. */
const MOST = 200;

/** Begins to tell them, and gives what ends it. What happened before is told first. */
export function start({ config, events, shell }: About): () => void {
  const named = Array.isArray(config["analytics"]) ? config["analytics"] : [];
  const lines = vendors
    .filter(({ name }) => named.includes(name))
    .map((vendor) => ({ vendor, waiting: [] as Happening[] }));
  const began = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Tells all that waits for who is there; looks again later for who is not. */
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    let missing = false;
    for (const { vendor, waiting } of lines) {
      const name = vendor.calls.find(find);
      if (!name) {
        missing ||= waiting.length > 0;
        continue;
      }
      for (const it of waiting.splice(0)) {
        for (const args of vendor.args(it)) quietly(() => find(name)?.(...args));
      }
    }
    if (missing && Date.now() - began < PATIENCE) timer = setTimeout(flush, EVERY);
  };

  const tell = (event: string, detail: unknown) =>
    quietly(() => {
      const about = objectOf(shell.ask("get"));
      const it = happeningOf(event, objectOf(detail), about);
      if (!it) return;
      for (const { waiting } of lines) if (waiting.length < MOST) waiting.push(it);
      flush();
    });

  const past = events.past ?? [];
  events.past = undefined;
  for (const [event, detail] of past) tell(event, detail);
  // Who is held back has seen no variant, and counts all the same.
  if (objectOf(shell.ask("get"))["holdout"] === true && textOf(slotsOf(config))) {
    tell("holdout", {});
  }

  const heard = ["exposure", "signal", "stage", "chat", "handoff"].map((event) => {
    const listener = (detail: unknown) => tell(event, detail);
    events.on(event, listener);
    return () => events.off(event, listener);
  });
  return () => {
    for (const stop of heard) stop();
    clearTimeout(timer);
    for (const { waiting } of lines) waiting.length = 0;
  };
}

/** The name of a slot, if there is one. */
const slotsOf = ({ slots }: Rough) => Object.keys(objectOf(slots))[0];
