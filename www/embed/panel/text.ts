// Picks the panel's own words by the page's language, and the direction they are laid out in.

import { de } from "./text/de.js";
import { en, type Texts } from "./text/en.js";
import { es } from "./text/es.js";
import { fr } from "./text/fr.js";

export type { Texts };

const all: Readonly<Record<string, Texts>> = { en, es, de, fr };

/** Languages written from right to left. A site in one of them gets a mirrored panel. */
const rightToLeft = /^(ar|arc|ckb|dv|fa|he|iw|ks|ps|sd|ug|ur|yi)$/;

export interface Language {
  /** The language the panel's own words are in. */
  tag: string;
  /** The language of the page, and so of the greeting and of what the site gave. */
  page: string;
  dir: "ltr" | "rtl";
  texts: Texts;
}

export function language(page: string): Language {
  const [base = "", script = ""] = page.toLowerCase().split(/[-_]/);
  const tag = Object.hasOwn(all, base) ? base : "en";
  // A script in the tag says more than the language: `az-Arab`, `ks-Deva`.
  const dir = /^[a-z]{4}$/.test(script)
    ? /^(arab|hebr|thaa|syrc|nkoo|adlm)$/.test(script)
    : rightToLeft.test(base);
  return { tag, page, dir: dir ? "rtl" : "ltr", texts: all[tag] ?? en };
}

/** Puts values in the `{places}` of a text. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ""));
}
