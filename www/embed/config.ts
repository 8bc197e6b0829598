// What the page itself reads of the config, as it stands in the file: any value may be of any type.

import type { FormRule, SignalRule, Switch } from "./capture/types.js";
import type { Started } from "./messages.js";

/** An object of the config, of which nothing is known. */
export type Rough = Readonly<Record<string, unknown>>;

/** Gives an object; an empty one for anything else. */
export const objectOf = (it: unknown): Rough =>
  it && typeof it === "object" && !Array.isArray(it) ? (it as Rough) : {};

/** Gives the items of a list as objects; none for anything else. */
export const listOf = (it: unknown): Rough[] => (Array.isArray(it) ? it.map(objectOf) : []);

/** Gives a text; `null` for anything else. */
export const textOf = (it: unknown): string | null => (typeof it === "string" ? it : null);

/** Reads who tells of consent: the `banner`, if one is named; where none is, it may be `implied`. */
export function consentOf(config: unknown) {
  const { consent, cmp } = objectOf(objectOf(config)["privacy"]);
  const banner = cmp === "api" ? undefined : cmp;
  return { banner, implied: consent === "implied" && !banner };
}

/** What the page needs of the config. */
export type Settings = ReturnType<typeof readSettings>;

/** Reads them. What makes no sense is as good as left out; `leadlight check` names it. */
export function readSettings(config: unknown, told: NonNullable<Started["settings"]>) {
  const {
    observe,
    forms,
    signals,
    slots,
    offers,
    playbooks,
    privacy,
    chat,
    handoff,
    analytics,
    dataLayer,
  } = objectOf(config);
  const { gpc, redactQuery } = objectOf(privacy);
  return {
    ...told,
    observe: objectOf(observe) as { readonly [name in Switch]?: unknown },
    forms: listOf(forms) as unknown as readonly FormRule[],
    signals: Object.entries(objectOf(signals)).map(
      ([name, rule]) => [name, objectOf(rule)] as [name: string, rule: SignalRule],
    ),
    slots: objectOf(slots),
    offers: objectOf(offers),
    playbooks: objectOf(playbooks),
    /** Who provides the chat; the panel, unless said. */
    provider: objectOf(chat)["provider"],
    /** Whether leads are sent anywhere, or analytics told. */
    hands: listOf(objectOf(handoff)["sinks"]).length + listOf(analytics).length > 0,
    /** Query parameters that are secret besides the usual ones. */
    redactQuery: Array.isArray(redactQuery) ? redactQuery.map(String) : [],
    gpc: gpc !== false,
    dataLayer: dataLayer === true,
  };
}
