// OneTrust (https://developer.onetrust.com): performance cookies, C0002, and targeting cookies, C0004.

import { type Banner, choice, page } from "./banner.js";

export const onetrust: Banner = {
  events: "OneTrustGroupsUpdated consent.onetrust",
  there: () => page["OnetrustActiveGroups"] !== undefined,
  read(event) {
    const groups = String(page["OnetrustActiveGroups"]).split(",");
    // Groups are active before the visitor has answered, where that is the law.
    const answered = page["OneTrust"]?.IsAlertBoxClosed?.() ?? event;
    return choice(groups.includes("C0002") && groups.includes("C0004"), answered);
  },
};
