// The inspector on every engine: it opens, forces a stage, gives the page back, and closes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { config, HERO, LADDER, page } from "./harness/pages.mjs";
import { serve } from "./harness/site.mjs";

const browser = launch();

const JSON_CONFIG = config({
  ...LADDER,
  offers: { talk: { content: { text: "Talk to sales", href: "/talk" } } },
  slots: { hero: { rules: [{ id: "sql", when: { stage: "sql" }, show: "talk" }] } },
});

/** Does something with the first element of the inspector that fits, once there is one. */
const act = (tab, selector, value) =>
  tab.fact(
    selector,
    (selector, value) => {
      const root = document.querySelector("[data-leadlight-inspector]")?.shadowRoot;
      const it = root?.querySelector(selector);
      if (it && value) {
        it.value = value;
        it.dispatchEvent(new Event("change"));
      } else it?.click();
      return !!it;
    },
    selector,
    value,
  );

test("a stage is forced on the page, and the page is given back", async (t) => {
  const site = await serve(t, { "/": page(HERO), "/leadlight.json": JSON_CONFIG });
  const tab = await (await browser.visitor(t)).open(site.url("/?leadlight=inspect"));
  await tab.ready();
  await act(tab, "#tab-Stage");
  await act(tab, "#force-stage", "sql");
  await tab.shows("hero", "talk");
  assert.equal((await tab.get()).stage, "visitor");
  await act(tab, ".end");
  await tab.shows("hero", null);
  await act(tab, "[aria-label='Close the inspector']");
  assert.equal(
    await tab.evaluate(() => document.querySelector("[data-leadlight-inspector]")),
    null,
  );
});
