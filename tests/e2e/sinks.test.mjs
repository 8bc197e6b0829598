// Sinks of every kind: what they are sent, in their own words, and that it is sent once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { bundled } from "./harness/library.mjs";
import { config, LADDER, page } from "./harness/pages.mjs";
import { sink } from "./harness/sink.mjs";
import { reply, serve } from "./harness/site.mjs";
import { until } from "./harness/until.mjs";

const browser = launch();

const LOUD = { warnings: "any" };

const selling = (sinks, more = {}) =>
  config({
    ...LADDER,
    segments: { warm: { "counts.demo": { $gte: 1 } } },
    handoff: { when: { stage: "sql" }, sla: "15m", sinks },
    ...more,
  });

async function open(t, json, { body = "<h1>Acme</h1>", head = "", pages = {} } = {}) {
  const site = await serve(t, {
    "/": page(body, { head }),
    "/leadlight.json": json,
    ...pages,
  });
  const visitor = await browser.visitor(t, LOUD);
  const tab = await visitor.open(site.url());
  await tab.ready();
  return { site, visitor, tab };
}

/** What a vendor's snippet leaves on a page until its script comes: functions that only take note. */
const STUBS = `
  window.heard = [];
  const note = (name) => (...args) => void heard.push([name, ...args]);
  window.analytics = Object.assign([], { track: note("segment") });
  window.posthog = Object.assign([], { capture: note("posthog") });
  window.snowplow = note("snowplow");
  window.dataLayer = [];
  window.gtag = function () { dataLayer.push(arguments); heard.push(["gtag", ...arguments]); };
  window._paq = { push: note("matomo") };
  window.plausible = note("plausible");
  document.addEventListener("leadlight:lead", ({ detail }) => heard.push(["event", detail]));
`;

const sent = (tab, count) =>
  until(`${count} sinks served`, async () => {
    await tab.listen();
    return tab.named("handoff").filter(({ detail }) => detail.status === "sent").length === count;
  });

