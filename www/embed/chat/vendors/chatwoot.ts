// Chatwoot: https://www.chatwoot.com/docs/product/channels/live-chat/sdk/setup, its sdk.js, self-hosted or not.

import { type Make, on, page } from "../adapter.js";

export const make: Make = ({ id, host }) => {
  const base = host || "https://app.chatwoot.com";
  let heard = false;
  on("chatwoot:ready", () => {
    heard = true;
  });
  const chat = () => page["$chatwoot"];

  return {
    can: {
      attributes: true,
      greeting: false,
      draft: false,
      opens: true,
      messages: ["visitor", "team"],
    },
    global: "$chatwoot",
    load: () => `${base}/packs/js/sdk.js`,
    loaded: () => page["chatwootSDK"].run({ websiteToken: id, baseUrl: base }),
    ready: () => chat() && (heard || chat().hasLoaded),
    begin(hear) {
      on("chatwoot:opened", hear.opened);
      on("chatwoot:closed", hear.closed);
      // What the visitor writes is incoming to Chatwoot, as type 0.
      on("chatwoot:on-message", ({ detail }) =>
        hear.message(detail?.message_type === 0 ? "visitor" : "team"),
      );
    },
    set: (values) => chat().setCustomAttributes({ ...values }),
    open: () => chat().toggle("open"),
    close: () => chat().toggle("close"),
  };
};
