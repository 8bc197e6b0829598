// What is handed to sales, whole: the engine as it is built, and the words that the page adds.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { mock, test } from "node:test";
import { dist } from "../../scripts/lib/paths.mjs";
import { instantiate } from "../../www/embed/engine.ts";
import { makeDelivery } from "../../www/embed/keep/deliver.ts";
import { inWords, readBy } from "../../www/embed/keep/words.ts";
import { openShell } from "../../www/embed/shell.ts";
import { say } from "../../www/embed/text.ts";

process.env.TZ = "UTC";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-18T15:00:00Z");
const golden = new URL("./fixtures/handoff.json", import.meta.url);

const config = {
  version: 1,
  site: "acme",
  pages: [
    { match: "/pricing", type: "pricing", journey: "decision" },
    { match: "/blog/**", type: "blog", journey: "awareness", topic: "seo" },
  ],
  signals: {
    pricing_view: { from: "page_view", where: { type: "pricing" } },
    demo_request: { from: "form_submit", where: { formId: "demo" } },
  },
  scores: {
    engagement: {
      max: 100,
      rules: [
        { id: "pricing", on: "pricing_view", points: 10, max: 40 },
        { id: "demo", label: "Asked for a demo", on: "demo_request", points: 30 },
        { id: "ebook", on: "file_download", points: 5, within: "7d" },
      ],
      groups: [
        {
          id: "content",
          rules: [{ id: "blog", on: "page_view", where: { type: "blog" }, points: 2, per: "day" }],
        },
      ],
    },
    fit: { rules: [{ id: "team-size", when: { "traits.companySize": { $gte: 50 } }, points: 30 }] },
  },
  stages: [
    { id: "visitor" },
    { id: "lead", enter: { "scores.engagement": { $gte: 20 } } },
    { id: "sql", enter: { "counts.demo_request": { $gte: 1 } } },
  ],
  segments: { large: { "traits.companySize": { $gte: 50 } } },
  offers: {
    demo: {
      kind: "demo",
      stages: ["sql"],
      content: { text: { en: "Talk to sales, {traits.company}", es: "Hable con ventas" } },
    },
    guide: {
      kind: "ebook",
      content: { text: "Get the guide" },
      owned: { signal: "file_download" },
    },
  },
  handoff: {
    when: { stage: "sql" },
    reasons: 6,
    sla: "15m",
    sinks: [{ id: "crm", kind: "webhook", url: "https://crm.example/leads" }],
  },
  privacy: { consent: "implied" },
};

/** A visit, as a log that was kept: `[days ago, signal, properties]`. */
const visit = [
  [
    5,
    "session_start",
    { channel: "organic", source: "google", landingPath: "/blog/seo", visit: 1 },
  ],
  [5, "page_view", { path: "/blog/seo", title: "What SEO is" }],
  [5, "engagement", { path: "/blog/seo", seconds: 90 }],
  [5, "file_download", { fileName: "guide.pdf", path: "/blog/seo" }],
  [4, "page_view", { path: "/blog/links", title: "On links" }],
  [4, "page_view", { path: "/pricing", title: "Prices" }],
  [3, "page_view", { path: "/pricing", title: "Prices" }],
  [3, "engagement", { path: "/pricing", seconds: 200 }],
  [1, "session_start", { channel: "email", medium: "email", landingPath: "/pricing", visit: 2 }],
  [1, "page_view", { path: "/pricing", title: "Prices" }],
  [0, "page_view", { path: "/pricing", title: "Prices" }],
  [0, "identify", { company: "Globex", companySize: 80, email: "jane@globex.example" }],
  [0, "form_submit", { formId: "demo", path: "/pricing" }],
].map(([ago, signal, props], place) => ({
  id: `s${`${place}`.padStart(3, "0")}`,
  time: NOW - ago * DAY - 60_000 + place * 1000,
  signal,
  props,
}));

test("the body of a handoff, whole", async (t) => {
  mock.timers.enable({ apis: ["Date", "setTimeout"], now: NOW });
  t.after(() => mock.timers.reset());
  const module = new WebAssembly.Module(readFileSync(`${dist}/leadlight.wasm`));
  const handed = [];
  const perform = (effect) => effect[0] === "handoff" && handed.push(effect[2]);
  const fail = (error) => assert.fail(error);
  const shell = await openShell(() => instantiate(module), config, { bot: false }, perform, fail);
  t.after(shell.stop);
  assert.deepEqual(shell.problems, []);
  shell.visitor("0123456789abcdef0123456789abcdef");
  shell.merge(visit);
  shell.consent("granted");
  assert.equal(handed.length, 1);

  const told = [];
  const { hand } = makeDelivery({
    site: "acme",
    config,
    shell,
    events: { tell: (...it) => told.push(it), on() {}, off() {}, past: undefined },
    say: (text) => say(text, shell.traits, []),
    base: new URL("https://acme.example/"),
  });
  hand(handed[0]);
  const [[name, { event }]] = told;
  assert.equal(name, "handoff");
  if (process.env.LEADLIGHT_UPDATE) writeFileSync(golden, JSON.stringify(event, null, 2));
  assert.deepEqual(event, JSON.parse(readFileSync(golden, "utf8")));
});

