// The tabs of one visitor in one conversation: all show it, one of them has the connection.

import { quietly } from "../safe.js";

export interface Tabs {
  /** Tells the other tabs. */
  tell(what: unknown): void;
  close(): void;
}

/**
 * Joins the tabs of `name`. `lead` is called once this tab is the one that has the connection, which it
 * then is until it closes. Where the browser has no locks, each tab is.
 */
export function joinTabs(name: string, hear: (what: unknown) => void, lead: () => void): Tabs {
  const channel = quietly(() => new BroadcastChannel(name));
  if (channel) channel.onmessage = ({ data }) => quietly(() => hear(data));
  let isOver = false;
  let free = () => {};
  const leave = new AbortController();
  const begin = () => {
    if (!isOver) quietly(lead);
  };

  // The lock goes with the tab, also when it crashes; while it is held, the page is not kept for "back".
  const held = () =>
    new Promise<void>((done) => {
      if (isOver) return done();
      free = done;
      begin();
    });
  const asked = quietly(() => navigator.locks.request(name, { signal: leave.signal }, held));
  if (asked) asked.catch(() => {});
  else begin();

  return {
    tell: (what) => void quietly(() => channel?.postMessage(what)),
    close() {
      isOver = true;
      quietly(() => leave.abort());
      free();
      quietly(() => channel?.close());
    },
  };
}
