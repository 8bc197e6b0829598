// What is kept in the browser and sent from its outbox, in a real Chromium, against a real sink.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { startChromium } from "../chromium.mjs";

const folder = fileURLToPath(new URL("../../www/embed/keep/", import.meta.url));

/** Run in the page: an engine that only remembers, and all the rest as it is. */
const setUp = `
  import { makeCache } from "./cache.js";
  import { makeKeeper } from "./keep.js";
  import { makeOutbox } from "./outbox.js";
  import * as store from "./store.js";
  const { openStore } = store;
  import { post } from "./post.js";
  window.faults = [];
  window.onerror = (message) => void faults.push(String(message));
  window.onunhandledrejection = ({ reason }) => void faults.push(String(reason));
  window.reports = [];
  const log = new Map();
  let visitor = "visitor-" + Math.random();
  const said = [];
  const engine = {
    consent: (word) => void said.push(word),
    forget: () => {
      log.clear();
      visitor = "visitor-" + Math.random();
    },
    merge: (records) => records.forEach((it) => log.set(it.id, it)),
    records: () => [...log.values()],
    visitor: (id) => (visitor = id ?? visitor),
  };
  const outbox = makeOutbox("t", (id, sink, status) => void reports.push([id, sink, status].join(" ")));
  const cache = makeCache("t", "hash");
  const keeper = makeKeeper("t", engine, outbox, cache, async () => store);
  const signal = (id, time = 1) => {
    log.set(id, { id, time });
    keeper.record({ id, time });
  };
  const add = (id, url, more) =>
    outbox.add({
      id,
      sink: "s",
      kind: "webhook",
      url: new URL(url, location).href,
      type: "text/plain;charset=UTF-8",
      body: JSON.stringify({ id }),
      ...more,
    });
  Object.assign(window, { keeper, cache, outbox, engine, log, said, signal, add, openStore, post });
`;

let browser;
let server;
let origin;
/** What the sink answers next, and what it got. */
let answers = [];
let got = [];

