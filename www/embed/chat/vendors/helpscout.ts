// Help Scout's Beacon: https://developer.helpscout.com/beacon-2/web/javascript-api/.

import { type Make, page, safely, texts } from "../adapter.js";

export const make: Make = ({ id }) => {
  let asked = false;
  let heard = false;
  const call = (...command: unknown[]) => page["Beacon"](...command);

  return {
    can: { attributes: true, greeting: false, draft: true, opens: true, messages: ["visitor"] },
    global: "Beacon",
    load() {
      // The queue of its own snippet.
      const stub = (method: string, options?: unknown, data?: unknown) => {
        stub.readyQueue.push({ method, options, data });
      };
      stub.readyQueue = [] as unknown[];
      page["Beacon"] = stub;
      stub("init", id);
      return "https://beacon-v2.helpscout.net";
    },
    ready() {
      if (!asked) {
        call("on", "ready", () => {
          heard = true;
        });
        asked = true;
      }
      return heard;
    },
    there: () => !page["Beacon"].readyQueue || document.querySelector("#beacon-container"),
    begin(hear) {
      call("on", "open", safely(hear.opened));
      call("on", "close", safely(hear.closed));
      for (const name of ["chat-started", "email-sent"]) {
        call(
          "on",
          name,
          safely(() => hear.message("visitor")),
        );
      }
    },
    set: (values) => call("session-data", texts(values)),
    open({ draft }) {
      if (draft) call("prefill", { text: draft });
      call("open");
    },
    close: () => call("close"),
  };
};
