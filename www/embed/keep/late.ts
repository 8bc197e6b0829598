// Delivery, in a file of its own that comes after everything else, and only where something may have to
// be delivered.

import type { Event } from "../messages.js";
import { quietly } from "../safe.js";
import { type About, type Delivery, makeDelivery } from "./deliver.js";

type Make = typeof makeDelivery;

/**
 * Makes a delivery as `makeDelivery` does, from deliver.js unless that is part of this file. `soon`: it is
 * fetched as soon as anything may be delivered, as who is to be handed over may leave in that moment.
 */
export function makeLateDelivery(soon: boolean, about: About): Delivery {
  let delivery: Delivery | undefined;
  let coming = false;
  let attached: Parameters<Delivery["attach"]> | undefined;
  let events: Event[] = [];

  const begin = (make: Make) => {
    delivery = make(about);
    if (attached) delivery.attach(...attached);
    for (const event of events.splice(0)) delivery.hand(event);
  };
  const fetchIt = async () => {
    if (coming) return;
    coming = true;
    try {
      const { href } = new URL("deliver.js", about.base);
      begin(((await import(href)) as { makeDelivery: Make }).makeDelivery);
    } catch {
      // What waits is not lost: the log says that it was not handed over, and the next page does it.
      coming = false;
      quietly(() => addEventListener("online", fetchIt, { once: true }));
    }
  };
  // One file has everything in it.
  if (__WASM_TEXT__ !== null) begin(makeDelivery);

  return {
    attach(...given) {
      attached = given;
      if (delivery) delivery.attach(...given);
      else if (soon || given[1].length || events.length) void fetchIt();
    },
    hand(event) {
      if (delivery) delivery.hand(event);
      else {
        events.push(event);
        void fetchIt();
      }
    },
    add: (item) => delivery?.add(item),
    list: () =>
      delivery?.list() ??
      events.map(({ id }) => ({ id, sink: "", tries: 0, status: "waiting", error: null })),
    clear() {
      attached = undefined;
      about.events.past = undefined;
      events = [];
      delivery?.clear();
    },
    retry: (id) => delivery?.retry(id),
  };
}
