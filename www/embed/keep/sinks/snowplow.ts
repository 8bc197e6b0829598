// Snowplow, by a self-describing event of the site's own schema.

import { summary } from "./lead.js";
import { called, letter } from "./page.js";
import type { Sink } from "./sink.js";

export const snowplow: Sink = {
  write: (event, settings) =>
    letter("snowplow", [
      "trackSelfDescribingEvent",
      { event: { schema: `${settings["schema"]}`, data: summary(event, settings) } },
    ]),
  send: called,
};
