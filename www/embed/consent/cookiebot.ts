// Cookiebot (https://www.cookiebot.com/en/developer/): statistics and marketing.

import { type Banner, choice, page } from "./banner.js";

export const cookiebot: Banner = {
  events: "CookiebotOnConsentReady CookiebotOnAccept CookiebotOnDecline",
  there: () => page["Cookiebot"]?.consent,
  read(event) {
    const { consent, hasResponse } = page["Cookiebot"];
    const { statistics, marketing, method } = consent;
    return choice(statistics && marketing, method !== "implied" && (hasResponse ?? event));
  },
};
