// The inspector, as a marketer uses it: by role and label, on a page that is left as it was.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { instantiate } from "../../www/embed/engine.ts";
import { encode } from "../../www/embed/wire.ts";
import { launch } from "./harness/browser.mjs";
import { choose, fileOf, find, openTab, press, said, says } from "./harness/inspector.mjs";
import { config, page } from "./harness/pages.mjs";
import { built, serve } from "./harness/site.mjs";
import { until } from "./harness/until.mjs";

const browser = launch();

const show = (text) => ({ content: { text, href: `/${text.toLowerCase()}` } });
const RULES = config({
  scores: {
    engagement: {
      max: 100,
      rules: [
        { id: "read", label: "Read a note", on: "read", points: 10, max: 25 },
        { id: "asked", on: "asked", points: 60 },
        { id: "work-mail", when: { "traits.emailKind": "business" }, points: 1 },
      ],
    },
  },
  stages: [
    { id: "visitor" },
    { id: "mql", enter: { "scores.engagement": { $gte: 40 } } },
    { id: "sql", enter: { "counts.asked": { $gte: 1 } } },
  ],
  offers: {
    ebook: { ...show("Ebook"), owned: { signal: "got" } },
    demo: show("Demo"),
    tour: show("Tour"),
    a: show("A"),
    b: show("B"),
  },
  slots: {
    hero: {
      rules: [
        { id: "sql", when: { stage: "sql" }, show: ["ebook", "demo"] },
        { id: "all", show: "tour" },
      ],
    },
    side: {
      rules: [
        {
          id: "ab",
          when: { "traits.role": "buyer" },
          split: [
            { variant: "a", weight: 0.9, show: "a" },
            { variant: "b", weight: 0.1, show: "b" },
          ],
        },
      ],
    },
  },
  playbooks: {
    nudge: { when: { stage: "sql" }, on: { stage: "sql" }, do: { invite: { offer: "demo" } } },
  },
  handoff: { when: { stage: "sql" }, sinks: [{ id: "crm", kind: "webhook", url: "/leads" }] },
});

const BODY = `<main><h1>Acme</h1>
<p><a id="next" href="/next">Next</a> <button id="here" type="button">Here</button></p>
<p><a data-leadlight-slot="hero" href="/guide">Read the guide</a></p>
<p><a data-leadlight-slot="side" href="/side">Aside</a></p>
<ul><li><a class="css-1x2y3z teaser" href="/one">One</a></li><li><a class="css-9q8w7e teaser" href="/two">Two</a></li></ul>
</main>`;

async function open(t, { path = "/?leadlight=inspect", json = RULES, ...options } = {}) {
  const { pages, headers, html = page(BODY), ...rest } = options;
  const site = await serve(
    t,
    { "/": html, "/next": html, "/leadlight.json": json, "/leads": {}, ...pages },
    { headers },
  );
  const visitor = await browser.visitor(t, rest);
  const tab = await visitor.open(site.url(path));
  return { site, tab };
}

/** On a page where Leadlight runs and the inspector is open. */
async function inspected(t, options) {
  const { site, tab } = await open(t, options);
  await tab.ready();
  await find(tab, "region", "Leadlight inspector");
  await says(tab, /Visitor Id/);
  return { site, tab };
}

const record = (tab) => tab.evaluate(() => window.leadlight("export").log.map((it) => it.signal));
const text = (tab, slot) =>
  tab.evaluate((it) => document.querySelector(`[data-leadlight-slot=${it}]`).textContent, slot);
const becomes = (tab, slot, words) =>
  until(`${slot} to say ${words}`, async () => (await text(tab, slot)) === words, {
    context: () => said(tab),
  });
const banner = (tab) => tab.page.$('::-p-aria([name="Forced"][role="region"])');
const gone = (tab) => until("no banner", async () => !(await banner(tab)));

test("a page whose address does not ask for it fetches nothing of it", async (t) => {
  const { site, tab } = await open(t, { path: "/?leadlight=other" });
  await tab.ready();
  assert.equal(site.asked("/leadlight/inspector.js"), 0);
  assert.equal(
    await tab.evaluate(() => document.querySelector("[data-leadlight-inspector]")),
    null,
  );
});

