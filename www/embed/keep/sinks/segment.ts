// Segment, and RudderStack, which has the same calls.

import type { Rough } from "../../config.js";
import type { Event } from "../../messages.js";
import { nameOf, summary } from "./lead.js";
import { called, letter } from "./page.js";
import type { Sink } from "./sink.js";

const args = (event: Event, settings: Rough) => [
  nameOf(event, settings),
  summary(event, settings),
  // By it a lead that comes twice is known for one.
  { messageId: event.id },
];

export const segment: Sink = {
  write: (event, settings) => letter("analytics.track", args(event, settings)),
  send: called,
};

export const rudderstack: Sink = {
  write: (event, settings) => letter("rudderanalytics.track", args(event, settings)),
  send: called,
};
