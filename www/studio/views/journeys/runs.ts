// What becomes of many journeys under a config: asked in small portions, so that what is looked at
// meanwhile is answered in between, and only those again that have changed.

import { useEffect, useState } from "react";
import { ask, cancel } from "../../engine/client.js";
import type { Outcome as Told } from "../../engine/journeys.js";
import type { JsonObject } from "../../state/path.js";
import type { Journey } from "../../state/types.js";

/** What became of a journey; with `error` it could not be gone through, and nothing else is there. */
export type Outcome = Told & { error?: string };

/** What a portion is answered: of a journey that cannot be gone through only the name and why. */
type Answer = Partial<Told> & { name: string; error?: string };

const NOTHING = { stages: [], ends: "", scores: {}, seen: {}, plays: [], chat: null, handoffs: 0 };

export interface Runs {
  /** By place in the list; those still to come are undefined. */
  outcomes: (Outcome | undefined)[];
  done: number;
  pending: boolean;
  error: string;
  /** Stops what is going on; what is there stays. */
  stop: () => void;
  again: () => void;
}

/** As many journeys go into one request. */
const PORTION = 20;

/** How long (ms) to let a journey that is looked at go first. */
const PAUSE = 60;

/** A value never changes, so what was worked out for it holds as long as it is there. */
const known = new WeakMap<JsonObject, WeakMap<Journey, Outcome>>();

function knownOf(config: JsonObject) {
  const found = known.get(config) ?? new WeakMap<Journey, Outcome>();
  known.set(config, found);
  return found;
}

export function useRuns(config: JsonObject, journeys: readonly Journey[]): Runs {
  const [, setDone] = useState(0);
  const [error, setError] = useState("");
  const [pending, setPending] = useState(false);
  const [turn, setTurn] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` is there to go once more.
  useEffect(() => {
    let over = false;
    const outcomes = knownOf(config);
    const go = async () => {
      const left = journeys.filter((it) => !outcomes.has(it));
      if (left.length === 0) return setPending(false);
      setPending(true);
      setError("");
      await new Promise((done) => setTimeout(done, PAUSE));
      for (let place = 0; place < left.length && !over; place += PORTION) {
        const portion = left.slice(place, place + PORTION);
        const answer = await ask<{ journeys?: Answer[]; error?: string }>({
          config,
          journeys: portion,
        });
        if (answer.error) throw new Error(answer.error);
        const told = answer.journeys ?? [];
        portion.forEach((it, at) => {
          const outcome = told[at];
          if (outcome) outcomes.set(it, { ...NOTHING, failures: [], ...outcome });
        });
        if (!over) setDone((it) => it + 1);
      }
      if (!over) setPending(false);
    };
    go().catch((problem: Error) => {
      if (over) return;
      setError(problem.message);
      setPending(false);
    });
    return () => {
      over = true;
    };
  }, [config, journeys, turn]);

  const outcomes = journeys.map((it) => knownOf(config).get(it));
  return {
    outcomes,
    done: outcomes.filter(Boolean).length,
    pending,
    error,
    stop: cancel,
    again: () => setTurn((it) => it + 1),
  };
}

/** Each stage that a journey reached, once, in the order of the first time. */
export const reached = ({ stages }: Outcome) => [...new Set(stages.map((it) => it.stage))];

/** What differs between two outcomes, by column. */
export function differs(a: Outcome | undefined, b: Outcome | undefined) {
  const known = a && b && !a.error && !b.error ? ([a, b] as const) : undefined;
  const text = (pick: (it: Outcome) => unknown) =>
    !!known && JSON.stringify(pick(known[0])) !== JSON.stringify(pick(known[1]));
  const found = {
    stage: text((it) => [it.ends, it.stages.map(({ stage, time }) => [stage, time])]),
    seen: text((it) => it.seen),
    chat: text((it) => it.chat),
    handoffs: text((it) => it.handoffs),
    expect: text((it) => it.failures.length > 0),
  };
  return { ...found, any: Object.values(found).some(Boolean) };
}
