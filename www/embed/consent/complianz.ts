// Complianz for WordPress (https://complianz.io/developers-guide/): statistics and marketing.

import { type Banner, choice, page } from "./banner.js";

export const complianz: Banner = {
  events: "cmplz_status_change cmplz_revoke",
  there: () => page["cmplz_has_consent"],
  read(event) {
    const yes = ["statistics", "marketing"].every((it) => page["cmplz_has_consent"](it));
    // Where consent is not asked for, everything is allowed until the visitor objects.
    const chosen = yes && page["complianz"]?.consenttype === "optin";
    const dismissed = page["cmplz_get_banner_status"]?.() === "dismissed";
    return choice(yes, chosen || dismissed || event);
  },
};
