// What the sample journeys need to know of a site: an address for each kind of page, and its forms.

import { type JsonObject, listOf, objectOf, textOf } from "../../state/path.js";

/** The kinds of pages and forms that samples tell apart, by the words marketers call them. */
const PAGES = {
  article: /blog|article|post|guide|resource|learn|lesson|news|magazine/,
  product: /product|feature|tour|platform|service|course|collection|solution|how/,
  pricing: /pric|plan|fee|tuition|rate|cost/,
  proof: /case|customer|testimonial|review|success|stor(y|ies)|reference/,
  compare: /compar|versus|\bvs\b|alternative/,
  value: /roi|calculat|saving/,
  ask: /demo|contact|quote|trial|consult|checkout|cart|enrol|apply|(?<!e-?)book/,
  careers: /career|job|vacanc|hiring/,
  customer: /login|sign-?in|account|support|help|docs|app\b/,
} as const;

const FORMS = {
  newsletter: /news|letter|subscri|updates/,
  download: /e-?book|guide|paper|download|checklist|syllabus|brochure|template/,
  event: /webinar|event|workshop|lesson|open-?day/,
  ask: /demo|quote|sales|trial|consult|call|contact|(?<!e-?)book|enrol|apply|checkout|order|buy/,
} as const;

export type PageKind = keyof typeof PAGES;
export type FormKind = keyof typeof FORMS;

export interface Site {
  /** The paths of pages of a kind; none if the site seems to have no such page. */
  pages(kind: PageKind): string[];
  /** The id of a form of a kind. */
  form(kind: FormKind): string | undefined;
  /** The traits that a form gives, filled in as this person would. */
  traits(form: string, person: JsonObject): JsonObject;
  stages: string[];
}

export function siteOf(config: JsonObject): Site {
  const pages = listOf(config["pages"]).map(objectOf);
  const forms = listOf(config["forms"]).map(objectOf);
  return {
    pages(kind) {
      const fits = (it: JsonObject, ...keys: string[]) =>
        keys.some((key) => PAGES[kind].test(textOf(it[key]).toLowerCase()));
      // What a page is said to be counts more than what its address sounds like.
      const typed = pages.filter((it) => fits(it, "type"));
      const found = typed.length > 0 ? typed : pages.filter((it) => fits(it, "match"));
      return [...new Set(found.map((it) => pathOf(textOf(it["match"]), kind)))].filter(
        (it) => !it.endsWith("/thanks"),
      );
    },
    form(kind) {
      return formIds(config, forms).find((it) => FORMS[kind].test(it.toLowerCase()));
    },
    traits(form, person) {
      const own = forms.filter((it) => idOf(textOf(it["match"])) === form);
      const named = own.flatMap((it) => Object.keys(objectOf(it["traits"])));
      return Object.fromEntries(Object.entries(person).filter(([key]) => named.includes(key)));
    },
    stages: listOf(config["stages"]).map((it) => textOf(objectOf(it)["id"])),
  };
}

/** An address that fits a pattern: `/blog/**` is met by `/blog/example`. */
function pathOf(pattern: string, word: string) {
  const path = pattern.split("?")[0]?.replace(/\*+/g, (_, at: number) => {
    return pattern[at - 1] === "/" ? (word === "article" ? "an-article" : "example") : "";
  });
  return path || "/";
}

const idOf = (selector: string) => selector.replace(/^.*#([\w-]+).*$/, "$1");

/** The ids of the site's forms: those that signals look for, then those that are read. */
function formIds(config: JsonObject, forms: JsonObject[]): string[] {
  const wanted = Object.values(objectOf(config["signals"])).map((it) => {
    const { from, where } = objectOf(it);
    return from === "form_submit" ? textOf(objectOf(where)["formId"]) : "";
  });
  return [...wanted, ...forms.map((it) => idOf(textOf(it["match"])))].filter(Boolean);
}
