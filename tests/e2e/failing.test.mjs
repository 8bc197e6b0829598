// Whatever fails, the page stays as its author wrote it: one warning, one `leadlight:error`, no exception.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import * as faults from "./harness/faults.mjs";
import { config, HERO, page, tag, WELCOME } from "./harness/pages.mjs";
import { built, held, reply, serve } from "./harness/site.mjs";
import { until } from "./harness/until.mjs";

const browser = launch();

const BODY = `<h1>Acme</h1>
${HERO}
<p data-leadlight-slot="aside">Read <em>more</em></p>
<smart-cta name="foot"><a href="/guide">Read the guide</a></smart-cta>`;

const EVERYWHERE = config({
  ...WELCOME,
  slots: {
    hero: { rules: [{ id: "all", show: "ebook" }] },
    foot: { rules: [{ id: "all", show: "ebook" }] },
  },
});

// No inline stub: a strict content security policy would refuse it before anything of ours runs.
const PAGE = page(BODY, { embed: tag() });

const files = (more = {}) => ({ "/": PAGE, "/leadlight.json": EVERYWHERE, ...more });

const markup = () => document.documentElement.outerHTML;

let author;

/** The page as its author wrote it: the same bytes, with nothing behind the script tag. */
async function written(t) {
  author ??= await serve(t, files({ "/leadlight/leadlight.js": "" }))
    .then(async (site) => (await browser.visitor(t)).open(site.url()))
    .then((tab) => tab.evaluate(markup));
  return author;
}

/** The page still works after a failure: its own code runs, calls to Leadlight are harmless. */
function carryOn() {
  history.pushState({}, "", "/elsewhere");
  document.querySelector("h1").click();
  window.scrollTo(0, document.body.scrollHeight);
  if (typeof window.leadlight === "function") {
    window.leadlight("track", "after");
    window.leadlight("identify", { company: "Globex" });
    window.leadlight("on", "ready", () => {});
    window.leadlight("get");
  }
  // Two frames: whatever reacts to the above has had its turn.
  return new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))),
  );
}

test("control: nothing fails, so the page changes and the console is silent", async (t) => {
  const asWritten = await written(t);
  const site = await serve(t, files());
  const tab = await (await browser.visitor(t)).open(site.url());
  await tab.shows("hero", "ebook");
  await tab.shows("foot", "ebook");
  assert.notEqual(await tab.evaluate(markup), asWritten);
  assert.deepEqual(tab.named("error"), []);
});

const wasm = async (change) =>
  reply({
    headers: { "content-type": "application/wasm" },
    body: change(await built("leadlight.wasm")),
  });

const failures = {
  "wasm refused by the content security policy": {
    headers: { "content-security-policy": "script-src 'self'" },
  },
  "a policy of default-src 'self'": {
    headers: { "content-security-policy": "default-src 'self'" },
  },
  "the wasm is not there": {
    files: () => ({ "/leadlight/leadlight.wasm": reply({ status: 404, body: "not found" }) }),
  },
  "the wasm is cut short": {
    files: async () => ({
      "/leadlight/leadlight.wasm": await wasm((bytes) => bytes.subarray(0, bytes.length >> 1)),
    }),
  },
  "the wasm is not the one the script was built with": {
    files: async () => ({
      // A custom section at the end: still valid WebAssembly, but not ours.
      "/leadlight/leadlight.wasm": await wasm((bytes) =>
        Buffer.concat([bytes, Buffer.from([0, 2, 1, 120])]),
      ),
    }),
  },
  "a web page answers in place of the wasm": {
    files: () => ({
      "/leadlight/leadlight.wasm": reply({
        headers: { "content-type": "text/html" },
        body: "<h1>Hello</h1>",
      }),
    }),
  },
  "the config is not there": {
    files: () => ({ "/leadlight.json": reply({ status: 404, body: "not found" }) }),
  },
  "the config is broken JSON": {
    files: () => ({ "/leadlight.json": '{"version": 1, "slots": {' }),
  },
  "a web page answers in place of the config": {
    files: () => ({
      "/leadlight.json": reply({ headers: { "content-type": "text/html" }, body: PAGE }),
    }),
  },
  "the config is a list": { files: () => ({ "/leadlight.json": [] }) },
  "the config is empty": {
    files: () => ({
      "/leadlight.json": reply({ headers: { "content-type": "application/json" } }),
    }),
  },
  "the config is over 256 KiB": {
    files: () => ({ "/leadlight.json": `${JSON.stringify(EVERYWHERE)}${" ".repeat(256 * 1024)}` }),
  },
  "storage throws when touched": { before: [faults.storageBlocked] },
  "the database fails to open": { before: [faults.databaseBroken] },
  "the database never answers": { before: [faults.databaseSilent] },
  "an exception while a slot is filled": { before: [faults.textRefused] },
};

