// Zendesk messaging: https://developer.zendesk.com/api-reference/widget-messaging/web/core/.

import { type Make, page, safely } from "../adapter.js";

export const make: Make = ({ id, host }) => {
  const call = (...command: unknown[]) => page["zE"](...command);

  return {
    can: {
      attributes: true,
      greeting: false,
      draft: false,
      opens: true,
      messages: ["visitor", "team"],
    },
    global: "zE",
    // Its script looks for itself by this.
    scriptId: "ze-snippet",
    load: () => `${host || "https://static.zdassets.com"}/ekr/snippet.js?key=${id}`,
    // It has no queue: once it is there it takes calls.
    ready: () => typeof page["zE"] === "function",
    begin(hear) {
      call("messenger:on", "open", safely(hear.opened));
      call("messenger:on", "close", safely(hear.closed));
      call(
        "messenger:on",
        "conversationStarted",
        safely(() => hear.message("visitor")),
      );
      let before = 0;
      // It tells how many are unread, and not of each message.
      call(
        "messenger:on",
        "unreadMessages",
        safely((count: number) => {
          if (count > before) hear.message("team");
          before = count;
        }),
      );
    },
    set(values) {
      // A field has a number for a name, which only the config knows; what has none goes as a tag.
      const fields = Object.entries(values).filter(([name]) => /^\d+$/.test(name));
      if (fields.length) {
        call(
          "messenger:set",
          "conversationFields",
          fields.map(([id, value]) => ({ id, value: String(value) })),
        );
      }
      const tags = ["lead_stage", "lead_grade"].flatMap((name) =>
        values[name] ? [`${name}_${values[name]}`.toLowerCase()] : [],
      );
      if (tags.length) call("messenger:set", "conversationTags", tags);
    },
    open() {
      call("messenger", "show");
      call("messenger", "open");
    },
    close: () => call("messenger", "close"),
  };
};
