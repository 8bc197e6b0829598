// Crisp: https://docs.crisp.chat/guides/chatbox-sdks/web-sdk/dollar-crisp/, and its crisp-sdk-web.

import { type Make, page, safely } from "../adapter.js";

export const make: Make = ({ id }) => {
  let asked = false;
  let loaded = false;
  const push = (...command: unknown[]) => page["$crisp"].push(command);

  return {
    can: {
      attributes: true,
      greeting: true,
      draft: true,
      opens: true,
      messages: ["visitor", "team"],
    },
    global: "$crisp",
    load() {
      page["$crisp"] = [];
      page["CRISP_WEBSITE_ID"] = id;
      return "https://client.crisp.chat/l.js";
    },
    ready() {
      const crisp = page["$crisp"];
      if (!asked) {
        push("on", "session:loaded", () => {
          loaded = true;
        });
        asked = true;
      }
      // A session that was there before is not told of again.
      return crisp.is && (loaded || crisp.get("session:identifier"));
    },
    begin(hear) {
      push("on", "chat:opened", safely(hear.opened));
      push("on", "chat:closed", safely(hear.closed));
      push(
        "on",
        "message:sent",
        safely(() => hear.message("visitor")),
      );
      push(
        "on",
        "message:received",
        safely(() => hear.message("team")),
      );
    },
    set: (values) => push("set", "session:data", [Object.entries(values)]),
    open({ greeting, draft }) {
      // Hidden by the site until somebody is to see it, it does not open.
      if (!page["$crisp"].is("chat:visible")) push("do", "chat:show");
      push("do", "chat:open");
      if (greeting) push("do", "message:show", ["text", greeting]);
      if (draft) push("set", "message:text", [draft]);
    },
    close: () => push("do", "chat:close"),
  };
};
