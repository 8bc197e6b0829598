// HubSpot's cookie banner (https://developers.hubspot.com/docs/api-reference/js-apis/cookie-banner):
// analytics and advertisement.

import { type Answer, type Banner, choice, page } from "./banner.js";

let said: Answer = "pending";

interface Consent {
  readonly allowed?: boolean;
  readonly categories?: { readonly analytics?: boolean; readonly advertisement?: boolean };
}

export const hubspot: Banner = {
  // Its queue may be made before it comes, as its own documentation does.
  there: (named) => named || page["_hsp"],
  read: () => said,
  begin(look) {
    page["_hsp"] ??= [];
    page["_hsp"].push([
      "addPrivacyConsentListener",
      ({ allowed, categories: it }: Consent) => {
        said = choice(it ? it.analytics && it.advertisement : allowed, true);
        look();
      },
    ]);
    // It has no way to be taken back; `look` does nothing once it is over.
    return () => {};
  },
};
