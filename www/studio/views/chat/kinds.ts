// The kinds of sinks: what each is called, and which keys go with it.

import { definition } from "../../kit/schema.js";

/** The keys of each kind, in the order in which they are asked for. */
const KEYS: Record<string, readonly string[]> = {
  webhook: ["url", "simple"],
  "hubspot-form": ["portalId", "formId", "region", "fields"],
  "salesforce-web-to-lead": ["orgId", "url", "fields"],
  mautic: ["url", "formId", "fields"],
  segment: ["event", "fields"],
  rudderstack: ["event", "fields"],
  posthog: ["event", "fields"],
  plausible: ["event", "fields"],
  ga4: ["event", "fields"],
  matomo: ["event", "fields"],
  snowplow: ["schema", "fields"],
  "custom-event": ["event"],
};

export const keysOf = (kind: string): readonly string[] => KEYS[kind] ?? [];

/** The kinds with their words from the schema. */
export const KINDS = (definition("SinkKind").oneOf ?? []).map(
  (it) => [`${it.const}`, (it.description ?? "").replace(/\.$/, "").replaceAll("`", "")] as const,
);

/** Those that a browser can send to from anywhere; the others are functions of the page's own. */
export const POSTED = ["webhook", "hubspot-form", "salesforce-web-to-lead", "mautic"];

/** What a handoff has to map from. */
export const SOURCES = [
  "id",
  "time",
  "stage",
  "previousStage",
  "grade",
  "reasons",
  "persona",
  "segments",
  "suggestions",
  "page.path",
  "firstTouch.channel",
  "lastTouch.channel",
  "visitor",
  "kind",
  "offersOwned",
  "configHash",
];
