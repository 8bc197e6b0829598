// tawk.to: https://developer.tawk.to/jsapi/, and its own wrapper tawk-messenger-react.

import { type Make, on, page, texts } from "../adapter.js";

export const make: Make = ({ id, host }) => {
  let heard = false;
  on("tawkLoad", () => {
    heard = true;
  });
  const chat = () => page["Tawk_API"];

  return {
    can: {
      attributes: true,
      greeting: false,
      draft: false,
      opens: true,
      messages: ["visitor", "team"],
    },
    global: "Tawk_API",
    load() {
      page["Tawk_API"] = {};
      page["Tawk_LoadStart"] = new Date();
      return `${host || "https://embed.tawk.to"}/${id}`;
    },
    ready: () => chat() && (heard || (chat().onLoaded ?? chat().maximize)),
    begin(hear) {
      on("tawkChatMaximized", hear.opened);
      on("tawkChatMinimized", hear.closed);
      on("tawkChatHidden", hear.closed);
      on("tawkChatMessageVisitor", () => hear.message("visitor"));
      on("tawkChatMessageAgent", () => hear.message("team"));
    },
    set(values) {
      // Its names have dashes, and no underscores.
      const named = Object.entries(texts(values)).map(([name, it]) => [
        name.replace(/_/g, "-"),
        it,
      ]);
      chat().setAttributes(Object.fromEntries(named), () => {});
    },
    open: () => chat().maximize(),
    close: () => chat().minimize(),
  };
};
