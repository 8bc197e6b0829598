// What the visitor or the site told about the visitor, each with a button to copy it.

import { copyButton } from "../copy.js";
import { el, said } from "../dom.js";
import type { Handoff } from "../handoff.js";
import { hrefOf, telHref } from "../links.js";
import { humanise } from "../words.js";
import { card, facts } from "./card.js";

export const MAIL = ["email", "mail", "emailAddress", "email_address"];
export const PHONE = ["phone", "tel", "telephone", "mobile", "phoneNumber", "phone_number"];

const FIRST = [
  "name",
  "firstName",
  "lastName",
  "role",
  "jobTitle",
  "company",
  ...MAIL,
  ...PHONE,
  "website",
];

export function contact({ traits }: Handoff): HTMLElement {
  const rows = Object.entries(traits)
    .flatMap(([name, value]) => {
      const text = textOf(value);
      return text === "" ? [] : [{ name, text, place: FIRST.indexOf(name) }];
    })
    .sort((a, b) => (a.place < 0 ? FIRST.length : a.place) - (b.place < 0 ? FIRST.length : b.place))
    .map(({ name, text }) => [humanise(name), linked(name, text)] as const);
  if (rows.length === 0)
    return card("Contact", el("p", { class: "muted" }, "No contact details given yet."));
  return card("Contact", facts(rows));
}

function linked(name: string, text: string): HTMLElement {
  const href = PHONE.includes(name) ? telHref(text) : hrefOf(text);
  const shown = said(text);
  const isWeb = href?.startsWith("http");
  const link =
    href &&
    el("a", { href, ...(isWeb ? { target: "_blank", rel: "noopener noreferrer" } : {}) }, shown);
  return el(
    "span",
    { class: "copyable" },
    link || shown,
    copyButton(text, humanise(name).toLowerCase()),
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value).trim();
}
