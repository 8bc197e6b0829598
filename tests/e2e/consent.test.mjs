// Consent: before it nothing is kept and nothing leaves; taken back, nothing remains.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { config, LADDER, page, STUB, tag, WELCOME } from "./harness/pages.mjs";
import { sink } from "./harness/sink.mjs";
import { serve } from "./harness/site.mjs";
import { spy, stored } from "./harness/storage.mjs";
import { until } from "./harness/until.mjs";

const browser = launch();

const required = (more = {}) =>
  config({ ...LADDER, ...WELCOME, ...more, privacy: { consent: "required", ...more.privacy } });

const PAGE = page('<a data-leadlight-slot="hero" href="/guide">Read the guide</a>');
/** The same page, of a visitor whose choice the site already knows. */
const AGREED = page('<a data-leadlight-slot="hero" href="/guide">Read the guide</a>', {
  embed: `${STUB}\n<script>leadlight("consent", "granted");</script>\n${tag()}`,
});

async function open(t, json, { options, path = "/", pages = {} } = {}) {
  const site = await serve(t, { "/": PAGE, "/agreed": AGREED, "/leadlight.json": json, ...pages });
  const visitor = await browser.visitor(t, options);
  const tab = await visitor.open(site.url(path));
  await tab.ready();
  return { site, visitor, tab };
}

const NOTHING = { local: {}, session: {}, cookie: "", databases: {} };

/** Everything stored, with emptied databases left out: an empty box holds nothing about anyone. */
async function kept(tab) {
  const all = await tab.evaluate(stored);
  for (const [name, stores] of Object.entries(all.databases)) {
    if (Object.values(stores).every((records) => records.length === 0)) delete all.databases[name];
  }
  return all;
}

const consent = (expected, tab) =>
  tab.becomes("consent", () => window.leadlight.get().consent, expected);

const FACTS = { canaries: { count: "canary" } };

test("pending: everything works in memory; storage is not even looked at; nothing is sent", async (t) => {
  const crm = await sink(t);
  const handoff = { when: { stage: "sql" }, sinks: [{ id: "crm", kind: "webhook", url: crm.url }] };
  const { site, tab } = await open(t, required({ handoff }), { options: { before: [spy] } });
  await consent("pending", tab);
  await tab.shows("hero", "ebook");
  await tab.call("identify", { company: "Globex" });
  await tab.call("track", "demo");
  await tab.stage("sql");
  assert.equal((await tab.get()).scores.engagement, 60);
  assert.deepEqual(await tab.evaluate(() => window.touched), []);

  // The barrier: someone who did consent, later, on the same site. Theirs arrives alone.
  const { tab: other } = await open(t, required({ handoff }), { path: "/agreed" });
  await other.call("track", "demo");
  await crm.stores(1);
  assert.equal(crm.received.length, 1);
  assert.deepEqual(await tab.evaluate(() => window.touched), []);
  assert.deepEqual(await tab.evaluate(stored), NOTHING);
  const paths = new Set(site.requests.map(({ path }) => path));
  paths.delete("/favicon.ico");
  assert.deepEqual([...paths].sort(), [
    "/",
    "/leadlight.json",
    "/leadlight/leadlight.js",
    "/leadlight/leadlight.wasm",
  ]);

  await tab.call("consent", "granted");
  await crm.stores(2);
  assert.equal(crm.received[1].event.data.consent, "granted");
});

test("an unknown word is never consent", async (t) => {
  const { tab } = await open(t, required(), { options: { before: [spy], warnings: "any" } });
  for (const word of ["yes", "GRANTED!", "", null, true, 1]) await tab.call("consent", word);
  await tab.call("track", "demo");
  await tab.stage("sql");
  assert.notEqual((await tab.get()).consent, "granted");
  assert.deepEqual(await tab.evaluate(() => window.touched), []);
});

test("granted: what happened before is stored, with its own times", async (t) => {
  const { site, tab } = await open(t, required({ facts: FACTS }));
  const before = await tab.evaluate(() => Date.now());
  await tab.call("track", "canary");
  await tab.facts({ canaries: 1 });
  const after = await tab.evaluate(() => Date.now());
  await tab.fact("time to pass", (then) => Date.now() > then + 400, after);
  await tab.call("consent", "granted");
  await consent("granted", tab);
  await until("the log in the database", async () =>
    JSON.stringify(await tab.evaluate(stored)).includes("canary"),
  );

  await tab.goto(site.url("/agreed"));
  await tab.ready();
  await tab.facts({ canaries: 1 });
  const record = await tab.evaluate(async () => JSON.stringify(await window.leadlight("export")));
  const times = timesOf(JSON.parse(record), "canary");
  assert.equal(times.length, 1, `one canary in ${record.slice(0, 800)}`);
  assert.ok(times[0] >= before && times[0] <= after, `${times[0]} is not in ${before}…${after}`);
});

test("granted, then a page that does not say so yet: storage is not read", async (t) => {
  const { site, visitor, tab } = await open(t, required({ facts: FACTS }), { path: "/agreed" });
  await tab.call("track", "canary");
  await until("the log in the database", async () =>
    JSON.stringify(await tab.evaluate(stored)).includes("canary"),
  );
  const next = await visitor.open(site.url("/"), { before: [spy] });
  await next.ready();
  await consent("pending", next);
  await next.facts({ canaries: 0 });
  assert.deepEqual(await next.evaluate(() => window.touched), []);
  await next.call("consent", "granted");
  await next.facts({ canaries: 1 });
});

