// The outbox, in a file of its own that comes after everything else, and only where something may have to
// be delivered.

import { quietly } from "../safe.js";
import type { Item } from "./entry.js";
import { makeOutbox, type Outbox } from "./outbox.js";

type Make = typeof makeOutbox;

/**
 * Makes an outbox as `makeOutbox` does, from the file at `url` unless it is part of this one. `soon`: the
 * file is fetched as soon as anything may be delivered, as who is to be handed over may leave in that moment.
 */
export function makeLateOutbox(url: string, soon: boolean, ...about: Parameters<Make>): Outbox {
  let outbox: Outbox | undefined;
  let coming = false;
  let attached: Parameters<Outbox["attach"]> | undefined;
  let items: Item[] = [];

  const begin = (make: Make) => {
    outbox = make(...about);
    if (attached) outbox.attach(...attached);
    for (const item of items.splice(0)) outbox.add(item);
  };
  const fetchIt = async () => {
    if (coming) return;
    coming = true;
    try {
      begin(((await import(url)) as { makeOutbox: Make }).makeOutbox);
    } catch {
      // What waits is not lost: the log says that it was not handed over, and the next page does it.
      coming = false;
      quietly(() => addEventListener("online", fetchIt, { once: true }));
    }
  };
  // One file has everything in it.
  if (__WASM_TEXT__ !== null) begin(makeOutbox);

  return {
    attach(...given) {
      attached = given;
      if (outbox) outbox.attach(...given);
      else if (soon || given[1].length || items.length) void fetchIt();
    },
    add(item) {
      if (outbox) outbox.add(item);
      else {
        items.push(item);
        void fetchIt();
      }
    },
    list: () =>
      outbox?.list() ??
      items.map(({ id, sink }) => ({ id, sink, tries: 0, status: "waiting", error: null })),
    clear() {
      attached = undefined;
      items = [];
      outbox?.clear();
    },
    retry: (id) => outbox?.retry(id),
  };
}
