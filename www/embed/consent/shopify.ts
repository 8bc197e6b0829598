// Shopify's Customer Privacy API (https://shopify.dev/docs/api/customer-privacy): analytics and marketing.

import { type Banner, choice, page } from "./banner.js";

const privacy = () => page["Shopify"]?.customerPrivacy;

export const shopify: Banner = {
  events: "visitorConsentCollected",
  there: () => privacy() || page["Shopify"]?.loadFeatures,
  read(event) {
    const api = privacy();
    if (!api) return "pending";
    const yes = api.analyticsProcessingAllowed() && api.marketingAllowed();
    const said = api.currentVisitorConsent?.();
    const answered = said ? [said.analytics, said.marketing].every(Boolean) : event;
    return choice(yes, answered);
  },
  begin(look) {
    // Themes load it only when something asks for it.
    if (!privacy()) {
      page["Shopify"].loadFeatures([{ name: "consent-tracking-api", version: "0.1" }], look);
    }
    return () => {};
  },
};
