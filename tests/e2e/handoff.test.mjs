// The handoff: written down first, sent until someone took it, one for each time, and only what was given.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { config, LADDER, page } from "./harness/pages.mjs";
import { sink } from "./harness/sink.mjs";
import { serve } from "./harness/site.mjs";
import { stored } from "./harness/storage.mjs";
import { until } from "./harness/until.mjs";

const browser = launch();

/** Retries are the point here; what the console says about a sink that fails is not. */
const LOUD = { warnings: "any" };

const hook = (crm, id = "crm", more = {}) => ({ id, kind: "webhook", url: crm.url, ...more });

const selling = (sinks, more = {}) =>
  config({
    ...LADDER,
    handoff: { when: { stage: "sql" }, reasons: 5, sla: "15m", sinks },
    ...more,
  });

async function open(t, json, options = LOUD) {
  const site = await serve(t, { "/": page("<h1>Acme</h1>"), "/leadlight.json": json });
  const visitor = await browser.visitor(t, options);
  const tab = await visitor.open(site.url());
  await tab.ready();
  return { site, visitor, tab };
}

/** Another visitor of the same site becomes qualified: once theirs is here, ours would be as well. */
async function later(t, crm) {
  const other = await sink(t);
  const { tab } = await open(t, selling([hook(other), hook(crm, "second")]));
  await tab.call("track", "demo");
  await other.stores(1);
  const id = other.received[0].id;
  await until("the later visitor's handoff", () => crm.stored.has(id));
  return id;
}

const ids = (crm) => [...new Set(crm.received.map(({ id }) => id))];

/** Takes down in which order the database is asked to write signals, and leads. */
function writes() {
  window.written = [];
  for (const name of ["put", "add"]) {
    const write = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (...given) {
      window.written.push(this.name === "log" ? JSON.parse(given[0]).signal : this.name);
      return write.apply(this, given);
    };
  }
}

test("what made the lead is written down before the lead", async (t) => {
  const crm = await sink(t);
  const { tab } = await open(t, selling([hook(crm)]), { ...LOUD, before: [writes] });
  await tab.becomes("consent", () => window.leadlight.get().consent, "granted");
  // The file that delivers is there by then, as it is on most pages.
  const loaded = () =>
    performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/deliver.js"));
  await tab.becomes("the file that delivers", loaded, true);
  await tab.call("track", "demo");
  await crm.stores(1);
  const site = await serve(t, {
    "/": page('<script>leadlight("track", "demo")</script>', {
      head: `<script type="application/json" id="leadlight-config">${JSON.stringify(selling([hook(crm)]))}</script>`,
    }),
  });
  const visitor = await browser.visitor(t, { ...LOUD, before: [writes] });
  const hurried = await visitor.open(site.url());
  await crm.stores(2);
  for (const it of [tab, hurried]) {
    const order = await it.evaluate(() => window.written);
    const [signal, lead] = ["demo", "outbox"].map((name) => order.indexOf(name));
    assert.ok(signal >= 0 && signal < lead, order.join(" "));
  }
});

test("a sink that answers 500 twice gets the same handoff a third time, and keeps one", async (t) => {
  const crm = await sink(t, [500, 500, 202]);
  const { tab } = await open(t, selling([hook(crm)]));
  await tab.call("track", "demo");
  await crm.stores(1, { timeout: 20_000 });
  assert.deepEqual(
    crm.received.map(({ step }) => step),
    [500, 500, 202],
  );
  assert.equal(ids(crm).length, 1);
  assert.equal(new Set(crm.received.map(({ text }) => text)).size, 1, "the same body each time");

  await tab.reload();
  await tab.ready();
  await tab.call("track", "demo");
  const other = await later(t, crm);
  assert.deepEqual(
    [...crm.stored.keys()].filter((id) => id !== other).length,
    1,
    "and never again",
  );
});