test("everything that is known can be read, by tabs and keyboard, and is not in the log", async (t) => {
  const { tab } = await inspected(t);
  await tab.call("identify", { email: "ana@acme.example", role: "buyer" });
  for (const name of ["read", "read", "read"]) await tab.call("track", name, { n: 1 });
  await says(tab, /role buyer/);
  assert.match(await said(tab), /Stands at granted Said by the config: consent is implied/);

  await openTab(tab, "Scores");
  await says(tab, /Read a note read · 3 signals .*5 over its cap \+25 work-mail \+1 Together 26/);
  await tab.key("ArrowRight");
  await says(tab, /Missing for mql 14 more points of engagement/);
  assert.match(await said(tab), /✗\s*does not hold: counts.asked has to be at least 1, and is 0/);

  await openTab(tab, "Log");
  await says(tab, /Look back to now/);
  await choose(tab, "Signal", "read");
  await says(tab, /3 of \d+ signals/);
  await choose(tab, "Signal", "");
  await (await find(tab, "searchbox", "Text")).type("acme.example");
  await says(tab, /1 of \d+ signals/);
  assert.match(await said(tab), /identify/);

  await openTab(tab, "Playbooks");
  await says(tab, /nudge held back It was not set off yet/);
  await openTab(tab, "Slots");
  await says(tab, /hero tour 1 place on this page, by the rule all/);
  await press(tab, "button", "Outline all");
  const marks = () =>
    tab.evaluate(() =>
      [
        ...document
          .querySelector("[data-leadlight-inspector]")
          .shadowRoot.querySelectorAll(".mark"),
      ].map((it) => it.textContent),
    );
  // Of the two sides of the split, most get the first.
  await until("the outlines", async () => /^hero: tour,side: [ab]$/.test(`${await marks()}`));
  const signals = await record(tab);
  assert.ok(!signals.includes("click"), "clicks in the inspector are no clicks on the page");
});

test("a forced stage shows what targeting gives there, and leaves nothing behind", async (t) => {
  const { site, tab } = await inspected(t);
  await tab.call("track", "got");
  await tab.event("exposure");
  const before = { log: await record(tab), exposures: tab.named("exposure").length };
  await openTab(tab, "Stage");
  await choose(tab, "Show the page as", "sql");
  // What the visitor has already is passed over, as ever.
  await becomes(tab, "hero", "Demo");
  await find(tab, "region", "Forced");
  await openTab(tab, "Slots");
  await press(tab, "DisclosureTriangle", "Why");
  await says(tab, /ebook is passed over: the visitor has it already/);
  // Long enough for an exposure, were there one.
  const since = await tab.evaluate(() => performance.now());
  await tab.fact("a while", (since) => performance.now() > since + 1300, since);
  await tab.evaluate(() => addEventListener("click", (event) => event.preventDefault()));
  await tab.click("[data-leadlight-slot=hero]");
  // What the page's own engine wants meanwhile waits.
  await openTab(tab, "Stage");
  await choose(tab, "Show the page as", "visitor");
  await becomes(tab, "hero", "Tour");
  const during = await tab.evaluate(() => {
    window.leadlight("track", "asked");
    return [
      window.leadlight("get").stage,
      document.querySelector("[data-leadlight-slot]").textContent,
    ];
  });
  assert.deepEqual(during, ["sql", "Tour"]);
  await tab.fact("the look of it", () => {
    const root = document.querySelector("[data-leadlight-inspector]").shadowRoot;
    return /it is \(sql\)/.test(root.textContent);
  });
  const after = await record(tab);
  const late = ["engagement", "handoff", "scroll"];
  assert.deepEqual(
    after.slice(before.log.length).filter((it) => !late.includes(it)),
    ["asked"],
  );
  await tab.listen();
  assert.equal(tab.named("exposure").length, before.exposures);
  assert.equal(await tab.page.$("[data-leadlight-plays]"), null, "the playbook waits, too");

  await press(tab, "button", "End");
  await gone(tab);
  await becomes(tab, "hero", "Demo");
  await tab.fact("the playbook", () => document.querySelector("[data-leadlight-plays]"));
  await until("the lead", () => site.asked("/leads") === 1);
});

test("a forced side is shown if targeting leads to its split, and said why not if it does not", async (t) => {
  const { tab } = await inspected(t);
  await openTab(tab, "Slots");
  await choose(tab, "Side of ab", "b");
  await says(tab, /Cannot be shown: The rule ab does not hold: traits.role/);
  assert.equal(await text(tab, "side"), "Aside");
  await tab.call("identify", { role: "buyer" });
  const sides = { a: "A", b: "B" };
  for (const [side, words] of Object.entries(sides)) {
    await choose(tab, "Side of ab", side);
    await becomes(tab, "side", words);
  }
  const { visitor } = await tab.get();
  await press(tab, "button", "End");
  await gone(tab);
  assert.equal((await tab.get()).visitor, visitor);
});

test("the log can be gone back in, and the numbers and the page with it", async (t) => {
  const { tab } = await inspected(t);
  await tab.call("track", "read");
  await tab.call("track", "asked");
  await becomes(tab, "hero", "Ebook");
  await openTab(tab, "Log");
  await (await find(tab, "slider", "Look back to")).focus();
  await tab.key("Home");
  await becomes(tab, "hero", "Tour");
  await find(tab, "region", "Forced");
  await openTab(tab, "Scores");
  await says(tab, /engagement 0 No points yet/);
  await openTab(tab, "Log");
  await press(tab, "button", "Back to now");
  await gone(tab);
  await becomes(tab, "hero", "Ebook");
  await openTab(tab, "Scores");
  await says(tab, /engagement 70/);
});

