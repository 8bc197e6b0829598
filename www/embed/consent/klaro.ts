// Klaro (https://klaro.org/docs).

import { type Banner, page, verdict } from "./banner.js";

/** Throws until there is a config for it. */
const manager = () => page["klaro"].getManager();

interface Service {
  readonly name: string;
  readonly required?: boolean;
  readonly contextualConsentOnly?: boolean;
}

export const klaro: Banner = {
  there: manager,
  read() {
    const { confirmed, config, savedConsents } = manager();
    if (!confirmed) return "pending";
    const asked = (config.services as Service[]).filter(
      (it) => !it.required && !it.contextualConsentOnly,
    );
    // Not `consents`: those change while the visitor still tries the switches.
    return verdict(asked.map(({ name }) => [name, savedConsents[name] ?? false]));
  },
  begin(look) {
    const watcher = { update: look };
    manager().watch(watcher);
    return () => manager().unwatch(watcher);
  },
};
