// Rocket.Chat's Livechat, self-hosted: https://developer.rocket.chat/docs/livechat-widget-api.

import { type Make, page, safely, texts } from "../adapter.js";

export const make: Make = ({ host }) => {
  let heard = false;
  addEventListener(
    "message",
    safely(({ data }: MessageEvent) => {
      if (data?.src === "rocketchat" && data.fn === "ready") heard = true;
    }),
  );
  /** Its calls are those of `this` in a function that it is given. */
  // biome-ignore lint/suspicious/noExplicitAny: its shape is its own.
  const within = (run: (chat: any) => void) =>
    page["RocketChat"](function (this: unknown) {
      run(this);
    });

  return {
    can: { attributes: true, greeting: false, draft: false, opens: true, messages: ["visitor"] },
    global: "RocketChat",
    load() {
      if (!host) return undefined;
      // The queue of its own snippet.
      const stub = (run: unknown) => {
        stub._.push(run);
      };
      stub._ = [] as unknown[];
      stub.url = `${host}/livechat`;
      page["RocketChat"] = stub;
      return `${host}/livechat/rocketchat-livechat.min.js`;
    },
    // Calls that come before are lost.
    ready: () => heard,
    // Its queue is there before it.
    there: () => !page["RocketChat"]._,
    begin(hear) {
      within((chat) => {
        chat.onChatMaximized(safely(hear.opened));
        chat.onChatMinimized(safely(hear.closed));
        chat.onChatStarted(safely(() => hear.message("visitor")));
      });
    },
    set(values) {
      within((chat) => {
        for (const [name, value] of Object.entries(texts(values))) {
          chat.setCustomField(name, value, true);
        }
      });
    },
    open: () => within((chat) => chat.maximizeWidget()),
    close: () => within((chat) => chat.minimizeWidget()),
  };
};