test("an element that is picked comes with a selector that finds it, and the page hears nothing", async (t) => {
  const { tab } = await inspected(t);
  await tab.evaluate(() => {
    window.heard = 0;
    for (const type of ["pointerdown", "mousedown", "click"]) {
      document.addEventListener(type, () => window.heard++, true);
    }
  });
  await openTab(tab, "Slots");
  await press(tab, "button", "Pick an element");
  await tab.key("Escape");
  await find(tab, "button", "Pick an element");
  await press(tab, "button", "Pick an element");
  const box = await (await tab.page.$("li:nth-child(2) a")).boundingBox();
  const before = await tab.evaluate(() => window.heard);
  await tab.page.mouse.click(box.x + 3, box.y + 3);
  await says(tab, /Picked/);
  assert.equal(await tab.evaluate(() => window.heard), before);
  const region = await find(tab, "region", "Picked element");
  const pieces = await region.$$eval("pre", (all) => all.map((it) => it.textContent));
  assert.equal(
    await tab.evaluate((it) => document.querySelectorAll(it).length, pieces[0]),
    1,
    pieces[0],
  );
  assert.equal(
    await tab.evaluate((it) => document.querySelector(it).textContent, pieces[0]),
    "Two",
  );
  assert.doesNotMatch(pieces[0], /css-/);
  assert.match(pieces[1], /<a data-leadlight-slot="two" class=/);
  assert.deepEqual(JSON.parse(`{${pieces[2]}}`), { two: { selector: pieces[0], rules: [] } });
  assert.equal(await tab.evaluate(() => location.pathname), "/");
  assert.ok(!(await record(tab)).includes("click"));
});

test("a report comes to the same in another engine, without who the visitor is", async (t) => {
  const { tab } = await inspected(t);
  await tab.call("identify", { email: "ana@acme.example", name: "Ana", role: "buyer" });
  for (const name of ["read", "asked"]) await tab.call("track", name);
  await openTab(tab, "Record");
  const report = await fileOf(tab, () => press(tab, "button", "Download"));
  assert.doesNotMatch(JSON.stringify(report.log), /ana|Ana/);
  assert.deepEqual(report.redacted, ["email", "name"]);
  assert.deepEqual([report.leadlight, report.stage], ["report.v1", "sql"]);

  const engine = await instantiate(await WebAssembly.compile(await built("leadlight.wasm")));
  engine.start(encode(report.config).slice(), encode({ bot: false, visitor: report.visitor }));
  engine.step(encode(["consent", report.consent]), report.now);
  engine.step(encode(["merge", report.log]), report.now);
  const again = engine.ask(encode(["get"]), report.now);
  assert.deepEqual(again.scores, report.scores);
  assert.deepEqual(again.slots, report.decisions);
  assert.deepEqual([again.stage, again.configHash], [report.stage, report.configHash]);
});

test("links lead the inspector on, and a journey is recorded across pages", async (t) => {
  const { tab } = await inspected(t);
  await openTab(tab, "Record");
  await (await find(tab, "textbox", "Name of the journey")).type("Reader");
  await press(tab, "button", "Record");
  await says(tab, /Reader/);
  await tab.call("track", "read");
  await tab.click("#next");
  await tab.fact("the next page", () => location.pathname === "/next");
  assert.equal(await tab.evaluate(() => location.search), "?leadlight=inspect");
  await says(tab, /Reader \d+ signals/);
  assert.equal(
    await tab.evaluate(() => document.querySelector("#next").getAttribute("href")),
    "/next",
  );
  const { journeys } = await fileOf(tab, () => press(tab, "button", "Stop and save"));
  const [{ name, log, expect, visitor, start }] = journeys;
  assert.deepEqual([name, expect], ["Reader", {}]);
  assert.ok(visitor && start <= log[0].time);
  const did = log.map((it) => it.signal);
  for (const it of ["read", "click", "page_view"]) assert.ok(did.includes(it), `${it} in ${did}`);
  assert.deepEqual(Object.keys(log[0]), ["id", "time", "signal", "props"]);
  // A link that Leadlight itself has written as well.
  await becomes(tab, "hero", "Tour");
  await tab.click("[data-leadlight-slot=hero]");
  await tab.fact("the page of the offer", () => location.pathname === "/tour");
  assert.equal(await tab.evaluate(() => location.search), "?leadlight=inspect");
});

