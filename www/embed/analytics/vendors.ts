// The analytics there are, and how each is told.

import type { Happening } from "./happening.js";

interface Vendor {
  /** As the config names it. */
  readonly name: string;
  /** What is called: the first of these that the page has. */
  readonly calls: readonly string[];
  /** What with, for each call. */
  args(happening: Happening): readonly (readonly unknown[])[];
}

const nameOf = ({ kind }: Happening) => `leadlight_${kind}`;

/** One call with a name and its properties. */
const tracked = ({ kind, props }: Happening) => [[nameOf({ kind, props }), { ...props }]];

export const vendors: readonly Vendor[] = [
  { name: "segment", calls: ["analytics.track"], args: tracked },
  { name: "posthog", calls: ["posthog.capture"], args: tracked },
  {
    name: "plausible",
    calls: ["plausible"],
    args: (it) => [[nameOf(it), { props: { ...it.props } }]],
  },
  { name: "ga4", calls: ["gtag"], args: (it) => [["event", nameOf(it), { ...it.props }]] },
  { name: "matomo", calls: ["_paq.push"], args: (it) => [[matomo(it)]] },
];

/** Matomo has words of its own for content that was seen and clicked; the rest are events. */
function matomo({ kind, props }: Happening): readonly unknown[] {
  const { slot = "", offer = "", variant = "", rule = "" } = props;
  // What both calls have in common is how Matomo knows that they are about the same.
  const content = [slot, variant === offer ? offer : `${offer} (${variant})`, rule];
  if (kind === "exposure") return ["trackContentImpression", ...content];
  if (kind === "click") return ["trackContentInteraction", "click", ...content];
  const what = props["playbook"] ?? props["handoff_kind"] ?? props["config_hash"] ?? "";
  const action = { stage: props["stage"], chat: `chat ${props["state"]}` }[kind as string] ?? kind;
  return [
    "trackEvent",
    "Leadlight",
    action,
    kind === "stage" ? (props["previous_stage"] ?? "") : what,
  ];
}
