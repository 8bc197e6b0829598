// Salesforce's Messaging for Web: https://developer.salesforce.com/docs/service/messaging-web/.

import { type Make, on, page, texts } from "../adapter.js";

export const make: Make = ({ id, host }) => {
  let heard = false;
  on("onEmbeddedMessagingReady", () => {
    heard = true;
  });
  const chat = () => page["embeddedservice_bootstrap"];
  const [organization, deployment] = id.split("/");

  return {
    can: { attributes: true, greeting: false, draft: false, opens: true, messages: ["visitor"] },
    global: "embeddedservice_bootstrap",
    load: () => (host && deployment ? `${host}/assets/js/bootstrap.min.js` : undefined),
    loaded() {
      const { origin } = new URL(host);
      const scrt2URL = origin.replace(/\.my\.site\.com$/, ".my.salesforce-scrt.com");
      chat().init(organization, deployment, host, { scrt2URL });
    },
    ready: () => chat() && heard,
    there: () => chat().utilAPI,
    begin(hear) {
      on("onEmbeddedMessagingWindowOpened", hear.opened);
      on("onEmbeddedMessagingWindowMaximized", hear.opened);
      on("onEmbeddedMessagingWindowMinimized", hear.closed);
      on("onEmbeddedMessagingWindowClosed", hear.closed);
      on("onEmbeddedMessageSent", () => hear.message("visitor"));
    },
    // They count only for a conversation that has not begun.
    set: (values) => chat().prechatAPI.setHiddenPrechatFields(texts(values)),
    open: () => chat().utilAPI.launchChat(),
    close: () => chat().utilAPI.minimizeChat?.(),
  };
};