/** The label of one rule, of so many signals. */
const label = (rule, reason, { records = [], signals = {} } = {}) =>
  inWords(
    [{ rule: "r", label: "R (4 times)", points: 1, ...reason }],
    { scores: { s: { rules: [{ id: "r", ...rule }] } }, signals },
    records,
    NOW,
  )[0].label;

test("reasons are in words that a salesperson uses", () => {
  const at = (ago) => new Date(NOW - ago * DAY).toISOString();
  const record = (ago, signal = "page_view") => ({
    id: "",
    time: NOW - ago * DAY,
    signal,
    props: {},
  });
  const signals = { pricing_view: { from: "page_view", where: { type: "pricing" } } };
  const four = { count: 4, lastAt: at(1) };

  const week = { signals, records: [record(6), record(1)] };
  assert.equal(label({ on: "pricing_view" }, four, week), "Viewed pricing 4 times this week");
  const month = { signals, records: [record(30), record(1)] };
  assert.equal(
    label({ on: "pricing_view" }, four, month),
    "Viewed pricing 4 times, last yesterday",
  );
  assert.equal(
    label({ on: "pricing_view", within: "7d" }, four, month),
    "Viewed pricing 4 times this week",
    "the rule looks no further back",
  );
  const today = { count: 2, lastAt: at(0) };
  assert.equal(
    label({ on: "page_view", where: { path: { $glob: "/docs/**" } } }, today, {
      records: [record(0.1)],
    }),
    "Viewed docs 2 times today",
  );
  assert.equal(
    label({ on: "page_view", per: "session" }, four, month),
    "Viewed pages in 4 visits, last yesterday",
  );
  assert.equal(
    label({ on: "page_view", per: "day", where: { topic: "open-source" } }, four, week),
    "Viewed open source on 4 days this week",
  );
  assert.equal(
    label({ on: "file_download", where: { fileName: "roi.pdf" } }, { count: 1, lastAt: at(3) }),
    "Downloaded roi.pdf 3 days ago",
  );
  assert.equal(
    label({ on: "form_submit", where: { formId: "demo" } }, { count: 1, lastAt: at(0) }),
    "Submitted “demo” today",
  );
  assert.equal(label({ on: "demo_request" }, { count: 1, lastAt: at(0) }), "Demo request today");
  assert.equal(
    label({ on: "demo_request", label: "Asked for a demo" }, four, {
      records: [record(1, "demo_request")],
    }),
    "Asked for a demo 4 times this week",
  );
  assert.equal(
    label({ when: {}, label: "Large company" }, { count: 1, lastAt: null }),
    "Large company",
  );
  assert.equal(
    label({ when: {} }, { count: 1, lastAt: null }),
    "R (4 times)",
    "as the engine says it",
  );
});

test("what makes no sense leaves the reasons as they are", () => {
  const reasons = [{ rule: "r", label: "R", points: 1 }];
  for (const config of [
    {},
    { scores: [] },
    { scores: { s: 1 } },
    { scores: { s: { rules: [null, { id: "r" }, { id: "r" }] } } },
  ]) {
    assert.deepEqual(inWords(reasons, config, [], NOW), reasons);
  }
  assert.equal(inWords(null, {}, [], NOW), null);
});

test("what was read is what was given time", () => {
  const view = (path, title) => ({ signal: "page_view", props: { path, title } });
  const time = (path, seconds) => ({ signal: "engagement", props: { path, seconds } });
  const records = [
    view("/a", "A"),
    view("/b", "B"),
    time("/b", 5),
    view("/a", ""),
    time("/", 9),
    { signal: "file_download", props: { path: "/a", fileName: "x.pdf" } },
    { signal: "odd", props: {} },
  ];
  assert.deepEqual(readBy(records), {
    read: [
      { path: "/b", title: "B", views: 1, seconds: 5 },
      { path: "/a", title: "", views: 2, seconds: 0 },
    ],
    downloads: ["x.pdf"],
  });
});
