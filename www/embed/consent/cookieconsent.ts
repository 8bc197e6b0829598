// vanilla-cookieconsent by Orest Bida, version 3 (https://cookieconsent.orestbida.com).

import { type Banner, page, verdict } from "./banner.js";

export const cookieconsent: Banner = {
  events: "cc:onFirstConsent cc:onConsent cc:onChange",
  there: () => page["CookieConsent"]?.getCookie,
  read(event) {
    const api = page["CookieConsent"];
    // Used as a module it keeps its functions to itself, and only its events say something.
    const { cookie } = (event as CustomEvent | undefined)?.detail ?? {};
    const { categories, services } = (api?.validConsent() ? api.getCookie() : !api && cookie) || {};
    if (!categories) return "pending";
    const fixed = (name: string) => api?.getConfig("categories")[name].readOnly;
    // It keeps the services of every category that it asks about.
    const asked = Object.keys(services).filter((name) => !fixed(name));
    return verdict(asked.map((name) => [name, categories.includes(name)]));
  },
};
