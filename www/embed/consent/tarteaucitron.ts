// tarteaucitron.js (https://github.com/AmauriC/tarteaucitron.js).

import { type Banner, page, verdict } from "./banner.js";

const job = (): string[] => [...page["tarteaucitron"].job];

export const tarteaucitron: Banner = {
  events: "tac.consent_updated tac.root_available",
  // Its job is the list of services on this page, which begins to be answered once it has started.
  there: () => page["tarteaucitron"]?.state && job().length,
  read() {
    const { state, services } = page["tarteaucitron"];
    const asked = job().filter((name) => services[name]?.needConsent !== false);
    return verdict(asked.map((name) => [name, state[name]]));
  },
  begin(look) {
    // What was chosen on an earlier page is told service by service.
    const names = job().map((name) => `${name}_added`);
    for (const name of names) document.addEventListener(name, look);
    return () => {
      for (const name of names) document.removeEventListener(name, look);
    };
  },
};