test("what a page does to its own elements does not reach it, nor a strict policy", async (t) => {
  const css = `* { all: unset !important; z-index: 2147483647 !important }
    html { font-size: 2px } div, section, button { display: none !important; opacity: 0 !important }
    #over { display: block !important; position: fixed !important; inset: 0 !important; opacity: 1 !important }`;
  const csp = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  const embed = `<link rel="stylesheet" href="/hostile.css"><script async src="/leadlight/leadlight.js" data-config="/leadlight.json"></script>`;
  const { tab } = await inspected(t, {
    html: page(`${BODY}<div id="over"></div>`, { embed }),
    pages: { "/hostile.css": css },
    headers: { "content-security-policy": csp },
    before: [
      () => {
        window.stopped = [];
        addEventListener("securitypolicyviolation", (event) => {
          window.stopped.push(event.violatedDirective);
        });
      },
    ],
  });
  await openTab(tab, "Slots");
  const seen = await tab.evaluate(() => {
    // On top of all with the highest of numbers there are, and later in the page.
    document.body.append(document.querySelector("#over"));
    const host = document.querySelector("[data-leadlight-inspector]");
    const panel = host.shadowRoot.querySelector(".panel");
    const { left, top, width, height } = panel.getBoundingClientRect();
    const { fontSize } = getComputedStyle(panel);
    const visible = panel.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const above = document.elementFromPoint(left + width / 2, top + height / 2) === host;
    return { above, fontSize, visible, wide: width > 300, stopped: window.stopped };
  });
  assert.deepEqual(seen, {
    above: true,
    fontSize: "13px",
    visible: true,
    wide: true,
    stopped: [],
  });
});

test("it says why Leadlight is off", async (t) => {
  const { tab } = await open(t, { json: "{", warnings: 1 });
  const alert = await until("the alert", () => tab.page.$('::-p-aria([role="alert"])'));
  assert.match(await alert.evaluate((it) => it.textContent), /off on this page.*not JSON/);
});

test("closing it takes everything away", async (t) => {
  // Without a sink, whose file comes when it likes and listens as well.
  const { tab } = await open(t, { path: "/", json: { ...RULES, handoff: undefined } });
  await tab.ready();
  const listeners = async () => {
    await tab.fact("the page to be loaded", () => document.readyState === "complete");
    const of = async (expression) => {
      const { result } = await tab.cdp.send("Runtime.evaluate", { expression });
      const { objectId } = result;
      const { listeners } = await tab.cdp.send("DOMDebugger.getEventListeners", { objectId });
      return listeners.map(({ type, useCapture }) => `${expression} ${type} ${useCapture}`);
    };
    const all = await Promise.all(["window", "document", "document.body"].map(of));
    return all.flat().sort();
  };
  const nodes = () =>
    tab.evaluate(() => document.documentElement.outerHTML.replace(/\?leadlight=inspect/g, ""));
  await becomes(tab, "hero", "Tour");
  const without = { listeners: await listeners(), nodes: await nodes() };
  await tab.goto(`${await tab.evaluate(() => location.origin)}/?leadlight=inspect`);
  await says(tab, /Visitor Id/);
  await openTab(tab, "Stage");
  await choose(tab, "Show the page as", "sql");
  await becomes(tab, "hero", "Ebook");
  await openTab(tab, "Slots");
  await press(tab, "button", "Pick an element");
  assert.notDeepEqual(await listeners(), without.listeners);
  await press(tab, "button", "Close the inspector");
  await becomes(tab, "hero", "Tour");
  assert.deepEqual({ listeners: await listeners(), nodes: await nodes() }, without);
});

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

test("axe finds nothing in any section, light or dark", async (t) => {
  const { tab } = await inspected(t, { warnings: "any" });
  await tab.page.evaluate(axe);
  await tab.call("identify", { email: "ana@acme.example", role: "buyer" });
  for (const name of ["read", "asked"]) await tab.call("track", name);
  for (const name of [
    "Now",
    "Scores",
    "Stage",
    "Log",
    "Slots",
    "Playbooks",
    "Delivery",
    "Record",
  ]) {
    await openTab(tab, name);
    if (name === "Stage") await choose(tab, "Show the page as", "mql");
    for (const value of ["light", "dark"]) {
      await tab.page.emulateMediaFeatures([
        { name: "prefers-color-scheme", value },
        { name: "prefers-reduced-motion", value: "reduce" },
      ]);
      const { violations, passes } = await tab.evaluate(async () => {
        const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
        const { violations, passes } = await window.axe.run(
          { include: [["[data-leadlight-inspector]"]] },
          { runOnly: tags },
        );
        const of = ({ id, nodes }) =>
          nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`);
        return { violations: violations.flatMap(of), passes: passes.map(({ id }) => id) };
      });
      assert.deepEqual(violations, [], `${name}, ${value}`);
      assert.ok(passes.includes("color-contrast"), `the contrast of ${name} was checked`);
    }
  }
});
