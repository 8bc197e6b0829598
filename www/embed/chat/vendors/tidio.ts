// Tidio: https://developers.tidio.com/docs/openapi-spec-widget-sdk.

import { type Make, on, page } from "../adapter.js";

export const make: Make = ({ id, host }) => {
  let asked = false;
  let heard = false;
  const hearIt = () => {
    heard = true;
  };
  on("tidioChat-ready", hearIt);
  const chat = () => page["tidioChatApi"];

  return {
    can: {
      attributes: true,
      greeting: false,
      draft: false,
      opens: true,
      messages: ["visitor", "team"],
    },
    global: "tidioChatApi",
    load: () => `${host || "https://code.tidio.co"}/${id}.js`,
    ready() {
      if (!asked) {
        chat().on("ready", hearIt);
        asked = true;
      }
      return heard;
    },
    there: chat,
    begin(hear) {
      on("tidioChat-open", hear.opened);
      on("tidioChat-close", hear.closed);
      on("tidioChat-messageFromVisitor", () => hear.message("visitor"));
      on("tidioChat-messageFromOperator", () => hear.message("team"));
    },
    set: (values) => chat().setContactProperties({ ...values }),
    open() {
      chat().show();
      chat().open();
    },
    close: () => chat().close(),
  };
};
