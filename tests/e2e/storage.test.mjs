// What is kept: all of it, nothing too long, nothing broken by a kill, and nothing after it was erased.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { engine, launch } from "./harness/browser.mjs";
import { config, LADDER, page, WELCOME } from "./harness/pages.mjs";
import { profile } from "./harness/profile.mjs";
import { reply, serve } from "./harness/site.mjs";
import { stored } from "./harness/storage.mjs";
import { PATIENCE, until } from "./harness/until.mjs";

const browser = launch();

const NAME = "leadlight:e2e";
/** A second; more on a very slow machine. */
const SECOND = PATIENCE / 6;
/** How many tabs are many. */
const MANY = engine.quick ? 20 : 8;

const rules = (more = {}) =>
  config({ ...LADDER, ...WELCOME, facts: { canaries: { count: "canary" } }, ...more });

/** A site on which consent is implied; `/bare` has no Leadlight. */
const site = (t, more) =>
  serve(t, {
    "/": page('<a data-leadlight-slot="hero" href="/guide">Read the guide</a>'),
    "/bare": page("", { embed: "" }),
    "/leadlight.json": rules(more),
  });

async function open(t, { more, before = [], warnings = 0 } = {}) {
  const place = await site(t, more);
  const visitor = await browser.visitor(t, { before, warnings });
  const tab = await visitor.open(place.url());
  await tab.ready();
  return { place, visitor, tab };
}

const consent = (tab, expected) =>
  tab.becomes("consent", () => window.leadlight.get().consent, expected);

/** How many signals called `name` are in the database. */
const kept = async (tab, name = "canary") => {
  const log = (await tab.evaluate(stored)).databases[NAME]?.log ?? [];
  return log.filter((it) => String(it).includes(`"signal":"${name}"`)).length;
};

const track = (tab, count) =>
  tab.evaluate((times) => {
    for (let n = 0; n < times; n += 1) window.leadlight("track", "canary", { n });
  }, count);

/** Opens two tabs of a visitor, of which the other has told of three signals that are kept. */
async function openTwo(t, options) {
  const { place, visitor, tab } = await open(t, options);
  const other = await visitor.open(place.url());
  await other.ready();
  await track(other, 3);
  await until("the log", async () => (await kept(tab)) === 3);
  return { place, tab, other };
}

/** Runs in a page without Leadlight: makes a database, `put` as `[store, key, value]`. */
async function seed({ name, version = 1, stores = ["log", "outbox", "meta"], put = [] }) {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => {
    for (const store of stores) request.result.createObjectStore(store);
  };
  const database = await new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = database.transaction(stores, "readwrite");
  for (const [store, key, value] of put) transaction.objectStore(store).put(value, key);
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
}

/** A visitor whose browser holds this already. */
async function returning(t, given, { more, warnings } = {}) {
  const place = await site(t, more);
  const visitor = await browser.visitor(t, { warnings });
  const tab = await visitor.open(place.url("/bare"));
  await tab.evaluate(seed, { name: NAME, ...given });
  await tab.goto(place.url());
  return { place, visitor, tab };
}

const record = (n, time = Date.now(), more = {}) => {
  const id = `${time.toString(16).padStart(12, "0")}${String(n).padStart(6, "0")}00000000`;
  return ["log", id, JSON.stringify({ id, time, signal: "canary", props: { n }, ...more })];
};

test(`${MANY} tabs writing fifty signals each at once lose none`, async (t) => {
  const { place, visitor, tab } = await open(t);
  const tabs = [tab];
  while (tabs.length < MANY) tabs.push(await visitor.open(place.url()));
  for (const it of tabs) {
    await it.ready();
    await consent(it, "granted");
  }
  const all = 50 * tabs.length;
  await Promise.all(tabs.map((it) => track(it, 50)));
  await until("the log", async () => (await kept(tab)) === all, { timeout: 20_000 });
  const last = await visitor.open(place.url());
  await last.ready();
  await last.facts({ canaries: all });
});

test("a refusal reaches every tab, and the disk, within a second", async (t) => {
  const { place, visitor, tab } = await open(t);
  const others = [];
  while (others.length < 3) others.push(await visitor.open(place.url()));
  for (const it of others) await it.ready();
  await track(tab, 1);
  await until("the log", async () => (await kept(tab)) === 1);
  for (const it of others) {
    await it.evaluate(() => {
      const look = () => {
        if (window.leadlight.get().consent === "denied") window.heard = Date.now();
        else setTimeout(look, 5);
      };
      look();
    });
  }
  const said = await tab.evaluate(() => {
    window.leadlight("consent", "denied");
    return Date.now();
  });
  const erased = await tab.evaluate(async (name) => {
    while ((await indexedDB.databases()).some((it) => it.name === name));
    return Date.now();
  }, NAME);
  const heard = others.map((it) => it.fact("the refusal", () => window.heard));
  for (const at of [...(await Promise.all(heard)), erased]) {
    assert.ok(at - said < SECOND, `${at - said} ms`);
  }
  assert.deepEqual(await tab.evaluate(() => Object.keys(localStorage)), []);
  // Whoever goes on, goes on in memory.
  for (const it of [tab, ...others]) await track(it, 5);
  assert.deepEqual((await tab.evaluate(stored)).databases, {});
});

