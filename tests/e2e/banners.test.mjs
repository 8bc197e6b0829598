// Consent read from real banners, by the visitor's own clicks on their buttons.

import assert from "node:assert/strict";
import { test } from "node:test";
import { banners, insert, markup, parts } from "./harness/banners.mjs";
import { launch } from "./harness/browser.mjs";
import { config, LADDER, page } from "./harness/pages.mjs";
import { serve } from "./harness/site.mjs";
import { stored } from "./harness/storage.mjs";
import { until } from "./harness/until.mjs";

const browser = launch();

const rules = (cmp, consent = "required") => config({ ...LADDER, privacy: { consent, cmp } });

/** A visitor on a site with this banner; `late` without it, until `insert` brings it. */
async function visit(t, banner, cmp, { late = false, ...options } = {}) {
  const body = `<h1>Acme</h1>${late ? "" : markup(banner)}`;
  const site = await serve(t, {
    "/": page(body),
    "/leadlight.json": rules(cmp),
    ...banner.files,
  });
  const visitor = await browser.visitor(t, { warnings: "any", ...options });
  const tab = await visitor.open(site.url());
  await tab.ready();
  return { site, visitor, tab };
}

const consent = (tab, expected) =>
  tab.becomes("consent", () => window.leadlight.get().consent, expected);

/** What Leadlight has stored: banners have storage of their own. */
const ours = async (tab) => {
  const { databases, local } = await tab.evaluate(stored);
  return JSON.stringify([databases, local.leadlight, local["leadlight:e2e"]]);
};

const isStored = (tab) => until("the log", async () => (await ours(tab)).includes("canary"));
const isErased = (tab) =>
  until("nothing of ours", async () => (await ours(tab)) === "[{},null,null]");

/** Whether the engine has had its turn: the banner was there and nothing came of it. */
const settled = (tab) =>
  tab.evaluate(
    () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => go()))),
  );

for (const [name, banner] of Object.entries(banners)) {
  test(`${name}: accept, come back, withdraw, accept again`, async (t) => {
    const { tab } = await visit(t, banner, name);
    await tab.call("track", "canary");
    await settled(tab);
    await consent(tab, "pending");
    assert.equal(await ours(tab), "[{},null,null]");

    await banner.accept(tab);
    await consent(tab, "granted");
    await isStored(tab);

    await tab.reload();
    await tab.ready();
    await consent(tab, "granted");

    await tab.evaluate(banner.reopen);
    await banner.withdraw(tab);
    await consent(tab, "denied");
    await isErased(tab);

    await tab.reload();
    await tab.ready();
    await consent(tab, "denied");
    await tab.evaluate(banner.reopen);
    await banner.acceptAgain(tab);
    await consent(tab, "granted");
    await tab.call("track", "canary");
    await isStored(tab);
  });

  test(`${name}: reject, and stay so`, async (t) => {
    const { tab } = await visit(t, banner, name);
    await banner.reject(tab);
    await consent(tab, "denied");
    await tab.reload();
    await tab.ready();
    await consent(tab, "denied");
    await tab.call("track", "canary");
    assert.equal(await ours(tab), "[{},null,null]");
  });

  test(`${name}: comes long after Leadlight, and "auto" finds it`, async (t) => {
    const { tab } = await visit(t, banner, "auto", { late: true });
    await tab.call("track", "canary");
    await consent(tab, "pending");
    await tab.evaluate(insert, parts(banner));
    await banner.accept(tab);
    await consent(tab, "granted");
    await isStored(tab);
  });
}
