// The demo site as `npm start` serves it, with an inbox of its own, and what its visitors do there.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../../../scripts/serve.mjs";
import { atEnd } from "./ending.mjs";
import { DIST } from "./site.mjs";
import { until } from "./until.mjs";

/** Serves dist/site until the test ends; `inbox()` gives the handoffs that arrived. */
export async function demo(t) {
  const folder = await mkdtemp(join(tmpdir(), "leadlight-inbox-"));
  const inboxFile = join(folder, "inbox.ndjson");
  const server = await serve({ root: join(DIST, "site"), port: 0, inboxFile });
  atEnd(t, async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    url: (path = "/") => server.url + path,
    inbox: async () => (await fetch(`${server.url}/desk/inbox`)).json(),
  };
}

/** A person on the demo site, in one tab; `site` is what `demo` gave. */
export class Person {
  /** Every stage seen, in order, on any page. */
  stages = [];
  /** Everything the slots of every page visited offered: `{ page, slot, offer, text, href }`. */
  offered = [];
  /** What they answered the banner: on every page it has to be heard before anything counts. */
  consent = "pending";
  /** Who Leadlight takes them for, once they may be known. */
  visitor = undefined;

  constructor(site, tab) {
    this.site = site;
    this.tab = tab;
  }

  /** Goes to a page and looks around once Leadlight is done with it. */
  async visit(path) {
    await this.tab.goto(this.site.url(path));
    return this.look();
  }

  async look() {
    await this.tab.ready();
    const { consent } = this;
    await this.tab.becomes("consent", () => window.leadlight.get().consent, consent);
    // On the next page they are a stranger until their log is read.
    if (consent === "granted") {
      // Saying it again answers once what the visitor allowed is done: a page that is left before
      // its database is open has kept nothing.
      if (!this.visitor) await this.tab.evaluate(() => window.leadlight("consent", "granted"));
      this.visitor ??= (await this.tab.get()).visitor;
      await this.tab.becomes("the visitor", () => window.leadlight.get().visitor, this.visitor);
    }
    const { stage } = await this.tab.get();
    if (this.stages.at(-1) !== stage) this.stages.push(stage);
    const offers = await this.tab.evaluate(() =>
      [...document.querySelectorAll("[data-leadlight-slot]")].map((element) => ({
        page: location.pathname,
        slot: element.getAttribute("data-leadlight-slot"),
        offer: element.getAttribute("data-leadlight-offer"),
        text: element.textContent.replace(/\s+/g, " ").trim(),
        href: element.getAttribute("href"),
      })),
    );
    this.offered.push(...offers);
    return offers;
  }

  /** Reads a page to its end. */
  async read(path) {
    await this.visit(path);
    await this.tab.move(400, 300);
    await this.tab.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await this.tab.fact("the end of the page", () => {
      return window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
    });
  }

  /** Answers the cookie banner, by its button and what that means. */
  async answers(words, consent) {
    const button = await until(
      `the banner's button ${words}`,
      () => this.tab.page.$(`::-p-aria([name="${words}"][role="button"])`),
      { context: () => this.tab.picture() },
    );
    await button.evaluate((element) => element.click());
    this.consent = consent;
    await this.look();
  }

  /** Fills a form of the page by field name, sends it, and waits for the page behind it. */
  async sends(form, values) {
    await this.tab.page.$eval(
      `#${form}`,
      (element, given) => {
        for (const [name, value] of Object.entries(given)) {
          const field = element.elements[name];
          field.focus();
          field.value = value;
          field.dispatchEvent(new Event("input", { bubbles: true }));
          field.dispatchEvent(new Event("change", { bubbles: true }));
        }
        if (!element.checkValidity()) throw new Error("the form is not complete");
      },
      values,
    );
    const { pathname } = new URL(this.tab.page.url());
    await this.tab.page.$eval(`#${form} [type=submit]`, (element) => element.click());
    await this.tab.fact("the page behind the form", (old) => location.pathname !== old, pathname);
    return this.look();
  }
}
