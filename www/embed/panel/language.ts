// Picks words by the page's language, and the direction they are laid out in.

/** Languages written from right to left. A site in one of them gets a mirrored panel. */
const rightToLeft = /^(ar|arc|ckb|dv|fa|he|iw|ks|ps|sd|ug|ur|yi)$/;

export interface Language<Texts> {
  /** The language that words of ours are in. */
  readonly tag: string;
  /** The language of the page, and so of what the site gave. */
  readonly page: string;
  readonly dir: "ltr" | "rtl";
  readonly texts: Texts;
}

/** Gives the words for a page in the language `page`, if there are any; else the English ones. */
export function languageOf<Texts>(
  all: Readonly<Record<string, Texts>> & { readonly en: Texts },
  page: string,
): Language<Texts> {
  const [base = "", script = ""] = page.toLowerCase().split(/[-_]/);
  const tag = Object.hasOwn(all, base) ? base : "en";
  // A script in the tag says more than the language: `az-Arab`, `ks-Deva`.
  const dir = /^[a-z]{4}$/.test(script)
    ? /^(arab|hebr|thaa|syrc|nkoo|adlm)$/.test(script)
    : rightToLeft.test(base);
  return { tag, page, dir: dir ? "rtl" : "ltr", texts: all[tag] ?? all.en };
}

/** Puts values in the `{places}` of a text. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ""));
}