test("denied: memory only, and what was stored is erased, in a second tab too", async (t) => {
  const { site, visitor, tab } = await open(t, required({ facts: FACTS }), { path: "/agreed" });
  await tab.call("track", "canary");
  await until("the log in the database", async () =>
    JSON.stringify(await kept(tab)).includes("canary"),
  );
  const other = await visitor.open(site.url("/agreed"));
  await other.ready();
  await other.facts({ canaries: 1 });

  await tab.call("consent", "denied");
  await consent("denied", tab);
  await until(
    "an empty profile",
    async () => JSON.stringify(await kept(tab)) === JSON.stringify(NOTHING),
  );
  await consent("denied", other);
  await other.call("track", "demo");
  await other.stage("sql");
  await tab.call("track", "demo");
  await tab.stage("sql");
  assert.deepEqual(await kept(other), NOTHING);
  assert.deepEqual(await kept(tab), NOTHING);
});

test("denied from the start: nothing is stored and nothing is sent", async (t) => {
  const crm = await sink(t);
  const handoff = { when: { stage: "sql" }, sinks: [{ id: "crm", kind: "webhook", url: crm.url }] };
  const { tab } = await open(t, required({ handoff }));
  await tab.call("consent", "denied");
  await tab.call("track", "demo");
  await tab.stage("sql");
  await tab.shows("hero", "ebook");
  const { tab: other } = await open(t, required({ handoff }), { path: "/agreed" });
  await other.call("track", "demo");
  await crm.stores(1);
  assert.equal(crm.received.length, 1);
  assert.deepEqual(await kept(tab), NOTHING);
});

test("the data-consent attribute says it as well", async (t) => {
  const pages = {
    "/yes": page("", {
      embed: `${STUB}\n${tag('data-config="/leadlight.json" data-consent="granted"')}`,
    }),
    "/no": page("", {
      embed: `${STUB}\n${tag('data-config="/leadlight.json" data-consent="denied"')}`,
    }),
  };
  const { site, visitor, tab } = await open(t, required(), { path: "/yes", pages });
  await consent("granted", tab);
  await tab.call("track", "canary");
  await until("the log in the database", async () =>
    JSON.stringify(await kept(tab)).includes("canary"),
  );
  const no = await (await browser.visitor(t)).open(site.url("/no"));
  await no.ready();
  await consent("denied", no);
  assert.deepEqual(await kept(no), NOTHING);
  assert.equal(visitor.tabs.length, 1);
});

test('"implied" starts as granted', async (t) => {
  const { tab } = await open(t, config({ ...LADDER }));
  await consent("granted", tab);
  await tab.call("track", "canary");
  await until("the log in the database", async () =>
    JSON.stringify(await kept(tab)).includes("canary"),
  );
});

test("required is the default", async (t) => {
  const { privacy: _privacy, ...unsaid } = config(LADDER);
  const { tab } = await open(t, unsaid);
  await consent("pending", tab);
});

const gpc = () => {
  Object.defineProperty(Navigator.prototype, "globalPrivacyControl", {
    configurable: true,
    get: () => true,
  });
};

test("Global Privacy Control counts as denied, unless the visitor grants on this site", async (t) => {
  const { tab } = await open(t, config(LADDER), { options: { before: [gpc] } });
  await consent("denied", tab);
  await tab.call("track", "canary");
  await tab.call("track", "demo");
  await tab.stage("sql");
  assert.deepEqual(await kept(tab), NOTHING);
  await tab.call("consent", "granted");
  await consent("granted", tab);
  await until("the log in the database", async () =>
    JSON.stringify(await kept(tab)).includes("canary"),
  );
});

test('with "gpc": false it is not asked', async (t) => {
  const { tab } = await open(t, config({ ...LADDER, privacy: { gpc: false } }), {
    options: { before: [gpc] },
  });
  await consent("granted", tab);
});

test("an email address or a token in the address bar does not enter the log", async (t) => {
  const { tab } = await open(t, config(LADDER), {
    path: "/?email=jane.doe%40globex.example&token=s3cr3t-canary&utm_source=news",
  });
  await tab.call("track", "canary");
  await until("the log in the database", async () =>
    JSON.stringify(await kept(tab)).includes("canary"),
  );
  const everything = JSON.stringify([
    await tab.evaluate(stored),
    await tab.evaluate(() => window.leadlight("export")),
  ]);
  assert.ok(!/jane\.doe|s3cr3t/.test(everything), "redacted");
  assert.ok(everything.includes("news"), "the campaign is kept");
});

/** The times (ms) of all signals of this name anywhere in an exported record. */
function timesOf(record, name) {
  const found = [];
  const walk = (value) => {
    if (!value || typeof value !== "object") return;
    if (value.signal === name || value.name === name) {
      const time = value.time ?? value.at ?? value.t;
      found.push(typeof time === "number" ? time : new Date(time).getTime());
      return;
    }
    Object.values(value).forEach(walk);
  };
  walk(record);
  return found;
}
