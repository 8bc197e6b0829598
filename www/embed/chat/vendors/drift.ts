// Drift (Salesloft): https://devdocs.drift.com/docs/.

import { type Make, page, safely } from "../adapter.js";

const METHODS = "identify config track reset debug show ping page hide off on";

/** How long (ms) its script keeps its address. */
const FRESH = 300_000;

export const make: Make = ({ id }) => {
  const chat = () => page["drift"];

  return {
    can: {
      attributes: true,
      greeting: false,
      draft: false,
      opens: true,
      messages: ["visitor", "team"],
    },
    global: "drift",
    load() {
      // The queue of its own snippet.
      const queue = Object.assign([] as unknown[], {} as Record<string, unknown>);
      for (const name of METHODS.split(" ")) {
        queue[name] = (...args: unknown[]) => {
          queue.push([name, ...args]);
          return queue;
        };
      }
      queue["invoked"] = true;
      queue["methods"] = METHODS.split(" ");
      queue["SNIPPET_VERSION"] = "0.3.1";
      page["drift"] = page["driftt"] = queue;
      return `https://js.driftt.com/include/${Math.ceil(Date.now() / FRESH) * FRESH}/${id}.js`;
    },
    // The calls are there once it is ready.
    ready: () => chat().api?.openChat,
    begin(hear) {
      const hears = (name: string, run: () => void) => chat().on(name, safely(run));
      hears("sidebarOpen", hear.opened);
      hears("sidebarClose", hear.closed);
      hears("message", () => hear.message("team"));
      hears("message:sent", () => hear.message("visitor"));
    },
    set: (values) => chat().api.setUserAttributes({ ...values }),
    open: () => chat().api.openChat(),
    close: () => chat().api.closeChat?.(),
  };
};
