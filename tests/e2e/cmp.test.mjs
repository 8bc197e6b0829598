// Consent as a banner tells it, on whole pages: what it comes to, and which word counts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { config, LADDER, page, STUB, tag } from "./harness/pages.mjs";
import { reply, serve } from "./harness/site.mjs";
import { spy, stored } from "./harness/storage.mjs";
import { until } from "./harness/until.mjs";

const browser = launch();

/** A banner that follows TCF 2.2: what it said on an earlier page it has in `choice`. */
function tcf() {
  const listeners = [];
  const state = { gdprApplies: true, cmpStatus: "loaded", eventStatus: "cmpuishown" };
  const tell = (it, listenerId) => it({ ...state, listenerId }, true);
  window.answer = (yes, eventStatus = "useractioncomplete") => {
    const consents = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [at + 1, yes]));
    Object.assign(state, { eventStatus, purpose: { consents } });
    listeners.forEach(tell);
  };
  window.__tcfapi = (command, _version, callback) => {
    if (command === "addEventListener") tell(callback, listeners.push(callback) - 1);
  };
  const choice = new URLSearchParams(location.search).get("choice");
  if (choice) window.answer(choice === "yes", "tcloaded");
}

const gpc = () => {
  Object.defineProperty(Navigator.prototype, "globalPrivacyControl", {
    configurable: true,
    get: () => true,
  });
};

const head = `<script>(${tcf})();</script>`;
const said = (word) => `<script>leadlight("consent", "${word}")</script>`;
const marked = (word) => `${STUB}\n${tag(`data-config="/leadlight.json" data-consent="${word}"`)}`;

const PAGES = {
  "/": page("", { head }),
  "/says-granted": page("", { head: head + said("granted") }),
  "/says-denied": page("", { head: head + said("denied") }),
  "/marked-granted": page("", { head, embed: marked("granted") }),
  "/without": page(""),
};

async function open(t, path, { privacy, pages, warnings = 0, before = [] } = {}) {
  const rules = config({ ...LADDER, privacy: { consent: "required", cmp: "tcf", ...privacy } });
  const site = await serve(t, { ...PAGES, "/leadlight.json": rules, ...pages });
  const visitor = await browser.visitor(t, { warnings, before });
  const tab = await visitor.open(site.url(path));
  await tab.ready();
  return { site, visitor, tab };
}

const consent = (tab, expected) =>
  tab.becomes("consent", () => window.leadlight.get().consent, expected);
const answer = (tab, yes) => tab.evaluate((it) => window.answer(it), yes);
const isStored = (tab) =>
  until("the log", async () => JSON.stringify(await tab.evaluate(stored)).includes("canary"));

test("until the banner has an answer nothing is stored, not even if consent is implied", async (t) => {
  const privacy = { consent: "implied" };
  const { tab } = await open(t, "/", { privacy, before: [spy] });
  await tab.call("track", "canary");
  await tab.fact("the banner is followed", () => Boolean(window.__tcfapi));
  await consent(tab, "pending");
  assert.deepEqual(await tab.evaluate(() => window.touched), []);
  await answer(tab, true);
  await consent(tab, "granted");
  await isStored(tab);
});

test("at leadlight:ready a choice of earlier is known, and with it who the visitor is", async (t) => {
  const { site, tab } = await open(t, "/?choice=yes");
  await tab.call("track", "demo");
  await tab.stage("sql");
  const { visitor } = await tab.get();
  await until("the log", async () => JSON.stringify(await tab.evaluate(stored)).includes("demo"));
  await tab.goto(site.url("/?choice=yes"));
  const ready = await tab.event("ready", 2);
  assert.equal(ready.detail.consent, "granted");
  assert.equal(ready.detail.visitor, visitor);
  assert.equal(ready.detail.stage, "sql");
});

test("a change of mind in the banner counts both ways", async (t) => {
  const { tab } = await open(t, "/?choice=no");
  await consent(tab, "denied");
  await answer(tab, true);
  await consent(tab, "granted");
  await tab.call("track", "canary");
  await isStored(tab);
  await answer(tab, false);
  await consent(tab, "denied");
  await until("an empty profile", async () => {
    const { databases, local } = await tab.evaluate(stored);
    return JSON.stringify([databases, local]) === "[{},{}]";
  });
});

test("what the page says by `consent` outweighs a choice of earlier, and not a later one", async (t) => {
  const { site, tab } = await open(t, "/?choice=yes");
  await tab.call("track", "canary");
  await isStored(tab);
  const { visitor } = await tab.get();
  // Had the banner's refusal been heard first, the visitor would be gone.
  await tab.goto(site.url("/says-granted?choice=no"));
  await tab.ready();
  await consent(tab, "granted");
  assert.equal((await tab.get()).visitor, visitor);
  await answer(tab, true);
  await answer(tab, false);
  await consent(tab, "denied");
  await tab.call("consent", "granted");
  await consent(tab, "granted");

  await tab.goto(site.url("/says-denied?choice=yes"));
  await tab.ready();
  await consent(tab, "denied");
  await answer(tab, false);
  await answer(tab, true);
  await consent(tab, "granted");
});

test("data-consent is where a page starts; the banner's choice outweighs it", async (t) => {
  const { site, tab } = await open(t, "/marked-granted");
  await consent(tab, "granted");
  await tab.goto(site.url("/marked-granted?choice=no"));
  await tab.ready();
  await consent(tab, "denied");
});

test("Global Privacy Control counts until the visitor agrees in the banner", async (t) => {
  const { site, tab } = await open(t, "/", { before: [gpc] });
  await consent(tab, "denied");
  await answer(tab, true);
  await consent(tab, "granted");
  await tab.goto(site.url("/?choice=yes"));
  await tab.ready();
  await consent(tab, "granted");
});

test("no banner at all: consent stays pending", async (t) => {
  const { site, tab } = await open(t, "/without", { privacy: { cmp: "auto" }, before: [spy] });
  await tab.call("track", "demo");
  await tab.stage("sql");
  await until("the request", () => site.asked("/leadlight/consent.js") === 1);
  await consent(tab, "pending");
  assert.deepEqual(await tab.evaluate(() => window.touched), []);
  await tab.call("consent", "granted");
  await consent(tab, "granted");
});

test("a site without a banner in its config does not fetch what reads them", async (t) => {
  const { site, tab } = await open(t, "/", { privacy: { cmp: "api" } });
  await tab.call("consent", "granted");
  await consent(tab, "granted");
  assert.equal(site.asked("/leadlight/consent.js"), 0);
});

test("what reads the banner cannot be loaded: pending, one warning, and all else works", async (t) => {
  const pages = { "/leadlight/consent.js": reply({ status: 404, body: "not found" }) };
  const { tab } = await open(t, "/?choice=yes", { pages, warnings: 1, before: [spy] });
  await tab.call("track", "demo");
  await tab.stage("sql");
  await consent(tab, "pending");
  assert.deepEqual(await tab.evaluate(() => window.touched), []);
  assert.match(tab.warnings().join(), /consent is not known/);
});

test("refused and then allowed: what came before the refusal is never kept", async (t) => {
  const { tab } = await open(t, "/");
  await tab.call("identify", { company: "before-refusal" });
  const { visitor } = await tab.get();
  await answer(tab, false);
  await consent(tab, "denied");
  await answer(tab, true);
  await consent(tab, "granted");
  await tab.call("track", "canary");
  await isStored(tab);
  const all = JSON.stringify(await tab.evaluate(stored));
  assert.ok(!all.includes("before-refusal"), all);
  assert.ok(!all.includes(visitor), "a visitor who refused is not known again");
});
