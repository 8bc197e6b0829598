// The sinks there are, by their kinds.

import { customEvent } from "./custom-event.js";
import { ga4 } from "./ga4.js";
import { hubspotForm } from "./hubspot.js";
import { matomo } from "./matomo.js";
import { mautic } from "./mautic.js";
import { plausible } from "./plausible.js";
import { posthog } from "./posthog.js";
import { salesforce } from "./salesforce.js";
import { rudderstack, segment } from "./segment.js";
import type { Sink } from "./sink.js";
import { snowplow } from "./snowplow.js";
import { webhook } from "./webhook.js";

const sinks: Readonly<Record<string, Sink>> = {
  webhook,
  "hubspot-form": hubspotForm,
  "salesforce-web-to-lead": salesforce,
  segment,
  rudderstack,
  posthog,
  snowplow,
  ga4,
  matomo,
  plausible,
  mautic,
  "custom-event": customEvent,
};

/** Gives a kind of sink; nothing if there is none of that name. */
export const sinkOf = (kind: unknown): Sink | undefined =>
  Object.entries(sinks).find(([name]) => name === kind)?.[1];