test("tabs hear of a refusal without a BroadcastChannel too", async (t) => {
  const before = [() => delete window.BroadcastChannel];
  const { place, visitor, tab } = await open(t, { before });
  const other = await visitor.open(place.url());
  await other.ready();
  await tab.call("consent", "denied");
  await consent(other, "denied");
  await track(other, 5);
  assert.deepEqual((await tab.evaluate(stored)).databases, {});
});

test("a frozen tab brings nothing back when it wakes", async (t) => {
  if (browser.lacks(t, "freeze")) return;
  // Chromium tells a frozen tab what comes by a channel; then only the database says that it was erased.
  const { tab, other } = await openTwo(t, { before: [() => delete window.BroadcastChannel] });
  await tab.front();
  // A tab that is seen does not freeze.
  await other.becomes("visibility", () => document.visibilityState, "hidden");
  await other.evaluate(() => {
    document.addEventListener("freeze", () => {
      window.isFrozen = true;
    });
  });
  await other.cdp.send("Page.setWebLifecycleState", { state: "frozen" });
  await other.fact("it is frozen", () => window.isFrozen);
  await tab.evaluate(() => void window.leadlight("consent", "denied"));
  // The database goes when the tab lets go of it; until then nobody can so much as look into it.
  await tab.becomes("what is kept beside it", () => Object.keys(localStorage), []);
  await other.cdp.send("Page.setWebLifecycleState", { state: "active" });
  await other.front();
  await track(other, 3);
  await consent(other, "denied");
  await until("no database", async () => {
    return !Object.keys((await tab.evaluate(stored)).databases).length;
  });
});

