// HubSpot: https://developers.hubspot.com/docs/api-reference/js-apis/chat-widget-sdk for the chat, and the
// tracking code's identify for properties, as the chat has none of its own.

import { type Make, page, safely } from "../adapter.js";

export const make: Make = ({ id, host }) => {
  const chat = () => page["HubSpotConversations"];

  return {
    can: {
      attributes: true,
      greeting: false,
      draft: false,
      opens: true,
      messages: ["visitor", "team"],
    },
    global: "HubSpotConversations",
    scriptId: "hs-script-loader",
    load: () => `${host || "https://js.hs-scripts.com"}/${id}.js`,
    ready: () => chat().widget,
    begin(hear) {
      const hears = (name: string, run: () => void) => chat().on(name, safely(run));
      hears("userInteractedWithWidget", hear.opened);
      hears("userSelectedThread", hear.opened);
      hears("conversationStarted", () => hear.message("visitor"));
      hears("widgetClosed", hear.closed);
      let before = 0;
      chat().on(
        "unreadConversationCountChanged",
        safely(({ unreadCount = 0 }: { unreadCount?: number }) => {
          if (unreadCount > before) hear.message("team");
          before = unreadCount;
        }),
      );
    },
    set(values) {
      page["_hsq"] ??= [];
      // HubSpot takes it with the next page view that its own tracking code counts.
      page["_hsq"].push(["identify", { ...values }]);
    },
    open() {
      const { widget } = chat();
      // Where the site has it wait to be asked for, it comes now.
      if (widget.status?.()?.loaded === false) widget.load({ widgetOpen: true });
      else widget.open();
    },
    close: () => chat().widget.close(),
  };
};
