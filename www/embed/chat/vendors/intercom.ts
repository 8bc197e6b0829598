// Intercom: https://developers.intercom.com/installing-intercom/web/methods, and its
// @intercom/messenger-js-sdk.

import { type Make, page, safely } from "../adapter.js";

/** Where its API lies by region, as its own package has it. */
const REGION = /^https:\/\/api-iam\.(?:(?:eu|au)\.)?intercom\.io$/;

export const make: Make = ({ id, host }) => {
  const call = (...command: unknown[]) => page["Intercom"](...command);

  return {
    can: { attributes: true, greeting: false, draft: true, opens: true, messages: ["team"] },
    global: "Intercom",
    load() {
      page["intercomSettings"] = {
        ...page["intercomSettings"],
        app_id: id,
        ...(REGION.test(host) ? { api_base: host } : {}),
      };
      // The queue of its own snippet.
      const stub = (...command: unknown[]) => stub.c(command);
      stub.q = [] as unknown[];
      stub.c = (command: unknown[]) => {
        stub.q.push(command);
      };
      page["Intercom"] = stub;
      return `https://widget.intercom.io/widget/${id}`;
    },
    ready: () => page["Intercom"].booted || !page["Intercom"].q,
    begin(hear) {
      call("onShow", safely(hear.opened));
      call("onHide", safely(hear.closed));
      let before = 0;
      // It tells how many are unread, and not of each message.
      call(
        "onUnreadCountChange",
        safely((count: number) => {
          if (count > before) hear.message("team");
          before = count;
        }),
      );
    },
    set: (values) => call("update", { ...values }),
    open: ({ draft }) => (draft ? call("showNewMessage", draft) : call("show")),
    close: () => call("hide"),
  };
};