test("the body is a CloudEvent with what sales needs, and not a trait more than was given", async (t) => {
  const crm = await sink(t);
  const facts = { "demo-requests": { count: "demo" } };
  const { tab } = await open(t, selling([hook(crm)], { facts }));
  await tab.call("identify", { company: "Globex", role: "head of marketing" });
  await tab.call("track", "pricing");
  await tab.call("track", "pricing");
  await tab.stage("mql");
  await tab.call("track", "demo");
  await crm.stores(1);

  const [{ event, method, headers }] = crm.received;
  assert.equal(method, "POST");
  assert.match(headers["content-type"], /^application\/(cloudevents\+)?json/);
  assert.equal(event.specversion, "1.0");
  assert.equal(event.type, "leadlight.handoff.v1");
  assert.ok(typeof event.id === "string" && event.id.length >= 8, `id ${event.id}`);
  assert.ok(typeof event.source === "string" && event.source.length > 0, `source ${event.source}`);
  if ("time" in event)
    assert.match(event.time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);

  const { data } = event;
  const wanted = [
    "visitor",
    "stage",
    "previousStage",
    "scores",
    "reasons",
    "traits",
    "offersOwned",
    "firstTouch",
    "lastTouch",
    "timeline",
    "page",
    "consent",
    "configHash",
    "sla",
  ];
  assert.deepEqual(
    wanted.filter((key) => !(key in data)),
    [],
    "keys of data that are missing",
  );
  assert.equal(data.stage, "sql");
  assert.equal(data.previousStage, "mql");
  assert.equal(data.scores.engagement, 80);
  assert.equal(data.consent, "granted");
  assert.equal(data.sla, "15m");
  assert.deepEqual(data.traits, { company: "Globex", role: "head of marketing" });

  const { visitor } = await tab.get();
  assert.ok(JSON.stringify(data.visitor).includes(visitor.id ?? visitor), "the visitor of get()");

  assert.deepEqual(
    data.reasons.map(({ rule, points, count }) => ({
      rule: rule.split(/[./:]/).at(-1),
      points,
      count,
    })),
    [
      { rule: "demo", points: 60, count: 1 },
      { rule: "pricing", points: 20, count: 2 },
    ],
    "the reasons, the weightiest first; they add up to the score",
  );
  for (const { label, lastAt } of data.reasons) {
    assert.ok(typeof label === "string" && label.length > 0, "a label a salesperson can read");
    const age = Date.now() - new Date(lastAt).getTime();
    assert.ok(age >= 0 && age < 60_000, `lastAt ${lastAt} is the signal's own time`);
  }

  assert.ok(
    Array.isArray(data.timeline) && data.timeline.length >= 4 && data.timeline.length <= 20,
  );
  const line = JSON.stringify(data.timeline);
  for (const name of ["page_view", "pricing", "demo"])
    assert.ok(line.includes(`"${name}"`), `${name} in ${line}`);
  assert.ok(JSON.stringify(data.page).includes("/"), "the page it happened on");
});

test("the timeline has the last 20 signals and no more", async (t) => {
  const crm = await sink(t);
  const { tab } = await open(t, selling([hook(crm)]));
  await tab.evaluate(() => {
    for (let i = 0; i < 30; i += 1) window.leadlight("track", `step_${i}`);
    window.leadlight("track", "demo");
  });
  await crm.stores(1);
  const { timeline } = crm.received[0].event.data;
  assert.equal(timeline.length, 20);
  const text = JSON.stringify(timeline);
  assert.ok(text.includes('"step_29"') && !text.includes('"step_5"'), text);
});

test("two tabs that cross the line at the same moment hand off the same thing", async (t) => {
  const crm = await sink(t);
  const { site, visitor, tab: one } = await open(t, selling([hook(crm)]));
  const two = await visitor.open(site.url());
  await two.ready();
  const cross = () => {
    const channel = new BroadcastChannel("test");
    channel.onmessage = () => window.leadlight("track", "demo");
    window.cross = () => {
      channel.postMessage("now");
      window.leadlight("track", "demo");
    };
  };
  await one.evaluate(cross);
  await two.evaluate(cross);
  await one.evaluate(() => window.cross());
  await one.stage("sql");
  await two.stage("sql");
  await crm.stores(1);
  const other = await later(t, crm);
  assert.deepEqual(ids(crm).filter((id) => id !== other).length, 1, "one id from both tabs");
});

test("a reload between two tries does not lose it", async (t) => {
  const crm = await sink(t, [503, 503]);
  const { tab } = await open(t, selling([hook(crm)]));
  await tab.call("track", "demo");
  await crm.receives(1);
  await tab.reload();
  await crm.stores(1, { timeout: 20_000 });
  assert.equal(ids(crm).length, 1);
});

test("a tab closed while the sink is silent: the next visit delivers it", async (t) => {
  const crm = await sink(t, ["hang"]);
  const { site, visitor, tab } = await open(t, selling([hook(crm)]));
  await tab.call("track", "demo");
  await crm.receives(1);
  await tab.close();
  const next = await visitor.open(site.url());
  await next.ready();
  await crm.stores(1, { timeout: 20_000 });
  assert.equal(ids(crm).length, 1);
});

