// Signals for events in the data layer, those pushed before and those pushed later. Its `push` is the
// page's: what is new is looked for every second, after each click and submit, and when the page is left.

import { quietly } from "../../safe.js";
import type { Kit, SignalRule } from "../types.js";

type Rules = readonly (readonly [name: string, rule: SignalRule])[];

export function watchDataLayer({ on, tell, beats }: Kit, all: Rules) {
  const rules = all.filter(([, { dataLayer }]) => dataLayer);
  if (!rules.length) return;
  // By themselves, not by their places: a tag manager takes old ones out at the front.
  const known = new WeakSet<object>();

  const look = () => {
    const { dataLayer } = window as { dataLayer?: unknown };
    if (!Array.isArray(dataLayer)) return;
    for (const entry of dataLayer as unknown[]) {
      if (!entry || typeof entry !== "object" || known.has(entry)) continue;
      known.add(entry);
      // Something of the page's may be at work in it.
      quietly(() => {
        const [event, data] = eventOf(entry as Record<string, unknown>);
        // What Leadlight itself has pushed would go round and round.
        if (typeof event !== "string" || event.startsWith("leadlight_")) return;
        for (const [name, { dataLayer, props }] of rules) {
          if (dataLayer === event) tell(name, pick(data, props ?? {}));
        }
      });
    }
  };
  look();
  beats.push(look);
  on("click submit", () => setTimeout(() => quietly(look)));
  on("pagehide visibilitychange", look);
}

/** The name of an event and what is said of it: `{event, …}`, or what `gtag("event", name, …)` leaves. */
function eventOf(entry: Record<string, unknown>): [event: unknown, data: unknown] {
  return entry[0] === "event" ? [entry[1], entry[2]] : [entry["event"], entry];
}

/** The properties a rule names, as far as they are texts, numbers or switches. */
function pick(data: unknown, props: Record<string, string>): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const [name, path] of Object.entries(props)) {
    let value = data;
    for (const step of path.split(".")) {
      value = value && typeof value === "object" ? Reflect.get(value, step) : undefined;
    }
    if (/^(string|number|boolean)$/.test(typeof value)) {
      picked[name] = typeof value === "string" ? value.slice(0, 500) : value;
    }
  }
  return picked;
}