before(async () => {
  const { outputFiles } = await build({
    stdin: { contents: setUp, resolveDir: folder, loader: "ts" },
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2020",
    write: false,
  });
  server = createServer(async (request, response) => {
    if (request.method !== "POST") {
      const script = request.url === "/keep.js";
      response.setHeader("content-type", script ? "text/javascript" : "text/html");
      return response.end(
        script
          ? outputFiles[0].contents
          : `<script src="/before.js"></script><script src="/keep.js"></script>`,
      );
    }
    let body = "";
    for await (const part of request) body += part;
    got.push({ url: request.url, type: request.headers["content-type"], body });
    const answer = answers.shift() ?? 202;
    if (answer === "hang") return;
    const [status, headers] = Array.isArray(answer) ? answer : [answer, {}];
    response.writeHead(status, headers);
    response.end("{}");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  origin = `http://127.0.0.1:${server.address().port}/`;
  browser = await startChromium();
});

after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

/** Runs `act` with what opens tabs of one new visitor; no page may report an error. */
async function visit(act) {
  const context = await browser.createBrowserContext();
  const pages = [];
  answers = [];
  got = [];
  const open = async (early) => {
    const page = await context.newPage();
    pages.push(page);
    if (early) await page.evaluateOnNewDocument(early);
    await page.goto(origin);
    return page;
  };
  try {
    await act(open);
    for (const page of pages) assert.deepEqual(await page.evaluate("faults"), []);
  } finally {
    await context.close();
  }
}

const databases = (page) =>
  page.evaluate("indexedDB.databases().then((all) => all.map((it) => it.name))");
const consent = (page, word) => page.evaluate(`keeper.consent("${word}")`);
const until = (page, what) => page.waitForFunction(what, { polling: 20, timeout: 15_000 });
const ids = (page) => page.evaluate("[...log.keys()].sort().join()");

describe("consent", () => {
  test("nothing is stored, opened or sent before it", () =>
    visit(async (open) => {
      const page = await open(`
        window.touched = [];
        for (const [on, name] of [[IDBFactory.prototype, "open"], [window, "BroadcastChannel"], [window, "fetch"]]) {
          const real = on[name];
          on[name] = function (...args) {
            touched.push(name);
            return new.target ? new real(...args) : real.apply(this, args);
          };
        }`);
      await page.evaluate(
        `signal("a"); keeper.held(() => add("h", "/sink")); keeper.consent("pending")`,
      );
      await sleep(200);
      assert.deepEqual(await page.evaluate("touched"), []);
      assert.deepEqual(await databases(page), []);
      await consent(page, "granted");
      await until(page, `reports.includes("h s sent")`);
      assert.deepEqual(await databases(page), ["leadlight:t"]);
      assert.deepEqual(await page.evaluate("said"), ["pending", "granted"]);
      await page.reload();
      await consent(page, "granted");
      assert.equal(await ids(page), "a");
    }));

  test("what was kept comes back with its visitor, and a refusal erases it in every tab", () =>
    visit(async (open) => {
      const one = await open();
      await one.evaluate(`signal("a", 7); keeper.consent("granted")`);
      await one.evaluate(`signal("b"); signal("c"); keeper.drop(["c"])`);
      const visitor = await one.evaluate("engine.visitor()");
      await sleep(100);
      const two = await open();
      await two.evaluate(`signal("_"); keeper.consent("granted")`);
      await until(one, `log.has("_")`);
      await two.evaluate(`keeper.drop(["_"]); log.delete("_")`);
      assert.equal(await ids(two), "a,b");
      assert.equal(await two.evaluate(`log.get("a").time`), 7);
      assert.equal(await two.evaluate("engine.visitor()"), visitor);
      await two.evaluate(`signal("d")`);
      await until(one, `log.has("d")`);

      await two.evaluate(`keeper.held(() => {}); keeper.consent("denied")`);
      await until(one, `keeper.word === "denied"`);
      await one.evaluate(`signal("e"); keeper.held(() => reports.push("never"))`);
      await sleep(200);
      assert.deepEqual(await databases(one), []);
      assert.deepEqual(await one.evaluate("reports"), []);
    }));

  test("two tabs that start together are one visitor", () =>
    visit(async (open) => {
      const pages = [await open(), await open(), await open()];
      await Promise.all(pages.map((page) => consent(page, "granted")));
      const visitors = await Promise.all(pages.map((page) => page.evaluate("engine.visitor()")));
      assert.equal(new Set(visitors).size, 1, `${visitors}`);
    }));

  test("other tabs hear of all that happened in one tick at once", () =>
    visit(async (open) => {
      const [one, two] = [await open(), await open()];
      await Promise.all([consent(one, "granted"), consent(two, "granted")]);
      await two.evaluate(`window.heard = [];
        new BroadcastChannel("leadlight:t").onmessage = ({ data }) =>
          void heard.push(data.map(({ id }) => id).join(""))`);
      await one.evaluate(`for (const id of "xyz") signal(id)`);
      await until(two, `log.has("z") && heard.length > 0`);
      await one.evaluate(`signal("last")`);
      await until(two, `heard.includes("last")`);
      assert.deepEqual(await two.evaluate("heard"), ["xyz", "last"]);
    }));

  test("the last word counts, however quickly it changes", () =>
    visit(async (open) => {
      const page = await open();
      await page.evaluate(`signal("a"); keeper.consent("granted"); keeper.consent("denied")`);
      assert.deepEqual(await databases(page), []);
      await page.evaluate(`keeper.consent("denied"); keeper.consent("granted")`);
      assert.equal(await page.evaluate("keeper.word"), "granted");
      assert.deepEqual(await databases(page), ["leadlight:t"]);
      await page.evaluate("keeper.reset()");
      assert.equal(await page.evaluate("keeper.word"), "pending");
      await page.evaluate(`signal("b")`);
      await sleep(100);
      assert.deepEqual(await databases(page), []);
    }));
});

describe("store", () => {
  test("what is kept is what was meant, whatever an old library has put onto lists", () =>
    visit(async (open) => {
      // As Prototype.js 1.6 does.
      const page = await open(`Array.prototype.toJSON = () => "spoiled";`);
      await consent(page, "granted");
      await page.evaluate(`
        keeper.record({ id: "a", time: 1, props: { list: [1, [2]] } });
        cache.note("hero", null, { offer: "o", list: ["x"] });
      `);
      await until(page, `localStorage["leadlight:t"]?.includes("hero")`);
      const { slots } = JSON.parse(await page.evaluate(`localStorage["leadlight:t"]`));
      assert.deepEqual(slots.hero.list, ["x"]);
      const next = await open();
      await consent(next, "granted");
      await until(next, `log.has("a")`);
      assert.deepEqual(await next.evaluate(`log.get("a").props.list`), [1, [2]]);
    }));

  test("a database that was erased is not made again by those who held it", () =>
    visit(async (open) => {
      const page = await open();
      await consent(page, "granted");
      const other = await open();
      await other.evaluate(
        `new Promise((done) => (indexedDB.deleteDatabase("leadlight:t").onsuccess = () => done()))`,
      );
      await page.evaluate(`signal("a"); add("h", "/sink")`);
      await sleep(300);
      assert.deepEqual(await databases(page), []);
      assert.deepEqual(got, []);
    }));

  test("an idle connection that the browser closed is opened again", () =>
    visit(async (open) => {
      const page = await open(`
        const { transaction } = IDBDatabase.prototype;
        IDBDatabase.prototype.transaction = function (...args) {
          if (window.shut) { window.shut = false; this.close(); }
          return transaction.apply(this, args);
        };`);
      await consent(page, "granted");
      await page.evaluate(`shut = true; signal("a"); signal("b")`);
      await sleep(200);
      await page.reload();
      await consent(page, "granted");
      assert.equal(await ids(page), "a,b");
    }));

  for (const [name, early] of [
    ["is missing", `Object.defineProperty(window, "indexedDB", { value: undefined })`],
    ["throws", `Object.defineProperty(window, "indexedDB", { get() { throw new Error("no"); } })`],
    ["is silent", `IDBFactory.prototype.open = IDBFactory.prototype.deleteDatabase = () => ({})`],
  ]) {
    test(`where storage ${name}, the page goes on without`, () =>
      visit(async (open) => {
        const page = await open(
          `${early}; window.BroadcastChannel = navigator.locks.request = null;`,
        );
        await page.evaluate(`signal("a"); keeper.held(() => add("h", "/sink"))`);
        await consent(page, "granted");
        await until(page, `reports.includes("h s sent")`);
        assert.equal(got.length, 1);
        await consent(page, "denied");
        assert.equal(await page.evaluate("keeper.word"), "denied");
      }));
  }

  test("a newer database is left alone", () =>
    visit(async (open) => {
      const page = await open();
      await page.evaluate(
        `new Promise((done) => (indexedDB.open("leadlight:t", 2).onsuccess = ({ target }) => (target.result.close(), done())))`,
      );
      assert.equal(await page.evaluate(`openStore("t").then((it) => it === undefined)`), true);
      await consent(page, "granted");
    }));
});

describe("outbox", () => {
  test("is tried until a 2xx, and remembered after", () =>
    visit(async (open) => {
      const page = await open();
      answers = [500, 500, 202];
      await page.evaluate(`keeper.consent("granted"); keeper.held(() => add("h", "sink?x"))`);
      await until(page, `reports.includes("h s sent")`);
      const reports = ["h s stored", "h s retrying", "h s retrying", "h s sent"];
      assert.deepEqual(await page.evaluate("reports"), reports);
      assert.deepEqual(got[0], {
        url: "/sink?x",
        type: "text/plain;charset=UTF-8",
        body: `{"id":"h"}`,
      });
      await page.reload();
      await page.evaluate(`keeper.consent("granted"); keeper.held(() => add("h", "/sink"))`);
      await sleep(300);
      assert.equal(got.length, 3);
      assert.deepEqual(await page.evaluate("outbox.list()"), []);
    }));

  test("forgets what was delivered 30 days ago, and what is no record", () =>
    visit(async (open) => {
      const page = await open();
      const day = 86_400_000;
      await page.evaluate(`(async () => {
        const store = await openStore("t");
        const done = (days) => JSON.stringify({ done: true, at: Date.now() - days * ${day} });
        await store.putOutbox("old s", done(31));
        await store.putOutbox("new s", done(29));
        await store.putOutbox("bad s", "{");
        await store.putOutbox("odd s", '{"due":1}');
        store.close();
        await keeper.consent("granted");
        for (const id of ["old", "new", "bad", "odd"]) add(id, "/sink");
      })()`);
      await until(page, "reports.filter((it) => it.endsWith('sent')).length === 3");
      const sent = got.map(({ body }) => JSON.parse(body).id);
      assert.deepEqual(sent.sort(), ["bad", "odd", "old"]);
    }));

  test("goes on after a reload, when it is due", () =>
    visit(async (open) => {
      const page = await open();
      answers = [[503, { "retry-after": "1" }]];
      await page.evaluate(`keeper.consent("granted"); keeper.held(() => add("h", "/sink"))`);
      await until(page, `reports.includes("h s retrying")`);
      await sleep(100);
      await page.reload();
      await consent(page, "granted");
      const [listed] = await page.evaluate("outbox.list()");
      assert.deepEqual(listed, {
        id: "h",
        sink: "s",
        tries: 1,
        status: "waiting",
        error: "status 503",
      });
      await until(page, `reports.includes("h s sent")`);
      assert.equal(got.length, 2);
    }));

  test("parks what a sink refuses, or what has no http address, until it is tried anew", () =>
    visit(async (open) => {
      const page = await open();
      answers = [422];
      await page.evaluate(`keeper.consent("granted")`);
      await page.evaluate(
        `add("h", "/sink", { type: "application/cloudevents+json" }); add("j", "javascript:faults.push(1)")`,
      );
      await until(page, "reports.filter((it) => it.endsWith('parked')).length === 2");
      const errors = await page.evaluate("outbox.list().map((it) => it.status + it.error).sort()");
      assert.deepEqual(errors, ["parkedno http address", "parkedstatus 422"]);
      await page.reload();
      await consent(page, "granted");
      assert.equal(got.length, 1);
      assert.equal(got[0].type, "application/cloudevents+json");
      await page.evaluate(`outbox.retry("h")`);
      await until(page, `reports.includes("h s sent")`);
    }));

  test("waits for what the page loads itself, parks it, and tries again on the next page", () =>
    visit(async (open) => {
      const page = await open();
      const call = `{ kind: "segment", url: "", type: "analytics.track", body: '["Lead",{}]' }`;
      const analytics = `window.called = [];
        window.analytics = { track: (...it) => called.push(it) };`;
      await page.evaluate(`keeper.consent("granted"); keeper.held(() => add("h", "/", ${call}))`);
      for (const tries of [1, 2, 3, 4]) {
        await until(page, `outbox.list()[0]?.tries === ${tries}`);
        // Sooner than half a minute.
        await page.evaluate(`dispatchEvent(new Event("online"))`);
      }
      await until(page, `reports.includes("h s parked")`);
      const error = "`analytics.track` is not on the page";
      const listed = [{ id: "h", sink: "s", tries: 5, status: "parked", error }];
      assert.deepEqual(await page.evaluate("outbox.list()"), listed);

      const next = await open(analytics);
      await consent(next, "granted");
      await until(next, `reports.includes("h s sent")`);
      assert.deepEqual(await next.evaluate("called"), [["Lead", {}]]);
      const last = await open(analytics);
      await consent(last, "granted");
      await last.evaluate(`add("i", "/", ${call})`);
      await until(last, `reports.includes("i s sent")`);
      assert.equal(await last.evaluate("called.length"), 1, "not once more");
    }));

  test("what fails there, and what is no such function, is waited for as well", () =>
    visit(async (open) => {
      const page = await open(`
        window.analytics = { track() { throw new Error("not yet"); } };`);
      await page.evaluate(`document.body.innerHTML = '<form id="plausible"></form>'`);
      await page.evaluate(`keeper.consent("granted")`);
      await page.evaluate(`
        add("h", "/", { kind: "segment", type: "analytics.track", body: "[]" });
        add("i", "/", { kind: "plausible", type: "plausible", body: "[]" });
        add("j", "/", { kind: "of another time", body: "{}" })`);
      await until(page, "reports.filter((it) => it.endsWith('retrying')).length === 3");
      assert.deepEqual(await page.evaluate("outbox.list().map((it) => it.error)"), [
        "`analytics.track` failed: Error: not yet",
        "`plausible` is not on the page",
        "`of another time` is no kind of sink that is known here",
      ]);
    }));

  test("an answer that no browser shows is none, and is not asked for twice", () =>
    visit(async (open) => {
      const page = await open();
      await page.evaluate(`keeper.consent("granted")`);
      const to = origin.replace("127.0.0.1", "localhost");
      await page.evaluate(`add("h", "${to}", { kind: "mautic", body: "secret=1" })`);
      await until(page, `reports.includes("h s sent")`);
      const error = "sent, no receipt possible";
      const listed = [{ id: "h", sink: "s", tries: 1, status: "parked", error }];
      assert.deepEqual(await page.evaluate("outbox.list()"), listed);
      await page.evaluate(`outbox.retry("h")`);
      const next = await open();
      await consent(next, "granted");
      assert.deepEqual(await next.evaluate("outbox.list()"), listed);
      const kept = await next.evaluate(`openStore("t").then((it) => it.load("x"))
        .then(({ outbox }) => JSON.stringify(outbox))`);
      assert.ok(!kept.includes("secret"), "nothing of the visitor's stays");
      await next.evaluate(`add("j", "/sink")`);
      await until(next, `reports.includes("j s sent")`);
      assert.equal(got.filter(({ body }) => body === "secret=1").length, 1);
    }));

  test("is sent once by two tabs, at most two at a time, at once when the network is back", () =>
    visit(async (open) => {
      const [one, two] = [await open(), await open()];
      await Promise.all([consent(one, "granted"), consent(two, "granted")]);
      for (const page of [one, two]) void page.evaluate(`add("h", "/sink")`);
      await until(one, `reports.includes("h s sent")`);
      await until(two, `reports.includes("h s sent")`);
      assert.equal(got.length, 1);

      answers = ["hang", "hang"];
      await one.evaluate(`for (const id of "abc") add(id, "/sink")`);
      await sleep(300);
      assert.equal(got.length, 3);
      await one.evaluate("outbox.clear()");

      answers = [[429, { "retry-after": "600" }]];
      await two.evaluate(`add("n", "/sink")`);
      await until(two, `reports.includes("n s retrying")`);
      await two.evaluate(`dispatchEvent(new Event("online"))`);
      await until(two, `reports.includes("n s sent")`);
    }));
});

test("only a plain answer counts as one", () =>
  visit(async (open) => {
    const page = await open();
    const kind = async (answer) => {
      answers = [answer];
      return page.evaluate(`post("/x", "b", "text/plain")`);
    };
    assert.deepEqual(await kind([307, { location: "/y" }]), { kind: "lost" });
    assert.deepEqual(await kind(425), { kind: "busy", status: 425 });
    assert.deepEqual(await kind([503, { "retry-after": "5" }]), {
      kind: "busy",
      status: 503,
      retryAfter: 5000,
    });
    const late = { "retry-after": new Date(0).toUTCString() };
    assert.deepEqual(await kind([503, late]), { kind: "busy", status: 503, retryAfter: 0 });
    assert.deepEqual(await kind([503, { "retry-after": "-5" }]), { kind: "busy", status: 503 });
    assert.deepEqual(await kind(404), { kind: "refused", status: 404 });
    assert.deepEqual(await page.evaluate(`post("/x", "b".repeat(90000), "text/plain")`), {
      kind: "received",
    });
    assert.equal(got.at(-1).body.length, 90_000);
    await page.evaluate(`Object.prototype.window = 1; Object.prototype.duplex = "x"`);
    assert.deepEqual(await kind(204), { kind: "received" });
    await page.evaluate(`window.fetch = () => { throw new Error("patched"); }`);
    assert.deepEqual(await kind(204), { kind: "lost" });
    await page.evaluate(`window.fetch = () => undefined`);
    assert.deepEqual(await kind(204), { kind: "lost" });
  }));
