// Usercentrics, versions 2 and 3 (https://docs.usercentrics.com).

import { type Banner, type Purpose, page, verdict } from "./banner.js";

interface Service {
  readonly name: string;
  readonly isEssential?: boolean;
  readonly essential?: boolean;
  readonly consent: { readonly status?: boolean; readonly given?: boolean };
}

/** Version 3: what it said last of its consent and its services. */
let details:
  | { consent: { required?: boolean; type?: string }; services?: Record<string, Service> }
  | undefined;

const purposes = (services: readonly Service[]): Purpose[] =>
  services
    .filter((it) => !it.isEssential && !it.essential)
    .map(({ name, consent }) => [name, consent.status ?? consent.given]);

export const usercentrics: Banner = {
  events: "UC_UI_INITIALIZED UC_UI_CMP_EVENT UC_CONSENT",
  there: () => page["UC_UI"]?.isInitialized?.() || page["__ucCmp"],
  read(event) {
    const second = page["UC_UI"];
    if (second?.getServicesBaseInfo) {
      return second.isConsentRequired?.()
        ? "pending"
        : verdict(purposes(second.getServicesBaseInfo()));
    }
    if (event?.type === "UC_CONSENT") details = (event as CustomEvent).detail;
    if (!details || details.consent.required) return "pending";
    const word = verdict(purposes(Object.values(details.services ?? {})));
    return word === "granted" && details.consent.type === "IMPLICIT" ? "allowed" : word;
  },
  begin(look) {
    void page["__ucCmp"]?.getConsentDetails?.().then(
      (it: typeof details) => {
        details ??= it;
        look();
      },
      () => {},
    );
    return () => {};
  },
};
