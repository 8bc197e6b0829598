// Six journeys that any site has, told with the pages and forms of the one at hand.

import type { JsonObject } from "../../state/path.js";
import type { Journey, JourneySignal } from "../../state/types.js";
import { type FormKind, type PageKind, type Site, siteOf } from "./pages.js";

/** What a person does, one after another, with the time in between. */
class Story {
  readonly log: JourneySignal[] = [];

  constructor(
    private readonly site: Site,
    private readonly person: JsonObject,
  ) {}

  does(signal: string, props: JsonObject = {}, after = "0s") {
    this.log.push({ signal, ...(after === "0s" ? {} : { after }), props });
    return this;
  }

  comes(after: string, source: string, medium: string) {
    return this.does("session_start", { source, medium }, after);
  }

  /** Reads pages of a kind, each for so many seconds; nothing where the site has none. */
  reads(kind: PageKind, seconds: number, many = 1) {
    for (const path of this.site.pages(kind).slice(0, many)) this.sees(path, seconds);
    return this;
  }

  sees(path: string, seconds: number) {
    this.does("page_view", { path }, "20s");
    if (seconds >= 30) this.does("scroll", { percent: 90 }, `${Math.round(seconds / 2)}s`);
    return this.does("engagement", { seconds }, `${Math.round(seconds / 2)}s`);
  }

  /** Sends a form of a kind, and gives what it asks for. */
  sends(kind: FormKind) {
    const form = this.site.form(kind);
    if (!form) return this;
    const traits = this.site.traits(form, this.person);
    // What a form says of somebody is known before it counts as sent.
    if (Object.keys(traits).length === 0) return this.does("form_submit", { formId: form }, "40s");
    return this.does("identify", traits, "40s").does("form_submit", { formId: form });
  }
}

const BUYER = {
  email: "jane@globex.example",
  name: "Jane Doe",
  firstName: "Jane",
  company: "Globex",
  companySize: "250+",
  role: "operations-director",
  budget: "10k-50k",
  timeframe: "this-quarter",
};

const STUDENT = { email: "sam@gmail.com", name: "Sam Lee", firstName: "Sam", role: "student" };

/** The sample journeys for a config. */
export function samplesFor(config: JsonObject): Journey[] {
  const site = siteOf(config);
  const { stages } = site;
  const having = (...names: string[]) => names.filter((it) => stages.includes(it));
  const sales = having("sql", "opportunity");
  const never = sales.length > 0 ? { never: sales } : {};
  const start = "2026-03-02T09:00:00Z";
  const story = (person: JsonObject = {}) => new Story(site, person);
  const make = (
    name: string,
    description: string,
    { log }: Story,
    expect: JsonObject,
    end = "1d",
  ): Journey => ({ name, description, start, end, log, expect });

  return [
    make(
      "Curious reader",
      "Finds an article by a search, reads on, and comes back for another.",
      story()
        .comes("0s", "google", "organic")
        .reads("article", 120, 2)
        .comes("5d", "google", "organic")
        .reads("article", 90, 3),
      never,
    ),
    make(
      "Student",
      "Reads everything and takes what is free, for a thesis.",
      story(STUDENT)
        .comes("0s", "google", "organic")
        .reads("article", 240, 6)
        .sends("download")
        .reads("proof", 120)
        .comes("2d", "(direct)", "(none)")
        .reads("article", 200, 6)
        .reads("product", 90)
        .reads("pricing", 30)
        .sends("newsletter"),
      never,
    ),
    make(
      "Evaluator",
      "Weighs products up in earnest, and is not ready to talk.",
      story(BUYER)
        .comes("0s", "google", "cpc")
        .reads("product", 90, 2)
        .reads("pricing", 60)
        .sends("download")
        .comes("2d", "newsletter", "email")
        .reads("proof", 120, 2)
        .reads("compare", 120)
        .reads("value", 90),
      never,
    ),
    make(
      "Returning buyer",
      "Looked around last week, comes back to the prices, and asks for a talk.",
      story(BUYER)
        .comes("0s", "google", "cpc")
        .reads("product", 90)
        .reads("article", 60)
        .comes("7d", "(direct)", "(none)")
        .reads("pricing", 80)
        .reads("proof", 60)
        .reads("ask", 30)
        .sends("ask"),
      having("sql").length > 0 ? { reaches: "sql" } : {},
    ),
    make(
      "Careers visitor",
      "Looks for a job, and reads up on the company first.",
      story()
        .comes("0s", "linkedin.com", "referral")
        .reads("careers", 120, 2)
        .reads("product", 60)
        .comes("1d", "(direct)", "(none)")
        .reads("careers", 180, 2),
      never,
    ),
    make(
      "Existing customer",
      "Has bought already, signs in, and looks at what more there is.",
      story(BUYER)
        .comes("0s", "(direct)", "(none)")
        .does("identify", { lifecycle: "customer", email: BUYER.email })
        .reads("customer", 60)
        .reads("product", 60)
        .reads("pricing", 45),
      having("customer").length > 0 ? { ends: "customer" } : {},
    ),
  ].filter((it) => it.log.length > 1);
}
