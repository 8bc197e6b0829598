// LiveChat: https://platform.text.com/docs/extending-chat-widget/javascript-api, and its
// @livechat/widget-core.

import { type Make, page, safely, texts } from "../adapter.js";

/** What its own snippet puts onto the page: a queue, whose getters throw until it has loaded. */
function stub() {
  const api = {
    _q: [] as unknown[],
    _h: null as ((...command: unknown[]) => unknown) | null,
    _v: "2.0",
    on: (...args: unknown[]) => handle("on", args),
    once: (...args: unknown[]) => handle("once", args),
    off: (...args: unknown[]) => handle("off", args),
    call: (...args: unknown[]) => handle("call", args),
    get(...args: unknown[]) {
      if (!api._h) throw new Error("You can't use getters before load.");
      return handle("get", args);
    },
    init() {},
  };
  const handle = (name: string, args: unknown[]) =>
    api._h ? api._h(name, args) : api._q.push([name, args]);
  return api;
}

export const make: Make = ({ id }) => {
  let asked = false;
  let heard = false;
  const chat = () => page["LiveChatWidget"];

  return {
    can: {
      attributes: true,
      greeting: false,
      draft: false,
      opens: true,
      messages: ["visitor", "team"],
    },
    global: "LiveChatWidget",
    load() {
      const who = /^\d+$/.test(id) ? { license: Number(id) } : { organizationId: id };
      page["__lc"] = { ...page["__lc"], ...who };
      page["LiveChatWidget"] = stub();
      return "https://cdn.livechatinc.com/tracking.js";
    },
    ready() {
      if (!asked) {
        chat().on("ready", () => {
          heard = true;
        });
        asked = true;
      }
      return heard || chat().get("state");
    },
    begin(hear) {
      chat().on(
        "visibility_changed",
        safely(({ visibility }: { visibility: string }) =>
          visibility === "maximized" ? hear.opened() : hear.closed(),
        ),
      );
      chat().on(
        "new_event",
        safely(({ author, greeting }: { author?: { type?: string }; greeting?: unknown }) => {
          // A greeting is nobody's message.
          if (!greeting) hear.message(author?.type === "customer" ? "visitor" : "team");
        }),
      );
    },
    set: (values) => chat().call("update_session_variables", texts(values)),
    open: () => chat().call("maximize"),
    close: () => chat().call("minimize"),
  };
};
