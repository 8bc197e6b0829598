// Does what the engine wants.

import type { Api } from "./api.js";
import type { Events } from "./events.js";
import type { Cache } from "./keep/cache.js";
import type { Keeper } from "./keep/keep.js";
import type { Outbox } from "./keep/outbox.js";
import type { Effect, Settings } from "./messages.js";
import type { Slots } from "./slots.js";

/** Gives what performs effects on this page. `note` is told of handoffs that go nowhere. */
export function makePerform(
  { selectors }: Settings,
  slots: Slots,
  keeper: Keeper,
  cache: Cache,
  outbox: Outbox,
  api: Api,
  events: Events,
  note: (handoff: string) => void,
) {
  /** Handoffs made here: another engine after a trap may want those under way once more. */
  const made = new Set<string>();

  return (effect: Effect): void => {
    switch (effect[0]) {
      case "record": {
        const [, record, page] = effect;
        const { signal: name, props } = record;
        keeper.record(record);
        if (name === "page_view") slots.newView();
        events.tell("signal", { name, props: { ...props, ...page } });
        break;
      }
      case "drop":
        keeper.drop(effect[1]);
        break;
      case "fill":
        slots.show(effect[1], selectors[effect[1]], effect[2]);
        cache.note(effect[1], selectors[effect[1]], effect[2]);
        break;
      case "play": {
        const [, playbook, message, form] = effect;
        void api.openChat(playbook, message ?? undefined, "auto", form ?? undefined);
        break;
      }
      case "handoff": {
        const [, id, event, sinks] = effect;
        if (made.has(id)) break;
        made.add(id);
        keeper.held(() => {
          if (!sinks.length) note(id);
          events.tell("handoff", { id, status: "created", event });
          for (const sink of sinks) outbox.add({ ...sink, id, body: event });
        });
        break;
      }
      case "report":
        events.tell(effect[1], effect[2]);
    }
  };
}