test("what is on the page is called once each, in its own words, and one that comes late as well", async (t) => {
  const on = (kind, more = {}) => ({ id: kind, kind, ...more });
  const { tab } = await open(
    t,
    selling([
      on("segment", { fields: { email: "traits.email", handoff_kind: "" } }),
      on("posthog", { event: "lead" }),
      on("snowplow", { schema: "iglu:com.acme/lead/jsonschema/1-0-0" }),
      on("ga4"),
      on("matomo", { fields: { dimension3: "stage" } }),
      on("plausible"),
      on("custom-event"),
      on("rudderstack"),
    ]),
    { head: `<script>${STUBS}</script>` },
  );
  await tab.call("identify", { email: "jane@globex.example" });
  await tab.call("track", "demo");
  await sent(tab, 7);
  const [waits] = (await tab.get()).outbox;
  assert.equal(waits.sink, "rudderstack");
  assert.equal(waits.error, "`rudderanalytics.track` is not on the page");
  await tab.evaluate(() => {
    window.rudderanalytics = { track: (...args) => window.heard.push(["rudderstack", ...args]) };
  });
  await sent(tab, 8);
  const heard = await tab.evaluate(() => JSON.parse(JSON.stringify(window.heard)));
  const of = (name) => {
    const found = heard.filter(([whose]) => whose === name);
    assert.equal(found.length, 1, `${name} in ${JSON.stringify(heard)}`);
    return found[0].slice(1);
  };
  const [{ id, data }] = of("event");
  const summary = {
    handoff_id: id,
    handoff_kind: "stage",
    stage: "sql",
    previous_stage: "visitor",
    score_engagement: 60,
    reasons: "Demo today",
    segments: "warm",
    page_path: "/",
    config_hash: data.configHash,
  };
  assert.equal(data.traits.email, "jane@globex.example");
  const { handoff_kind: _, ...rest } = summary;
  assert.deepEqual(of("segment"), [
    "Lead Qualified",
    { ...rest, email: "jane@globex.example" },
    { messageId: id },
  ]);
  assert.deepEqual(of("rudderstack"), ["Lead Qualified", summary, { messageId: id }]);
  const [name, props, { uuid }] = of("posthog");
  assert.deepEqual([name, props], ["lead", summary]);
  assert.ok(
    new Set(uuid.split("-").join("").match(/.{8}/g)).size === 4,
    `${uuid} is all of a piece`,
  );
  assert.match(uuid, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual(of("snowplow"), [
    "trackSelfDescribingEvent",
    { event: { schema: "iglu:com.acme/lead/jsonschema/1-0-0", data: summary } },
  ]);
  assert.deepEqual(of("gtag"), ["event", "qualify_lead", summary]);
  assert.deepEqual(of("matomo"), [
    ["trackEvent", "Leadlight", "Lead Qualified", "sql", 0, { dimension3: "sql" }],
  ]);
  assert.deepEqual(of("plausible"), ["Lead Qualified", { props: summary }]);

  // On the next page all of them are known to have it; by the time another lead is there, this would be.
  await tab.reload();
  await tab.ready();
  await tab.call("handoff", {});
  await tab.fact("another lead", () => window.heard.some(([name]) => name === "event"));
  const again = await tab.evaluate(() => JSON.stringify(window.heard));
  assert.ok(!again.includes(id), `${id} once more in ${again}`);
  assert.ok(again.includes("generate_lead"), "what is handed over by hand is no qualification");
});

test("a tag manager's data layer takes what there is no gtag for", async (t) => {
  const { tab } = await open(t, selling([{ id: "ga", kind: "ga4" }]), {
    head: "<script>window.dataLayer = [];</script>",
  });
  await tab.call("track", "demo");
  await sent(tab, 1);
  const pushed = await tab.evaluate(() => window.dataLayer);
  assert.deepEqual(
    pushed.map(({ event, stage }) => [event, stage]),
    [["qualify_lead", "sql"]],
  );
});

test("forms of HubSpot, Salesforce and Mautic get their fields; where no receipt is given, once", async (t) => {
  const hubspot = await sink(t, [500]);
  const blind = { status: 200, cors: false, commit: false };
  const salesforce = await sink(t, Array(9).fill(blind));
  const mautic = await sink(t, ["reset", ...Array(9).fill(blind)]);
  const origin = ({ url }) => new URL(url).origin;
  const { site, tab } = await open(
    t,
    selling([
      {
        id: "hs",
        kind: "hubspot-form",
        portalId: "123",
        formId: "abc-def",
        url: origin(hubspot),
        fields: {
          lead_intent_score: "scores.engagement",
          lead_reasons: "reasons",
          nothing: "traits.x",
        },
      },
      {
        id: "sf",
        kind: "salesforce-web-to-lead",
        orgId: "00D000000000001",
        url: origin(salesforce),
        fields: { "00N5": "id", lead_source: "lastTouch.channel" },
      },
      {
        id: "mt",
        kind: "mautic",
        formId: "7",
        url: `${origin(mautic)}/m/`,
        fields: { f_score: "scores.engagement" },
      },
    ]),
    { head: '<script>document.cookie = "hubspotutk=0123abcd";</script>' },
  );
  await tab.call("identify", {
    email: "jané@globex.example",
    firstName: "Jané",
    lastName: "O'Neil & Co",
  });
  await tab.call("track", "demo");
  await sent(tab, 3);

  const [, { path, headers, event: body, text }] = hubspot.received;
  assert.equal(hubspot.received[0].text, text, "the same at each try");
  assert.equal(path, "/submissions/v3/integration/submit/123/abc-def");
  assert.equal(headers["content-type"], "application/json");
  assert.deepEqual(body.fields, [
    { objectTypeId: "0-1", name: "email", value: "jané@globex.example" },
    { objectTypeId: "0-1", name: "lead_intent_score", value: "60" },
    { objectTypeId: "0-1", name: "lead_reasons", value: "Demo today" },
  ]);
  assert.deepEqual(body.context, { hutk: "0123abcd", pageUri: site.url("/"), pageName: "Acme" });
  assert.ok(Math.abs(body.submittedAt - Date.now()) < 60_000);

  assert.equal(salesforce.received.length, 1);
  const [lead] = salesforce.received;
  assert.match(lead.headers["content-type"], /^application\/x-www-form-urlencoded/);
  assert.equal(lead.path, "/servlet/servlet.WebToLead?encoding=UTF-8&orgId=00D000000000001");
  const { "00N5": id, ...values } = Object.fromEntries(new URLSearchParams(lead.text));
  assert.deepEqual(values, {
    oid: "00D000000000001",
    last_name: "O'Neil & Co",
    company: "[not provided]",
    first_name: "Jané",
    email: "jané@globex.example",
    description: "Demo today",
    lead_source: "direct",
  });
  assert.match(id, /^e2e-/);

  assert.equal(mautic.received.length, 2, "no answer at all is no reason to give up");
  assert.equal(mautic.received[1].path, "/m/form/submit?formId=7");
  assert.deepEqual(Object.fromEntries(new URLSearchParams(mautic.received[1].text)), {
    "mauticform[formId]": "7",
    "mauticform[email]": "jané@globex.example",
    "mauticform[f_score]": "60",
  });

  const { outbox } = await tab.get();
  assert.deepEqual(
    outbox.map(({ sink, status, error }) => [sink, status, error]).sort(),
    ["mt", "sf"].map((it) => [it, "parked", "sent, no receipt possible"]),
  );
  await tab.reload();
  await tab.ready();
  await tab.becomes("what is known of it", () => window.leadlight.get().outbox.length, 2);
  assert.equal(salesforce.received.length, 1, "and not once more");
});

test("a page whose lists and objects write themselves otherwise does not spoil the body", async (t) => {
  const crm = await sink(t);
  const { tab } = await open(t, selling([{ id: "crm", kind: "webhook", url: crm.url }]));
  await tab.evaluate(() => {
    // What the test itself writes in this page stays whole.
    const ours = (it) => ["kind", "detail", "args"].some((key) => Object.hasOwn(it, key));
    function toJSON() {
      return ours(this) ? this : "spoiled";
    }
    Object.defineProperty(Object.prototype, "toJSON", { value: toJSON, configurable: true });
    Object.defineProperty(Array.prototype, "toJSON", { value: () => "spoiled" });
    window.leadlight("track", "demo");
  });
  await crm.stores(1);
  const [{ event, text }] = crm.received;
  assert.equal(event.data.stage, "sql");
  assert.ok(event.data.timeline.length > 1);
  assert.ok(!text.includes("spoiled"), text);
});

test("the vendors' own clients send it on", async (t) => {
  const got = [];
  const take = (name) => (request, body) => {
    if (body) got.push([name, request.url, body]);
    return reply({ body: "{}", headers: { "content-type": "application/json" } });
  };
  const script = await bundled(`
    import { AnalyticsBrowser } from "@segment/analytics-next";
    import { newTracker, trackSelfDescribingEvent } from "@snowplow/browser-tracker";
    import posthog from "posthog-js";
    const { host, origin } = location;
    window.analytics = AnalyticsBrowser.load({
      writeKey: "key",
      cdnSettings: { integrations: { "Segment.io": { apiKey: "key", apiHost: host + "/segment", protocol: "http" } } },
    });
    posthog.init("key", {
      api_host: origin, autocapture: false, capture_pageview: false, capture_pageleave: false,
      disable_compression: true, request_batching: false, advanced_disable_flags: true,
      disable_session_recording: true, disable_surveys: true, opt_out_useragent_filter: true,
      disable_external_dependency_loading: true, persistence: "memory",
    });
    window.posthog = posthog;
    newTracker("sp", origin, { appId: "acme", postPath: "/snowplow/tp2" });
    window.snowplow = (name, it) => trackSelfDescribingEvent(it);
  `);
  const { tab } = await open(
    t,
    selling([
      { id: "s", kind: "segment" },
      { id: "p", kind: "posthog" },
      { id: "sp", kind: "snowplow", schema: "iglu:com.acme/lead/jsonschema/1-0-0" },
    ]),
    {
      head: '<script src="/clients.js"></script>',
      pages: {
        "/clients.js": script,
        "/segment/t": take("segment"),
        "/e/": take("posthog"),
        "/i/v0/e/": take("posthog"),
        "/snowplow/tp2": take("snowplow"),
      },
    },
  );
  await tab.call("track", "demo");
  const unpack = (text) => {
    const [, data] = /^data=(.*)$/s.exec(text) ?? [];
    const plain = data ? decodeURIComponent(data) : text;
    return plain.startsWith("{") || plain.startsWith("[")
      ? plain
      : Buffer.from(plain, "base64").toString();
  };
  const bodies = (name) => got.filter((it) => it[0] === name).map((it) => unpack(it[2]));
  for (const name of ["segment", "posthog", "snowplow"]) {
    await until(`${name}'s client to send it`, () => bodies(name).length, {
      context: () => JSON.stringify(got).slice(0, 2000),
    });
  }
  await sent(tab, 3);
  const { id } = tab.named("handoff")[0].detail;
  for (const name of ["segment", "posthog"]) {
    const [body] = bodies(name)
      .map((it) => JSON.parse(it))
      .flatMap((it) => it.batch ?? it);
    assert.equal(body.event, "Lead Qualified");
    assert.equal(body.properties.handoff_id, id);
    if (name === "posthog") assert.match(body.uuid, /^[0-9a-f-]{14}8/, "ours, by which it is one");
  }
  const [{ data }] = bodies("snowplow").map((it) => JSON.parse(it));
  const { ue_px, ue_pr = Buffer.from(ue_px ?? "", "base64url").toString() } = data[0];
  const inner = JSON.parse(ue_pr).data;
  assert.equal(inner.schema, "iglu:com.acme/lead/jsonschema/1-0-0");
  assert.equal(inner.data.handoff_id, id);
});