test("a form that leaves the page at once: its lead arrives from the next one", async (t) => {
  const crm = await sink(t);
  const signals = { demo: { from: "form_submit", where: { formId: "demo" } } };
  const form =
    '<form id="demo" action="/next"><input name="a" value="b"><button>Go</button></form>';
  const site = await serve(t, {
    "/": page(form),
    "/next": page("<h1>Thanks</h1>"),
    "/leadlight.json": selling([hook(crm)], { signals }),
  });
  const visits = Array.from({ length: 4 }, async () => {
    const tab = await (await browser.visitor(t, LOUD)).open(site.url());
    await tab.ready();
    await tab.becomes("consent", () => window.leadlight.get().consent, "granted");
    await tab.evaluate(() => document.querySelector("#demo button").click());
    await tab.fact("the next page", () => location.pathname === "/next");
  });
  await Promise.all(visits);
  await crm.stores(visits.length, { timeout: 20_000 });
});

/** Runs before a page's scripts: the write of a handoff fails, as when the page is torn down then. */
function handoffNotWritten() {
  for (const name of ["put", "add"]) {
    const original = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function wrapped(...args) {
      const request = original.apply(this, args);
      const text = JSON.stringify(args, (_key, value) =>
        ArrayBuffer.isView(value) ? new TextDecoder("latin1").decode(value) : value,
      );
      if (text.includes("leadlight.handoff.v1")) this.transaction.abort();
      return request;
    };
  }
}

test("a handoff that could not be written down is not taken for done", async (t) => {
  if (browser.lacks(t, "offline")) return;
  const crm = await sink(t);
  const site = await serve(t, { "/": page(), "/leadlight.json": selling([hook(crm)]) });
  const visitor = await browser.visitor(t, LOUD);
  const tab = await visitor.open(site.url(), { before: [handoffNotWritten] });
  await tab.ready();
  await tab.becomes("consent", () => window.leadlight.get().consent, "granted");
  await tab.offline(true);
  await tab.call("track", "demo");
  await tab.stage("sql");
  await until("the log in the database", async () => {
    return JSON.stringify(await tab.evaluate(stored)).includes("demo");
  });
  await tab.close();
  const next = await visitor.open(site.url());
  await next.ready();
  await next.becomes("consent", () => window.leadlight.get().consent, "granted");
  await next.call("track", "demo");
  await crm.stores(1);
});

test("kept by the sink, but the answer was lost: sent again under the same id", async (t) => {
  const crm = await sink(t, ["commit-reset", "commit-reset"]);
  const { tab } = await open(t, selling([hook(crm)]));
  await tab.call("track", "demo");
  await until("an answer that arrives", () => crm.received.some(({ step }) => step === 202), {
    timeout: 20_000,
  });
  assert.equal(crm.stored.size, 1);
  assert.equal(ids(crm).length, 1);
});

test("4xx parks it: no further try, on this page or the next", async (t) => {
  const strict = await sink(t, [400, 400, 400]);
  const tired = await sink(t, [500, 500, 202]);
  const { tab } = await open(t, selling([hook(strict, "strict"), hook(tired, "tired")]));
  await tab.call("track", "demo");
  // By the time the tired sink was asked three times, the strict one would have been asked again.
  await tired.stores(1, { timeout: 20_000 });
  assert.equal(strict.received.length, 1);
  await tab.reload();
  await tab.ready();
  await later(t, tired);
  assert.equal(strict.received.length, 1);
});

test("408, 425 and 429 are tried again", async (t) => {
  const statuses = [408, 425, 429];
  const sinks = await Promise.all(statuses.map((status) => sink(t, [status])));
  const { tab } = await open(t, selling(sinks.map((crm, n) => hook(crm, `crm-${n}`))));
  await tab.call("track", "demo");
  for (const crm of sinks) await crm.stores(1, { timeout: 20_000 });
  assert.deepEqual(
    sinks.map(({ received }) => received.map(({ step }) => step)),
    statuses.map((status) => [status, 202]),
  );
});

test("Retry-After is honoured, in seconds", async (t) => {
  const crm = await sink(t, [{ status: 429, headers: { "retry-after": "3" } }]);
  const { tab } = await open(t, selling([hook(crm)]));
  await tab.call("track", "demo");
  await crm.stores(1, { timeout: 20_000 });
  const [first, second] = crm.received;
  const waited = second.at - first.at;
  assert.ok(waited >= 2950 && waited < 12_000, `waited ${waited} ms for a Retry-After of 3 s`);
});

