// Olark: https://www.olark.com/api.

import { type Make, page, safely } from "../adapter.js";

const LOADER = "static.olark.com/jsclient/loader.js";

export const make: Make = ({ id }) => {
  let asked = false;
  let heard = false;
  const call = (...command: unknown[]) => page["olark"](...command);

  return {
    can: {
      attributes: true,
      greeting: false,
      draft: false,
      opens: true,
      messages: ["visitor", "team"],
    },
    global: "olark",
    load() {
      // The queue of its own snippet.
      const kept = { s: [] as unknown[], t: [Date.now()], c: {}, l: LOADER, i: id };
      page["olark"] = Object.assign(
        (...command: unknown[]) => {
          kept.s.push(command);
          kept.t.push(Date.now());
        },
        { _: kept },
      );
      call("identify", id);
      return `https://${LOADER}`;
    },
    ready() {
      if (!asked) {
        call("api.chat.onReady", () => {
          heard = true;
        });
        asked = true;
      }
      return heard;
    },
    begin(hear) {
      call("api.box.onExpand", safely(hear.opened));
      call("api.box.onShrink", safely(hear.closed));
      call(
        "api.chat.onMessageToOperator",
        safely(() => hear.message("visitor")),
      );
      call(
        "api.chat.onMessageToVisitor",
        safely(() => hear.message("team")),
      );
    },
    set: (values) => call("api.visitor.updateCustomFields", { ...values }),
    open() {
      call("api.box.show");
      call("api.box.expand");
    },
    close: () => call("api.box.shrink"),
  };
};
