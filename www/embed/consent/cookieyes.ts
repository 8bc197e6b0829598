// CookieYes (https://www.cookieyes.com/documentation/): analytics and advertisement.

import { type Banner, choice, page } from "./banner.js";

export const cookieyes: Banner = {
  events: "cookieyes_consent_update cookieyes_banner_load",
  there: () => page["getCkyConsent"],
  read(event) {
    const { categories, isUserActionCompleted } = page["getCkyConsent"]();
    const answered = isUserActionCompleted ?? event?.type === "cookieyes_consent_update";
    return choice(categories.analytics && categories.advertisement, answered);
  },
};