for (const [name, { headers, files: more, before }] of Object.entries(failures)) {
  test(`${name}: the page stays as written, one warning, leadlight:error`, async (t) => {
    const asWritten = await written(t);
    const site = await serve(t, files(await more?.()), { headers });
    const visitor = await browser.visitor(t, { warnings: 1, before });
    const tab = await visitor.open(site.url());
    await tab.event("error");
    await tab.evaluate(carryOn);
    assert.equal(await tab.evaluate(markup), asWritten);
    assert.equal(tab.named("error").length, 1, "leadlight:error once");
    assert.match(tab.warnings().join(), /^warning: .*leadlight/i);
  });
}

test("the script itself is not there: nothing happens at all", async (t) => {
  const asWritten = await written(t);
  const site = await serve(
    t,
    files({ "/leadlight/leadlight.js": reply({ status: 404, body: "not found" }) }),
  );
  const tab = await (await browser.visitor(t)).open(site.url());
  await tab.evaluate(carryOn);
  assert.equal(await tab.evaluate(markup), asWritten);
});

for (const path of ["/leadlight/leadlight.wasm", "/leadlight.json"]) {
  test(`${path} never answers: the page loads and stays as written`, async (t) => {
    const asWritten = await written(t);
    const site = await serve(t, files({ [path]: reply({ never: true }) }));
    const tab = await (await browser.visitor(t, { warnings: "any" })).open(site.url());
    await tab.fact("the load event", () => document.readyState === "complete");
    await until(`a request for ${path}`, () => site.asked(path) > 0);
    await tab.evaluate(carryOn);
    assert.equal(await tab.evaluate(markup), asWritten);
    assert.equal(site.asked(path), 1);
  });
}

for (const type of ["application/octet-stream", "text/plain", "text/html"]) {
  test(`the right wasm with the MIME type ${type} works`, async (t) => {
    const bytes = await built("leadlight.wasm");
    const answer = reply({ headers: { "content-type": type }, body: bytes });
    const site = await serve(t, files({ "/leadlight/leadlight.wasm": answer }));
    const tab = await (await browser.visitor(t)).open(site.url());
    await tab.shows("hero", "ebook");
    assert.deepEqual(tab.named("error"), []);
  });
}

const odd = {
  "unknown keys": {
    ...EVERYWHERE,
    colour: "red",
    slots: { ...EVERYWHERE.slots, hero: { ...EVERYWHERE.slots.hero, colour: 1 } },
  },
  "a reference to nothing": {
    ...EVERYWHERE,
    slots: {
      ...EVERYWHERE.slots,
      hero: {
        rules: [
          { id: "typo", show: "ebok" },
          { id: "all", show: "ebook" },
        ],
      },
    },
  },
  "a newer version with keys of its own": { ...EVERYWHERE, version: 99, holograms: { on: true } },
};

for (const [name, json] of Object.entries(odd)) {
  test(`a config with ${name} works as far as it is understood, with one warning`, async (t) => {
    const site = await serve(t, files({ "/leadlight.json": json }));
    const tab = await (await browser.visitor(t, { warnings: 1 })).open(site.url());
    await tab.shows("hero", "ebook");
  });
}