test("a page that holds the database open cannot keep what is in it", async (t) => {
  const { place, visitor, tab } = await open(t);
  await track(tab, 3);
  await until("the log", async () => (await kept(tab)) === 3);
  const holder = await visitor.open(place.url("/bare"));
  await holder.evaluate(async (name) => {
    const request = indexedDB.open(name);
    window.held = await new Promise((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
  }, NAME);
  const count = () =>
    holder.evaluate(
      () =>
        new Promise((resolve) => {
          const asked = window.held.transaction("log").objectStore("log").count();
          asked.onsuccess = () => resolve(asked.result);
        }),
    );
  assert.ok((await count()) >= 3);
  await tab.evaluate(() => void window.leadlight("consent", "denied"));
  await until("an empty log", async () => (await count()) === 0);
});

test("a page from the back-forward cache does not bring back what was erased meanwhile", async (t) => {
  const { place, tab, other } = await openTwo(t);
  const { visitor: id } = await other.get();
  await other.goto(place.url("/bare"));
  await tab.call("reset");
  await other.back();
  await other.ready();
  await track(other, 1);
  await until("an answer", async () => (await other.get()).consent);
  assert.ok(!JSON.stringify(await tab.evaluate(stored)).includes(id), "the old visitor");
  assert.notEqual(await kept(tab), 4);
});

test("no more is kept than maxSignals, nor for longer than retention", async (t) => {
  const privacy = { maxSignals: 50, retention: "30d" };
  const day = 86_400_000;
  const old = [1, 2, 3].map((n) => record(n, Date.now() - 40 * day));
  const { tab } = await returning(t, { put: old }, { more: { privacy } });
  await tab.ready();
  await tab.facts({ canaries: 0 });
  await track(tab, 300);
  await until("the bound", async () => {
    const log = (await tab.evaluate(stored)).databases[NAME].log;
    return log.length <= 50 && log.some((it) => it.includes('"n":299'));
  });
  await tab.reload();
  await tab.ready();
  const { log } = (await tab.evaluate(stored)).databases[NAME];
  assert.ok(log.length <= 50 && !log.some((it) => it.includes(old[0][1])), `${log.length} records`);
});

test("records of another version, and rubbish, do no harm and hide nothing", async (t) => {
  const rubbish = [
    null,
    7,
    "",
    "{",
    "[]",
    "null",
    '{"id":7}',
    '{"id":"x"}',
    new Array(9),
    { a: 1 },
  ];
  const put = rubbish.flatMap((it, at) => [
    ["log", `rubbish ${at}`, it],
    ["outbox", `rubbish ${at}`, it],
  ]);
  const newer = record(2, Date.now(), { version: 9, more: { of: "a later time" } });
  put.push(record(1), newer, ["meta", "visitor", { not: "a text" }]);
  const { tab } = await returning(t, { put });
  await tab.ready();
  await tab.facts({ canaries: 2 });
  await track(tab, 1);
  await until("the log", async () => (await kept(tab)) === 3);
  await tab.reload();
  await tab.ready();
  await tab.facts({ canaries: 3 });
  assert.ok(JSON.stringify(await tab.evaluate(stored)).includes("a later time"));
});

test("a database of a later version is left alone, with one warning, until it is to be erased", async (t) => {
  const later = { version: 7, stores: ["signals"], put: [["signals", "a", "of a later time"]] };
  const { tab } = await returning(t, later, { warnings: 1 });
  await tab.event("error");
  assert.match(tab.warnings().join(), /does not let this site keep/);
  const { databases } = await tab.evaluate(stored);
  assert.deepEqual(databases, { [NAME]: { signals: ["of a later time"] } });
});

test("without room the page goes on, and keeps what comes once there is some", async (t) => {
  if (browser.lacks(t, "quota")) return;
  const { place, tab } = await open(t);
  const origin = place.origin;
  await tab.cdp.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await tab.evaluate(() => {
    for (let n = 0; n < 20; n += 1) {
      window.leadlight("track", "canary", { text: "x".repeat(1000) + n });
    }
  });
  await tab.facts({ canaries: 20 });
  await tab.cdp.send("Storage.overrideQuotaForOrigin", { origin });
  await tab.call("track", "later");
  await until("the log", async () => (await kept(tab, "later")) === 1);
});

test("cleared by the visitor in the browser's settings, an open tab does not bring it back", async (t) => {
  if (browser.lacks(t, "clear")) return;
  const { place, visitor, tab } = await open(t);
  await track(tab, 3);
  await until("the log", async () => (await kept(tab)) === 3);
  const { visitor: before } = await tab.get();
  const all = { origin: place.origin, storageTypes: "all" };
  await tab.cdp.send("Storage.clearDataForOrigin", all);
  await track(tab, 3);
  // It has come to its write, and to what that means.
  await consent(tab, "denied");
  const next = await visitor.open(place.url());
  await next.ready();
  await next.facts({ canaries: 0 });
  assert.notEqual((await next.get()).visitor, before);
});

test("the last decisions are in localStorage, for the first paint of the next page", async (t) => {
  const { tab } = await open(t);
  await tab.shows("hero", "ebook");
  const read = () => tab.evaluate((key) => JSON.parse(localStorage.getItem(key)), NAME);
  const { configHash } = await tab.get();
  await until("the cache", async () => (await read())?.slots.hero);
  const cache = await read();
  assert.equal(cache.leadlight, 2);
  assert.equal(cache.config, configHash);
  assert.equal(cache.slots.hero.offer, "ebook");
  assert.equal(cache.slots.hero.text, "Get the playbook");
  await tab.call("reset");
  assert.deepEqual(await tab.evaluate(() => Object.keys(localStorage)), []);
});

test("killed in the middle of writing, the browser has a sound log when it comes back", async (t) => {
  if (browser.lacks(t, "profile")) return;
  const place = await site(t);
  const machine = await profile(t);
  const tab = await machine.open(place.url());
  await tab.ready();
  await consent(tab, "granted");
  await track(tab, 100);
  await until("the log", async () => (await kept(tab)) === 100);
  const { visitor } = await tab.get();
  // It goes on writing until it is killed.
  await tab.evaluate(() => {
    setInterval(() => window.leadlight("track", "canary", { text: "x".repeat(500) }), 1);
  });
  await until("more of it", async () => (await kept(tab)) > 150);
  await machine.kill();

  const again = await machine.open(place.url());
  await again.ready();
  assert.equal((await again.get()).visitor, visitor);
  assert.ok((await again.get()).facts.canaries >= 150);
  const { log } = (await again.evaluate(stored)).databases[NAME];
  for (const it of log) JSON.parse(it);
  assert.deepEqual(again.errors, []);
});

test("after reset() the profile's disk holds nothing of the visitor", async (t) => {
  if (browser.lacks(t, "profile")) return;
  const place = await site(t);
  const machine = await profile(t);
  const tab = await machine.open(place.url());
  await tab.ready();
  await consent(tab, "granted");
  // No two alike, or compression would hide them.
  const secrets = Array.from({ length: 20 }, () => randomUUID());
  for (const [at, it] of secrets.entries()) {
    await tab.call("track", "canary", { text: it });
    await tab.call("identify", { [`about${at}`]: it });
  }
  await until("the log", async () => (await kept(tab)) === 20);
  const before = await machine.find(secrets);
  assert.ok(
    Object.keys(before).some((it) => it.includes("IndexedDB")),
    "they were on disk",
  );
  await tab.evaluate(() => window.leadlight("reset"));
  assert.deepEqual((await tab.evaluate(stored)).databases, {});
  await machine.stop();
  assert.deepEqual(await machine.find(secrets), {});
});

test("without the file that keeps things all goes on, and ends with the page", async (t) => {
  const place = await serve(t, {
    "/": page(),
    "/leadlight.json": rules(),
    "/leadlight/store.js": reply({ status: 404 }),
  });
  const visitor = await browser.visitor(t, { warnings: "any" });
  const tab = await visitor.open(place.url());
  await tab.ready();
  await consent(tab, "granted");
  await track(tab, 3);
  await tab.becomes("what is counted", () => window.leadlight.get().facts.canaries, 3);
  await tab.call("reset");
  await tab.becomes("what is counted", () => window.leadlight.get().facts.canaries, 0);
});
