// What analytics are told: a name and a few plain properties, none of which says who the visitor is.

import { objectOf, type Rough } from "../config.js";

export interface Happening {
  readonly kind: "exposure" | "click" | "stage" | "chat" | "handoff" | "holdout";
  readonly props: Readonly<Record<string, string | boolean>>;
}

/** What is told of each, by its name in the event and its name here. */
const TOLD: Readonly<Record<Happening["kind"], Readonly<Record<string, string>>>> = {
  exposure: { slot: "slot", offer: "offer", variant: "variant", rule: "rule" },
  click: { slot: "slot", offer: "offer", variant: "variant", rule: "rule" },
  stage: { stage: "stage", previous: "previous_stage" },
  chat: { state: "state", playbook: "playbook" },
  handoff: { id: "handoff_id" },
  holdout: {},
};

/** Makes it of an event of Leadlight's; nothing of one that is none of their business. `about`: as `get()` gives it. */
export function happeningOf(event: string, detail: Rough, about: Rough): Happening | undefined {
  const kind = kindOf(event, detail);
  if (!kind) return undefined;
  const from = event === "signal" ? objectOf(detail["props"]) : detail;
  const props: Record<string, string | boolean> = {};
  const say = (name: string, it: unknown) => {
    if (typeof it === "string" && it) props[name] = it;
  };
  for (const [name, ours] of Object.entries(TOLD[kind])) say(ours, from[name]);
  // Where nothing is split there is one variant of a slot for each offer.
  if (kind === "exposure" || kind === "click") props["variant"] ??= props["offer"] ?? "";
  if (kind === "handoff") say("handoff_kind", objectOf(objectOf(from["event"])["data"])["kind"]);
  say("stage", props["stage"] ?? about["stage"]);
  props["holdout"] = about["holdout"] === true;
  say("config_hash", about["configHash"]);
  return { kind, props };
}

function kindOf(event: string, { name, props, status }: Rough): Happening["kind"] | undefined {
  switch (event) {
    case "exposure":
    case "stage":
    case "chat":
    case "holdout":
      return event;
    case "signal":
      return name === "click" && objectOf(props)["offer"] ? "click" : undefined;
    case "handoff":
      // One lead is one conversion, however its delivery goes.
      return status === "created" ? event : undefined;
    default:
      return undefined;
  }
}
