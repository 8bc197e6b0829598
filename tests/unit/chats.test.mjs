// Chats of other services: what they are told, what of the config is believed, and what the docs say of them.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

// Adapters look at the page's window, which is this.
globalThis.window = globalThis;
globalThis.document = { baseURI: "https://acme.example/" };
globalThis.addEventListener ??= () => {};

const { attributes } = await import("../../www/embed/chat/attributes.ts");
const { settingsOf } = await import("../../www/embed/chat/settings.ts");
const { VENDORS } = await import("../../www/embed/chat/vendors.ts");

const adapter = async (name, settings) =>
  (await import(`../../www/embed/chat/vendors/${name}.ts`)).make({
    id: "a",
    host: "",
    fields: {},
    custom: {},
    ...settings,
  });

const part = (rule, points, more = {}) => ({ rule, points, label: null, text: rule, ...more });
const visit = (props) => ({ id: "1", time: 0, signal: "session_start", props });
const view = (path) => ({ id: "2", time: 0, signal: "page_view", props: { path } });

const SNAPSHOT = {
  stage: "sql",
  grade: "A1",
  scores: { fit: 30, intent: 71, engagement: 80 },
  persona: null,
  segments: ["saas", "large"],
};

const LOG = [
  visit({ source: "google", medium: "cpc", campaign: "spring" }),
  view("/blog"),
  view("/pricing"),
  visit({ channel: "referral", referrerHost: "globex.example" }),
  view("/pricing"),
];

test("stage, grade, scores, reasons, pages and touches, by names in snake case", () => {
  const explained = {
    fit: { parts: [part("size", 30, { text: "size: 30 points" })] },
    engagement: {
      parts: [
        part("blog", 2, { text: "blog: 1 × page_view, 2 points" }),
        part("careers", -20),
        part("demo", 60, { label: "Asked for a demo", signals: 1 }),
        part("pricing", 40, { label: "Viewed pricing", signals: 4 }),
        { cap: "score", points: 90, text: "a cap" },
      ],
    },
  };
  assert.deepEqual(attributes(SNAPSHOT, explained, LOG, {}), {
    lead_stage: "sql",
    lead_grade: "A1",
    lead_score: 71,
    lead_reason_1: "Asked for a demo",
    lead_reason_2: "Viewed pricing (4 times)",
    lead_reason_3: "size: 30 points",
    lead_pages_seen: 3,
    lead_last_pages: "/pricing, /blog",
    lead_first_touch: "google / cpc / spring",
    lead_last_touch: "globex.example",
    lead_segments: "saas, large",
    lead_score_fit: 30,
    lead_score_intent: 71,
    lead_score_engagement: 80,
  });
});

test("the config gives other names, or none", () => {
  const fields = { score: "lead_intent_score", grade: "", stage: 7, pages_seen: null };
  const given = attributes(SNAPSHOT, {}, [], fields);
  assert.equal(given.lead_intent_score, 71);
  assert.deepEqual(
    Object.keys(given).filter((it) => /grade|stage|7/.test(it)),
    [],
  );
  assert.equal(given.lead_pages_seen, 0);
});

test("at most twenty, none longer than 255, and nothing that is not there", () => {
  const scores = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`Score ${at}`, at]));
  const long = { a: { parts: [part("a", 1, { label: "x".repeat(400) })] } };
  const given = attributes({ ...SNAPSHOT, scores }, long, LOG, {});
  assert.equal(Object.keys(given).length, 20);
  assert.equal(given.lead_reason_1.length, 255);
  assert.ok(Object.keys(given).every((it) => /^[a-z0-9_]+$/.test(it)));
  assert.deepEqual(attributes({}, {}, [], {}), { lead_pages_seen: 0 });
});

test("a config may hold anything", () => {
  const nothing = { provider: "undefined", id: "", host: "", fields: {}, custom: {} };
  for (const it of [null, 3, "x", [], { chat: null }, { chat: "crisp" }, { chat: [1] }]) {
    assert.deepEqual(settingsOf(it), nothing);
  }
  const read = (chat) => settingsOf({ chat });
  assert.equal(read({ id: 4711 }).id, "4711");
  assert.equal(read({ id: { a: 1 } }).id, "");
  assert.equal(read({ id: "a?b=<script>" }).id, "");
  assert.equal(read({ host: "https://chat.example/" }).host, "https://chat.example");
  assert.equal(read({ host: "javascript:alert(1)" }).host, "");
  assert.deepEqual(read({ fields: ["a"], custom: 1 }).fields, {});
});

test("each vendor has its file, a stand-in in the tests, and its line in the docs", async () => {
  const files = readdirSync(new URL("../../www/embed/chat/vendors", import.meta.url));
  assert.deepEqual(
    files.map((it) => it.replace(".ts", "")),
    [...VENDORS],
  );
  const { FAKES } = await import("../e2e/chats/fakes.mjs");
  assert.deepEqual([...Object.keys(FAKES), "custom"].sort(), [...VENDORS]);
  const docs = readFileSync(new URL("../../docs/chat.md", import.meta.url), "utf8");
  for (const name of VENDORS) {
    const { can, load } = await adapter(name, { custom: { set: "set" } });
    const yes = (it) => (it ? "yes" : "");
    const cells = [
      `\`${name}\``,
      yes(can.attributes),
      yes(can.greeting),
      yes(can.draft),
      yes(can.opens),
      can.messages.join(", "),
      yes(load),
    ];
    const line = `| ${cells.join(" | ")} |`.replace(/ {2}/g, " ");
    assert.ok(docs.includes(line), `docs/chat.md does not say: ${line}`);
  }
});

test("a vendor is loaded from its own place, or from the one the config has", async () => {
  const host = "https://eu.chat.example";
  const urls = {};
  for (const name of VENDORS) {
    const settings = { id: "a/b", host };
    const urlOf = async (it) => (await adapter(name, it)).load?.() ?? null;
    urls[name] = [await urlOf({ id: "a/b" }), await urlOf(settings)].map(
      (it) => it && new URL(it).origin,
    );
  }
  const own = (origin) => [origin, host];
  const only = (origin) => [origin, origin];
  assert.deepEqual(urls, {
    chatwoot: own("https://app.chatwoot.com"),
    crisp: only("https://client.crisp.chat"),
    custom: [null, null],
    drift: only("https://js.driftt.com"),
    freshchat: own("https://wchat.freshchat.com"),
    helpscout: only("https://beacon-v2.helpscout.net"),
    hubspot: own("https://js.hs-scripts.com"),
    intercom: only("https://widget.intercom.io"),
    livechat: only("https://cdn.livechatinc.com"),
    olark: only("https://static.olark.com"),
    rocketchat: [null, host],
    salesforce: [null, host],
    tawk: own("https://embed.tawk.to"),
    tidio: own("https://code.tidio.co"),
    zendesk: own("https://static.zdassets.com"),
  });
});
