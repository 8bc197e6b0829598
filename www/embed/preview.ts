// What a returning visitor saw last, before the engine is there to decide; and what the engine wants,
// held back until it is certain who they are.

import { textOf } from "./config.js";
import { recall } from "./keep/cache.js";
import type { Decision, Effect } from "./messages.js";
import { quietly } from "./safe.js";
import { type Slots, showsOf } from "./slots.js";

/** `source`: the address of the config, empty if it stands in the page. */
export function makePreview(source: string, slots: Slots) {
  let held: Map<string, Effect> | undefined = new Map();
  /** What the inline snippet has written, it takes back. */
  const takeBack = () => document.dispatchEvent(new CustomEvent("leadlight:off"));

  return {
    /** Shows it: only called once it is certain that it may be read. */
    show(): void {
      if (!held || held.size) return;
      takeBack();
      for (const [slot, shows] of recall(source)) {
        held.set(slot, ["fill", slot, null]);
        const decision = shows as unknown as Decision;
        quietly(() =>
          slots.show(slot, textOf(shows["selector"]), showsOf(decision, shows, textOf)),
        );
      }
    },
    /** Whether an effect is held back. */
    holds(effect: Effect): boolean {
      if (effect[0] === "fill") held?.set(effect[1], effect);
      return effect[0] === "fill" && !!held;
    },
    /** Lets the engine have its way. */
    settle(perform: (effect: Effect) => void): void {
      const effects = held?.values() ?? [];
      held = undefined;
      takeBack();
      for (const effect of effects) perform(effect);
    },
  };
}
