// A lead: everything that was handed over about one visitor, and whether somebody has answered.

import type { Handoff } from "./handoff.js";
import { asText, type Json } from "./read.js";

export interface Lead {
  readonly key: string;
  /** Newest first, never empty. */
  readonly handoffs: readonly [Handoff, ...Handoff[]];
  readonly name: string;
  readonly isAnonymous: boolean;
  readonly company: string | undefined;
  readonly role: string | undefined;
  /** The handoffs nobody has answered yet, oldest first. */
  readonly waiting: readonly Handoff[];
  /** When it was last marked as answered. */
  readonly answeredAt: number | undefined;
}

export type Filter = "all" | "waiting" | "answered";

/** Groups handoffs by visitor, the lead with the newest handoff first. */
export function leadsOf(
  handoffs: Iterable<Handoff>,
  answeredAt: (handoff: string) => number | undefined,
): readonly Lead[] {
  const groups = new Map<string, [Handoff, ...Handoff[]]>();
  for (const handoff of [...handoffs].sort(newestFirst)) {
    const group = groups.get(handoff.lead);
    if (group) group.push(handoff);
    else groups.set(handoff.lead, [handoff]);
  }
  return [...groups].map(([key, group]) => {
    const answers = group.flatMap((handoff) => answeredAt(handoff.id) ?? []);
    const traits: Json = Object.assign({}, ...group.map((handoff) => handoff.traits).reverse());
    const { name, isAnonymous } = nameOf(traits);
    return {
      key,
      handoffs: group,
      name,
      isAnonymous,
      company: firstOf(traits, ["company", "companyName", "organization", "organisation"]),
      role: firstOf(traits, ["role", "jobTitle", "job_title", "title"]),
      waiting: group.filter((handoff) => answeredAt(handoff.id) === undefined).reverse(),
      answeredAt: answers.length > 0 ? Math.max(...answers) : undefined,
    };
  });
}

export function isShown(lead: Lead, filter: Filter): boolean {
  return filter === "all" || (filter === "waiting") === lead.waiting.length > 0;
}

/** The value of the first of these traits that was given. */
export function firstOf(traits: Json, names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = asText(traits[name]);
    if (text !== undefined) return text;
  }
  return undefined;
}

function nameOf(traits: Json): { name: string; isAnonymous: boolean } {
  const first = firstOf(traits, ["firstName", "first_name", "firstname"]);
  const last = firstOf(traits, ["lastName", "last_name", "lastname"]);
  const both = [first, last].filter(Boolean).join(" ");
  const name =
    firstOf(traits, ["name", "fullName", "full_name"]) ||
    both ||
    firstOf(traits, ["email", "phone"]);
  return name ? { name, isAnonymous: false } : { name: "Anonymous visitor", isAnonymous: true };
}

function newestFirst(a: Handoff, b: Handoff): number {
  return (b.at ?? 0) - (a.at ?? 0) || (b.receivedAt ?? 0) - (a.receivedAt ?? 0);
}
