// Does what the engine wants.

import type { Api } from "./api.js";
import { objectOf, type Settings, textOf } from "./config.js";
import type { Events } from "./events.js";
import type { Cache } from "./keep/cache.js";
import type { Delivery } from "./keep/deliver.js";
import type { Keeper } from "./keep/keep.js";
import type { Effect } from "./messages.js";
import { type Slots, showsOf } from "./slots.js";

/** Gives what performs effects on this page. */
export function makePerform(
  { slots: rules, offers, playbooks }: Settings,
  say: (text: unknown) => string | null,
  slots: Slots,
  keeper: Keeper,
  cache: Cache,
  delivery: Delivery,
  api: Api,
  events: Events,
) {
  /** Handoffs made here: another engine after a trap may want those under way once more. */
  const made = new Set<string>();

  /** What each slot was told to show last. */
  const fills = new Map<string, Effect>();

  const perform = (effect: Effect): void => {
    switch (effect[0]) {
      case "record": {
        const [, record, page] = effect;
        const { signal: name, props } = record;
        keeper.record(record);
        if (name === "page_view") slots.newView();
        events.tell("signal", { name, props: { ...props, ...page } });
        // The same offer may read otherwise: it says who they are, in the language of the page.
        if (/^(page_view|identify)$/.test(name)) for (const it of fills.values()) perform(it);
        break;
      }
      case "drop":
        keeper.drop(effect[1]);
        break;
      case "fill": {
        const [, slot, decision] = effect;
        fills.set(slot, effect);
        const selector = textOf(objectOf(rules[slot])["selector"]);
        const shows =
          decision && showsOf(decision, objectOf(objectOf(offers[decision.offer])["content"]), say);
        slots.show(slot, selector, shows);
        cache.note(slot, selector, shows);
        break;
      }
      case "play": {
        const [, playbook, closed] = effect;
        const book = objectOf(playbooks[playbook]);
        api.play(playbook, objectOf(book[closed ? "closed" : "do"]), "auto");
        break;
      }
      case "handoff": {
        const [, id, event] = effect;
        if (made.has(id)) break;
        made.add(id);
        keeper.held(() => delivery.hand(event));
        break;
      }
      case "report":
        events.tell(effect[1], effect[2]);
    }
  };
  return perform;
}
