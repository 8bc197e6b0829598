// The harness itself: a test tool that cannot fail proves nothing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { page } from "./harness/pages.mjs";
import { sink } from "./harness/sink.mjs";
import { held, reply, serve } from "./harness/site.mjs";
import { spy, stored } from "./harness/storage.mjs";
import { until } from "./harness/until.mjs";

const browser = launch();

test("a fact that never comes fails, and says what it saw", async () => {
  const wait = until("the moon to turn blue", () => false, { timeout: 30, context: () => "grey" });
  await assert.rejects(wait, /waited 30 ms in vain for: the moon to turn blue.*false\ngrey/s);
});

test("the site serves pages, JSON, spelled-out replies, and keeps a log", async (t) => {
  const gate = held({ body: "late" });
  const site = await serve(t, {
    "/": page("<h1>Hello</h1>", { embed: "" }),
    "/leadlight.json": { version: 1 },
    "/gone": reply({ status: 410, headers: { "content-type": "text/plain" }, body: "gone" }),
    "/late": gate,
  });
  const home = await fetch(site.url("/"));
  assert.match(home.headers.get("content-type"), /^text\/html/);
  assert.match(await home.text(), /Hello/);
  assert.deepEqual(await (await fetch(site.url("/leadlight.json"))).json(), { version: 1 });
  assert.equal((await fetch(site.url("/gone"))).status, 410);
  assert.equal((await fetch(site.url("/leadlight/no-such-file.js"))).status, 404);
  const late = fetch(site.url("/late")).then((answer) => answer.text());
  await until("the late request", () => site.asked("/late") === 1);
  gate.open();
  assert.equal(await late, "late");
});

test("the sink follows its script and keeps one handoff for each id", async (t) => {
  const crm = await sink(t, [
    500,
    "commit-reset",
    "reset",
    { status: 429, headers: { "retry-after": "1" } },
  ]);
  const send = (id) => fetch(crm.url, { method: "POST", body: JSON.stringify({ id }) });
  assert.equal((await send("a")).status, 500);
  assert.equal(crm.stored.size, 0);
  await assert.rejects(send("a"));
  assert.equal(crm.stored.size, 1);
  await assert.rejects(send("b"));
  const slow = await send("b");
  assert.equal(slow.headers.get("retry-after"), "1");
  const taken = await send("a");
  assert.equal(taken.status, 202);
  assert.deepEqual(await taken.json(), { id: "a", status: 202 });
  assert.deepEqual([...crm.stored.keys()], ["a"]);
  assert.equal(crm.received.length, 5);
});

test("a visitor starts with empty storage, and another one knows nothing of it", async (t) => {
  const site = await serve(t, { "/": page("", { embed: "" }) });
  const one = await (await browser.visitor(t)).open(site.url());
  await one.evaluate(async () => {
    localStorage.setItem("mine", "1");
    const opening = indexedDB.open("mine");
    opening.onupgradeneeded = () => opening.result.createObjectStore("log");
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const bytes = new TextEncoder().encode("canary");
    const writing = opening.result.transaction("log", "readwrite");
    writing.objectStore("log").put({ bytes }, 1);
    await new Promise((resolve) => {
      writing.oncomplete = resolve;
    });
    opening.result.close();
  });
  const kept = await one.evaluate(stored);
  assert.deepEqual(kept.local, { mine: "1" });
  assert.deepEqual(kept.databases, { mine: { log: [{ bytes: "canary" }] } });
  const other = await (await browser.visitor(t)).open(site.url());
  assert.deepEqual(await other.evaluate(stored), {
    local: {},
    session: {},
    cookie: "",
    databases: {},
  });
});

test("what a page says and throws is seen", async (t) => {
  const noisy = "<script>console.warn('careful');Promise.reject(new Error('lost'));</script>";
  const site = await serve(t, { "/": page(noisy, { embed: "" }) });
  const tab = await (await browser.visitor(t, { warnings: 1, errors: 1 })).open(site.url());
  await until("the rejection", async () => {
    await tab.listen();
    return tab.errors.length === 1;
  });
  assert.match(tab.errors[0], /lost/);
  assert.deepEqual(tab.warnings(), ["warning: careful"]);
});

test("what a page says before it is left is heard, once and in order", async (t) => {
  const leaving = `<a href="/next">Next</a><script>
    addEventListener("click", () => console.log("going"));
    console.log("here");
  </script>`;
  const site = await serve(t, {
    "/": page(leaving, { embed: "" }),
    "/next": page("<script>console.log('next')</script>", { embed: "" }),
  });
  const tab = await (await browser.visitor(t)).open(site.url());
  await tab.click("a");
  await tab.fact("the next page", () => location.pathname === "/next");
  await until("the next page's words", async () => {
    await tab.listen();
    return tab.console.at(-1).text === "next";
  });
  assert.deepEqual(
    tab.console.map(({ text }) => text),
    ["here", "going", "next"],
  );
});

test("what is done in a tab is what a visitor does: the page trusts each event", async (t) => {
  const body = `<input id="name"><button id="b" type="button">Press</button>
    <div style="height:5000px"></div>
    <script>
      window.seen = {};
      for (const type of ["click", "keydown", "input", "mousemove", "wheel"])
        addEventListener(type, (event) => { window.seen[type] = event.isTrusted; }, true);
    </script>`;
  const site = await serve(t, { "/": page(body, { embed: "" }) });
  const tab = await (await browser.visitor(t)).open(site.url());
  await tab.click("#b");
  await tab.focus("#name");
  await tab.type("Jane");
  await tab.key("Backspace");
  await tab.becomes("what was typed", () => document.querySelector("#name").value, "Jan");
  await tab.move(300, 300);
  await tab.wheel(400);
  await tab.fact("the page to scroll", () => scrollY > 0);
  const trusted = { click: true, keydown: true, input: true, mousemove: true, wheel: true };
  await tab.becomes("the events", () => window.seen, trusted);
});

test("the storage spy sees every door", async (t) => {
  const site = await serve(t, { "/": page("", { embed: "" }) });
  const tab = await (await browser.visitor(t, { before: [spy] })).open(site.url());
  const touched = await tab.evaluate(() => {
    localStorage.getItem("a");
    sessionStorage.setItem("b", "1");
    indexedDB.open("c");
    // biome-ignore lint/suspicious/noDocumentCookie: one of the doors
    document.cookie = "d=1";
    return window.touched;
  });
  assert.deepEqual(touched, [
    "localStorage",
    "storage.getItem(a)",
    "sessionStorage",
    "storage.setItem(b, 1)",
    "indexedDB.open(c)",
    "cookie write d=1",
  ]);
});

test("two tabs of a visitor are visible one at a time, and back restores a frozen page", async (t) => {
  const site = await serve(t, {
    "/": page('<a href="/next">Next</a>', { embed: "" }),
    "/next": page("next", { embed: "" }),
  });
  const visitor = await browser.visitor(t);
  const first = await visitor.open(site.url());
  const second = await visitor.open(site.url());
  await second.front();
  await first.becomes("the first tab's visibility", () => document.visibilityState, "hidden");
  await first.front();
  await first.becomes("the first tab's visibility", () => document.visibilityState, "visible");
  await first.evaluate(() => {
    window.addEventListener("pageshow", (event) => {
      window.restored = event.persisted;
    });
  });
  await first.click("a");
  await first.fact("the next page", () => location.pathname === "/next");
  await first.evaluate(() => history.back());
  await first.fact("the first page from the back-forward cache", () => window.restored);
});
