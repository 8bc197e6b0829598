// The IAB's Transparency and Consent Framework, 2.2 and 2.3
// (https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework).

import { type Answer, type Banner, page } from "./banner.js";

/** To store and read on the device, to make a profile for content, and to use it. */
export const PURPOSES = [1, 5, 6];

let said: Answer = "pending";

interface TCData {
  readonly listenerId: number;
  readonly eventStatus: string;
  readonly gdprApplies?: boolean;
  readonly purpose?: { readonly consents?: Readonly<Record<number, boolean>> };
}

export const tcf: Banner = {
  there: () => page["__tcfapi"],
  read: () => said,
  begin(look) {
    const call = page["__tcfapi"];
    let id: number | undefined;
    call("addEventListener", 2, (data: TCData, success: boolean) => {
      if (!success) return;
      id = data.listenerId;
      // While it only shows itself, what was chosen earlier stands.
      if (!/^(tcloaded|useractioncomplete)$/.test(data.eventStatus)) return;
      const agreed = PURPOSES.every((it) => data.purpose?.consents?.[it]);
      said = data.gdprApplies === false ? "allowed" : agreed ? "granted" : "denied";
      look();
    });
    return () => call("removeEventListener", 2, () => {}, id);
  },
};
