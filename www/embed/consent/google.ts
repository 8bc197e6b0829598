// Google's Consent Mode, version 2 (https://developers.google.com/tag-platform/security/guides/consent):
// `analytics_storage` and `personalization_storage`. It has no way to be asked, and nothing of the page's
// is patched, so the data layer is read from time to time.

import { type Answer, type Banner, page } from "./banner.js";

/** How often (ms) it is read. */
const BEAT = 250;

const TYPES = ["analytics_storage", "personalization_storage"] as const;

/**
 * `default` is what the page says before the visitor has chosen, and `region` what it says for some of
 * them; `update` is what they chose.
 */
type State = Partial<Record<"default" | "region" | "update", string>>;

const states: State[] = [{}, {}];
let last: unknown;

/** Reads the commands, oldest first: of two that say something the later counts. */
function readLayer() {
  const layer = page["dataLayer"];
  if (!Array.isArray(layer) || layer[layer.length - 1] === last) return;
  last = layer[layer.length - 1];
  for (const it of layer) {
    if (it?.[0] !== "consent" || !/^(default|update)$/.test(it[1])) continue;
    TYPES.forEach((type, at) => {
      const value = it[2]?.[type];
      const when = it[2]?.region ? "region" : it[1];
      // Whether the visitor is there cannot be known here: of what is said of regions a no counts.
      if (value && (when !== "region" || value === "denied")) {
        Object.assign(states[at] as State, { [when]: value });
      }
    });
  }
}

/** What Google's own script has made of it, and of what templates of Tag Manager say to it directly. */
function readTag() {
  TYPES.forEach((type, at) => {
    const entry = page["google_tag_data"]?.ics?.entries?.[type] ?? {};
    for (const when of ["default", "update"] as const) {
      const it = entry[when];
      const word = it === true ? "granted" : it === false ? "denied" : it;
      if (word && (when === "update" || !states[at]?.default)) {
        Object.assign(states[at] as State, { [when]: word });
      }
    }
  });
}

function answer(): Answer {
  readLayer();
  readTag();
  const [analytics = {}, personal = {}] = states;
  // A default of "denied" is no refusal: the visitor has not been asked yet.
  if (analytics.update === "denied" || personal.update === "denied") return "denied";
  if (analytics.update === "granted") return "granted";
  const denied = [personal.default, analytics.region, personal.region].includes("denied");
  return analytics.default === "granted" && !denied ? "allowed" : "pending";
}

export const google: Banner = {
  there: () =>
    page["google_tag_data"]?.ics?.entries?.["analytics_storage"] ||
    [...(page["dataLayer"] ?? [])].some((it) => it?.[0] === "consent"),
  read: answer,
  begin(look) {
    const timer = setInterval(look, BEAT);
    return () => clearInterval(timer);
  },
};