test("Retry-After is honoured across a reload, as a date", async (t) => {
  const when = new Date(Math.ceil(Date.now() / 1000) * 1000 + 4000);
  const crm = await sink(t, [{ status: 503, headers: { "retry-after": when.toUTCString() } }]);
  const { tab } = await open(t, selling([hook(crm)]));
  await tab.call("track", "demo");
  await crm.receives(1);
  await tab.fact(
    "the answer to be taken in",
    (url) => performance.getEntriesByName(url).some(({ responseEnd }) => responseEnd > 0),
    crm.url,
  );
  // Reading the database waits behind the write of what that answer said.
  await tab.evaluate(stored);
  await tab.reload();
  await crm.stores(1, { timeout: 20_000 });
  const early = when.getTime() - (performance.timeOrigin + crm.received[1].at);
  assert.ok(early <= 50, `came ${early} ms before the date the sink named`);
});

test("an answer that cannot be read is not a receipt", async (t) => {
  const crm = await sink(t, [{ status: 202, cors: false, commit: false }, "portal", "reset"]);
  const { tab } = await open(t, selling([hook(crm)]));
  await tab.call("track", "demo");
  await crm.stores(1, { timeout: 30_000 });
  assert.equal(ids(crm).length, 1);
  assert.equal(crm.received.at(-1).step, 202);
});

test("a redirected answer is not a receipt, and the lead does not follow it elsewhere", async (t) => {
  const elsewhere = await sink(t);
  const moved = (status) => ({ status, headers: { location: elsewhere.url } });
  const crm = await sink(t, [moved(307), moved(302)]);
  const { tab } = await open(t, selling([hook(crm)]));
  await tab.call("track", "demo");
  await crm.stores(1, { timeout: 20_000 });
  assert.equal(crm.received.length, 3);
  assert.deepEqual(elsewhere.received, []);
});

test("simple: true goes out without a preflight", async (t) => {
  const plain = await sink(t);
  const usual = await sink(t);
  const { tab } = await open(
    t,
    selling([hook(plain, "plain", { simple: true }), hook(usual, "usual")]),
  );
  await tab.call("track", "demo");
  await plain.stores(1);
  await usual.stores(1);
  assert.equal(plain.preflights.length, 0);
  assert.match(plain.received[0].headers["content-type"], /^text\/plain/);
  assert.equal(plain.received[0].event.type, "leadlight.handoff.v1");
  assert.equal(plain.received[0].id, usual.received[0].id, "one handoff, two sinks, one id");
});

test("offline: it waits, and goes out once the network is back", async (t) => {
  if (browser.lacks(t, "offline")) return;
  const crm = await sink(t);
  const { tab } = await open(t, selling([hook(crm)]));
  await tab.fact("what delivers has come", () =>
    performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/deliver.js")),
  );
  await tab.offline(true);
  await tab.call("track", "demo");
  await tab.stage("sql");
  await until("the handoff in the outbox", async () => {
    const { databases } = await tab.evaluate(stored);
    return (
      JSON.stringify(databases).includes("leadlight.handoff.v1") ||
      JSON.stringify(databases).includes("crm")
    );
  });
  assert.equal(crm.received.length, 0);
  await tab.offline(false);
  await crm.stores(1, { timeout: 20_000 });
  assert.equal(ids(crm).length, 1);
});

test("by hand: leadlight('handoff', extra) sends now, with what the site adds", async (t) => {
  const crm = await sink(t);
  const { tab } = await open(t, selling([hook(crm)]));
  await tab.call("handoff", { note: "asked on the phone" });
  await crm.stores(1);
  const [{ event }] = crm.received;
  assert.equal(event.type, "leadlight.handoff.v1");
  assert.equal(event.data.stage, "visitor");
  assert.ok(JSON.stringify(event.data).includes("asked on the phone"));
});

test("leadlight:handoff tells of one handoff, by the id the sink gets", async (t) => {
  const crm = await sink(t);
  const { tab } = await open(t, selling([hook(crm)]));
  await tab.call("track", "demo");
  await crm.stores(1);
  await until("word of its delivery", () => tab.named("handoff").at(-1)?.detail.status === "sent");
  const told = tab.named("handoff").map(({ detail }) => detail);
  assert.deepEqual([...new Set(told.map(({ id }) => id))], [crm.received[0].id]);
  const created = told.filter(({ status }) => status === "created");
  assert.equal(created.length, 1);
});

test("a visitor who is not qualified is not handed off", async (t) => {
  const crm = await sink(t);
  const { tab } = await open(t, selling([hook(crm)]));
  for (let i = 0; i < 5; i += 1) await tab.call("track", "pricing");
  await tab.stage("mql");
  const other = await later(t, crm);
  assert.deepEqual(ids(crm), [other]);
  assert.deepEqual(tab.named("handoff"), []);
});
