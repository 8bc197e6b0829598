// The WP Consent API, which banners of WordPress share (https://github.com/WordPress/wp-consent-level-api):
// statistics and marketing.

import { type Banner, choice, page } from "./banner.js";

const categories = ["statistics", "marketing"];

/** Whether an answer is kept: the function for its own cookies tells. */
const kept = (category: string) =>
  page["consent_api_get_cookie"]?.(`${page["consent_api"]?.cookie_prefix}_${category}`);

export const wordpress: Banner = {
  events: "wp_listen_for_consent_change wp_consent_type_defined",
  // Without a type it says that everything is granted, because no banner has spoken yet.
  there: () => page["wp_has_consent"] && page["wp_consent_type"],
  read(event) {
    const yes = categories.every((it) => page["wp_has_consent"](it));
    const chosen = yes && page["wp_consent_type"].startsWith("optin");
    const changed = event?.type === "wp_listen_for_consent_change";
    return choice(yes, chosen || changed || categories.every(kept));
  },
};
