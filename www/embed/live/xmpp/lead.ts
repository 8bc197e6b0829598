// The lead as an element of its own beside the words, for programs that read messages.

import type { Lead } from "../line.js";
import { type Written, xml } from "./xml.js";

/** Of `<lead>`, and of the `<outcome>` that comes back. */
export const NAMESPACE = "urn:leadlight:lead:1";

/** `said`: what the visitor wrote of the words beside it, from the start. */
export function leadXml(lead: Lead, conversation: string, said = ""): Written {
  const { visitor, site, stage, grade, score, path, sla } = lead;
  const length = [...said].length;
  const about = { visitor, site, conversation, stage, grade, score, path, sla, said: length };
  return xml(
    "lead",
    { xmlns: NAMESPACE, ...about },
    ...Object.entries(lead.scores).map(([name, value]) => xml("score", { name, value })),
    ...lead.reasons.map(({ rule, label, points, count }) =>
      xml("reason", { rule, points, count }, label),
    ),
    ...Object.entries(lead.traits).map(([name, value]) => xml("trait", { name }, value)),
  );
}
