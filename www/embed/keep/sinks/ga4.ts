// Google Analytics 4, by `gtag`, or through the data layer of a tag manager.

import { textOf } from "../../config.js";
import { qualifies, summary } from "./lead.js";
import { call, letter } from "./page.js";
import type { Sink } from "./sink.js";

/** How long a text may be. */
const LONGEST = 100;

export const ga4: Sink = {
  write(event, settings) {
    const name = textOf(settings["event"]) || (qualifies(event) ? "qualify_lead" : "generate_lead");
    const values = Object.entries(summary(event, settings)).map(([key, it]) => [
      key,
      typeof it === "string" ? it.slice(0, LONGEST) : it,
    ]);
    return letter("gtag", [name, Object.fromEntries(values)]);
  },
  async send({ body }) {
    const [event, values] = JSON.parse(body);
    return call(["gtag", "dataLayer.push"], (name) =>
      name === "gtag" ? ["event", event, values] : [{ ...values, event }],
    );
  },
};
