// Analytics on the page are told what happens, with what lift is worked out from, and nothing of who it is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { config, HERO, LADDER, page, WELCOME } from "./harness/pages.mjs";
import { serve } from "./harness/site.mjs";
import { until } from "./harness/until.mjs";

const browser = launch();

const NAMES = ["segment", "posthog", "matomo", "plausible", "ga4"];

const STUBS = `
  window.heard = [];
  const note = (name) => (...args) => void heard.push([name, ...args]);
  window.analytics = { track: note("segment") };
  window.posthog = { capture: note("posthog") };
  window.gtag = note("ga4");
  window._paq = { push: note("matomo") };
`;

async function open(t, more = {}, { before } = {}) {
  const site = await serve(t, {
    "/": page(HERO, { head: `<script>${STUBS}</script>` }),
    "/guide": page("<h1>Guide</h1>"),
    "/leadlight.json": config({
      ...LADDER,
      ...WELCOME,
      handoff: { when: { stage: "sql" }, sinks: [] },
      analytics: NAMES,
      ...more,
    }),
  });
  const visitor = await browser.visitor(t, { warnings: "any" });
  const tab = await visitor.open(site.url(), before ? { before } : undefined);
  await tab.ready();
  return { site, tab };
}

const heard = (tab) => tab.evaluate(() => JSON.parse(JSON.stringify(window.heard)));

/** Waits until one of them has heard so much, and gives what each has heard. */
async function all(tab, count) {
  await tab.fact(
    `${count} calls to segment`,
    (most) => window.heard.filter(([name]) => name === "segment").length >= most,
    count,
  );
  const calls = await heard(tab);
  return (name) => calls.filter(([whose]) => whose === name).map(([, ...args]) => args);
}

test("each is told of exposures, clicks, stages and handoffs; one that comes late, of all of it", async (t) => {
  const { tab } = await open(t);
  await tab.call("identify", { email: "jane@globex.example", company: "Globex" });
  await tab.event("exposure");
  await tab.evaluate(() => {
    document.addEventListener("click", (event) => event.preventDefault());
    document.querySelector("[data-leadlight-slot]").click();
  });
  await tab.call("track", "demo");
  const calls = await all(tab, 4);
  const { configHash } = await tab.get();
  const { id } = tab.named("handoff")[0].detail;
  const whole = { holdout: false, config_hash: configHash };
  const cta = { slot: "hero", offer: "ebook", variant: "ebook", rule: "all", ...whole };
  const expected = [
    ["leadlight_exposure", { ...cta, stage: "visitor" }],
    ["leadlight_click", { ...cta, stage: "visitor" }],
    ["leadlight_stage", { stage: "sql", previous_stage: "visitor", ...whole }],
    ["leadlight_handoff", { handoff_id: id, handoff_kind: "stage", stage: "sql", ...whole }],
  ];
  const sorted = (list) => [...list].sort(([a], [b]) => (a < b ? -1 : 1));
  assert.deepEqual(sorted(calls("segment")), sorted(expected));
  assert.deepEqual(sorted(calls("posthog")), sorted(expected));
  assert.deepEqual(sorted(calls("ga4").map(([, ...rest]) => rest)), sorted(expected));
  assert.deepEqual(sorted(calls("matomo").map(([it]) => it)), [
    ["trackContentImpression", "hero", "ebook", "all"],
    ["trackContentInteraction", "click", "hero", "ebook", "all"],
    ["trackEvent", "Leadlight", "sql", "visitor"],
    ["trackEvent", "Leadlight", "handoff", "stage"],
  ]);
  assert.ok(!JSON.stringify(await heard(tab)).includes("lobex"), "nothing of who it is");

  await tab.evaluate(() => {
    window.plausible = (...args) => window.heard.push(["plausible", ...args]);
  });
  await until("the one that came late to hear it all", async () => {
    const late = (await heard(tab)).filter(([name]) => name === "plausible");
    return late.length === 4 && late.every(([, , { props }]) => props.config_hash);
  });
});

test("before consent the file is not there; then what was seen on this page is told, and after a refusal nothing", async (t) => {
  const { site, tab } = await open(t, { privacy: { consent: "required" } });
  await tab.event("exposure");
  assert.equal(site.asked("/leadlight/analytics.js"), 0);
  assert.deepEqual(await heard(tab), []);
  await tab.call("consent", "granted");
  const calls = await all(tab, 1);
  assert.equal(calls("segment")[0][0], "leadlight_exposure");
  await tab.call("consent", "denied");
  const before = (await heard(tab)).length;
  await tab.call("track", "demo");
  await tab.stage("sql");
  assert.equal((await heard(tab)).length, before);
});

test("what was refused is not told when the visitor changes their mind", async (t) => {
  const { tab } = await open(t, { privacy: { consent: "required" } });
  await tab.call("track", "demo");
  await tab.stage("sql");
  await tab.call("consent", "denied");
  await tab.call("consent", "granted");
  await tab.call("track", "pricing");
  await tab.call("track", "pricing");
  await tab.fact("the new stage", () => JSON.stringify(window.heard).includes('"mql"'));
  assert.ok(!JSON.stringify(await heard(tab)).includes('"sql"'));
});

test("the holdout counts: it is told once, and everything says so", async (t) => {
  const { tab } = await open(t, { holdout: { share: 1 } });
  await tab.call("track", "demo");
  const calls = await all(tab, 3);
  assert.deepEqual(
    calls("segment")
      .map(([name]) => name)
      .sort(),
    ["leadlight_handoff", "leadlight_holdout", "leadlight_stage"],
  );
  for (const [, props] of calls("segment")) assert.equal(props.holdout, true);
});

test("no analytics, no file; and the data layer is not told who the visitor is", async (t) => {
  const { site, tab } = await open(t, { analytics: [], dataLayer: true });
  await tab.call("identify", { email: "jane@globex.example" });
  await tab.call("track", "demo");
  await tab.fact("the handoff", () =>
    window.dataLayer?.some(({ event }) => event === "leadlight_handoff"),
  );
  await tab.event("exposure");
  const pushed = await tab.evaluate(() => JSON.parse(JSON.stringify(window.dataLayer)));
  const { configHash } = await tab.get();
  const exposure = pushed.find(({ event }) => event === "leadlight_exposure");
  assert.deepEqual(exposure, {
    event: "leadlight_exposure",
    slot: "hero",
    offer: "ebook",
    rule: "all",
    configHash,
  });
  assert.ok(!JSON.stringify(pushed).includes("globex"), JSON.stringify(pushed));
  assert.equal(site.asked("/leadlight/analytics.js"), 0);
  assert.deepEqual(await heard(tab), []);
});
