// Freshchat: https://developers.freshchat.com/web-sdk/.

import { type Make, page, safely } from "../adapter.js";

export const make: Make = ({ id, host }) => {
  let asked = false;
  let heard = false;
  const chat = () => page["fcWidget"];

  return {
    can: {
      attributes: true,
      greeting: false,
      draft: true,
      opens: true,
      messages: ["visitor", "team"],
    },
    global: "fcWidget",
    load() {
      const base = host || "https://wchat.freshchat.com";
      page["fcSettings"] = { ...page["fcSettings"], token: id, host: base };
      return `${base}/js/widget.js`;
    },
    ready() {
      if (!asked) {
        chat().on("widget:loaded", () => {
          heard = true;
        });
        asked = true;
      }
      return heard || chat().isLoaded?.();
    },
    begin(hear) {
      const hears = (name: string, run: () => void) => chat().on(name, safely(run));
      hears("widget:opened", hear.opened);
      hears("widget:closed", hear.closed);
      hears("message:sent", () => hear.message("visitor"));
      hears("message:received", () => hear.message("team"));
    },
    set: (values) => chat().user.setProperties({ ...values }),
    open: ({ draft }) => (draft ? chat().open({ replyText: draft }) : chat().open()),
    close: () => chat().close(),
  };
};