test("an engine that traps is replaced, three times a page, and knows what the first knew", async (t) => {
  const rules = config({
    ...WELCOME,
    scores: { engagement: { rules: [{ id: "x", on: "x", points: 5 }] } },
  });
  const site = await serve(t, files({ "/leadlight.json": rules }));
  const visitor = await browser.visitor(t, { warnings: 1, before: [faults.engineTraps] });
  const tab = await visitor.open(site.url());
  await tab.shows("hero", "ebook");
  const score = () => tab.evaluate(() => window.leadlight("get")?.scores.engagement);
  const engines = () => tab.evaluate(() => window.engines);
  await tab.call("track", "x");
  for (const trap of [1, 2, 3]) {
    await tab.call("track", "boom");
    await until(`engine ${trap + 1}`, async () => (await engines()) === trap + 1);
    await tab.call("track", "x");
    await until("the score", async () => (await score()) === 5 * (trap + 1));
  }
  await tab.shows("hero", "ebook");
  assert.deepEqual(tab.named("error"), []);
  await tab.call("track", "boom");
  await until("the page is given back", async () =>
    tab.evaluate(() => !document.querySelector("[data-leadlight-offer]")),
  );
  assert.equal(await engines(), 4);
  assert.equal(tab.named("error").length, 1);
});

test("a key with a value of the wrong type is one warning and no exception", async (t) => {
  const wrong = {
    ...EVERYWHERE,
    offers: { ebook: { ...EVERYWHERE.offers.ebook, priority: "high" } },
  };
  const site = await serve(t, files({ "/leadlight.json": wrong }));
  const tab = await (await browser.visitor(t, { warnings: 1 })).open(site.url());
  await until("an answer", async () => {
    await tab.listen();
    return tab.named("error").length + tab.named("ready").length > 0;
  });
});

test("a page's listener that throws is the page's own affair: Leadlight goes on", async (t) => {
  const site = await serve(
    t,
    files({
      "/": page(
        `${BODY}<script>
        for (const name of ["ready", "signal", "decision", "stage"]) {
          document.addEventListener("leadlight:" + name, () => { throw new Error("the page's own"); });
          leadlight("on", name, () => { throw new Error("the page's own"); });
        }
      </script>`,
      ),
      "/leadlight.json": { ...EVERYWHERE, facts: { hellos: { count: "hello" } } },
    }),
  );
  const visitor = await browser.visitor(t, { errors: "any", warnings: "any" });
  const tab = await visitor.open(site.url());
  await tab.shows("hero", "ebook");
  await tab.ready();
  await tab.call("track", "hello");
  await tab.call("track", "hello");
  await tab.facts({ hellos: 2 });
  assert.ok(
    tab.errors.every((error) => error.includes("the page's own")),
    tab.errors.join("\n"),
  );
});

test("names added to Object.prototype change nothing", async (t) => {
  const site = await serve(t, files());
  const tab = await (await browser.visitor(t, { before: [faults.prototypePolluted] })).open(
    site.url(),
  );
  await tab.shows("hero", "ebook");
  assert.equal(
    await tab.evaluate(() => document.querySelector(".button").getAttribute("href")),
    "/ebook",
  );
});

test("an image named currentScript does not hide the script tag from itself", async (t) => {
  const clobbered = page(BODY, { head: "", embed: "" }).replace(
    "</body>",
    `<img name="currentScript" alt=""><form name="body"></form>\n${tag().replace("async ", "")}\n</body>`,
  );
  const site = await serve(t, files({ "/": clobbered }));
  const tab = await (await browser.visitor(t)).open(site.url());
  await tab.shows("hero", "ebook");
});

test("a policy that allows wasm is enough: no style, no inline script, no eval is needed", async (t) => {
  const policy =
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'";
  const site = await serve(t, files(), { headers: { "content-security-policy": policy } });
  const tab = await (
    await browser.visitor(t, {
      before: [
        () => {
          window.violations = [];
          document.addEventListener("securitypolicyviolation", (event) => {
            window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
          });
        },
      ],
    })
  ).open(site.url());
  await tab.shows("hero", "ebook");
  assert.deepEqual(await tab.evaluate(() => window.violations), []);
});

test("a link that leads nowhere ends the page's requests, and Leadlight begins all the same", async (t) => {
  const gate = held({ body: JSON.stringify(EVERYWHERE) });
  const link = page(`${HERO}<a id="download" href="/download">Get it</a>`);
  const site = await serve(t, {
    "/": link,
    "/leadlight.json": gate,
    "/download": reply({ status: 204 }),
  });
  const tab = await (await browser.visitor(t)).open(site.url());
  await until("the config to be asked for", () => site.asked("/leadlight.json"));
  await tab.click("#download");
  await until("the link to be followed", () => site.asked("/download"));
  gate.open();
  await tab.shows("hero", "ebook");
});
