// The conversation over XMPP: with a real Prosody, and a salesperson in another client.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { agent } from "./harness/agent.mjs";
import { launch } from "./harness/browser.mjs";
import { focus, press, shows, transcript, words, writes } from "./harness/conversation.mjs";
import { config, LADDER, page } from "./harness/pages.mjs";
import { absent, prosody } from "./harness/prosody.mjs";
import { sink } from "./harness/sink.mjs";
import { serve } from "./harness/site.mjs";
import { becomes, until } from "./harness/until.mjs";

const browser = launch();
const server = absent || (await prosody({ after }));

const live = (chat, more = {}) =>
  config({
    ...LADDER,
    chat: { provider: "panel", transport: "xmpp", team: { en: "Acme sales" }, ...chat },
    ...more,
  });

// The keys of live chat are warned of by an engine that does not know them yet.
const ANY = { warnings: "any" };

async function open(t, json, options) {
  const pages = { "/": page(), "/next": page(), "/leadlight.json": json };
  const site = await serve(t, pages);
  const visitor = await browser.visitor(t, { ...ANY, ...options });
  const tab = await visitor.open(site.url());
  await tab.ready();
  return { site, visitor, tab };
}

test("a visitor and a salesperson talk, over a reload and a server that is killed", {
  skip: absent,
}, async (t) => {
  const alice = await agent(t, server.plain);
  const { tab } = await open(t, live({ xmpp: server.chat }));
  await tab.call("identify", { name: "Jane", company: "Globex" });
  await tab.call("track", "pricing");
  await tab.call("track", "pricing");
  await tab.call("track", "demo");
  await tab.stage("sql");
  await tab.call("openChat");
  await shows(tab, "You are connected.");
  await writes(tab, "Can you plan <two> sites & more?");

  const first = await alice.hears("Can you plan <two> sites & more?");
  assert.match(first.body, /Stage: sql/);
  assert.match(first.body, /Score: 80/);
  assert.match(first.body, /Why: Demo; Pricing \(2 times\)/);
  assert.match(first.body, /name Jane, company Globex/);
  assert.equal(first.lead.stage, "sql");
  assert.equal(first.lead.score, "80");
  assert.deepEqual(first.lead.reasons, ["Demo", "Pricing (2 times)"]);
  assert.equal(first.lead.visitor, (await tab.get()).visitor);
  await becomes("what the visitor sees of it", () => transcript(tab), [
    "You | Can you plan <two> sites & more? | Sent",
  ]);

  await alice.says(first.from, "Yes <b>of course</b>");
  await shows(tab, "You are talking with Acme sales.");
  await shows(tab, "Yes <b>of course</b>");

  // It goes on where it was, and by itself.
  await tab.reload();
  const so_far = [
    "You | Can you plan <two> sites & more? | Sent",
    "Acme sales | Yes <b>of course</b>",
  ];
  await becomes("what was said before", () => transcript(tab), so_far);
  // Sales hears where to answer now.
  const again = await alice.hears("The same visitor as before");
  assert.notEqual(again.from, first.from);
  assert.equal(again.thread, first.thread);

  await server.kill();
  await shows(tab, "The connection is interrupted");
  await writes(tab, "Are you still there?");
  await shows(tab, "Not sent yet: it waits for the connection.");
  await server.start();
  const later = await alice.hears("Are you still there?");
  await alice.says(later.from, "We are.");
  await becomes("the whole conversation", () => transcript(tab), [
    ...so_far,
    "You | Are you still there? | Sent",
    "Acme sales | We are.",
  ]);
  const copies = alice.heard.filter(({ body }) => body.includes("Are you still there?"));
  assert.equal(copies.length, 1);
});

test("an answer opens the panel that was closed, on the next page too", {
  skip: absent,
}, async (t) => {
  const alice = await agent(t, server.plain);
  const { site, tab } = await open(t, live({ xmpp: server.chat }));
  await tab.call("openChat");
  await shows(tab, "You are connected.");
  await writes(tab, "What does it cost?");
  await alice.hears("What does it cost?");
  await tab.key("Escape");
  await becomes("the panel to be gone", () => words(tab), "");
  await tab.goto(site.url("/next"));
  const again = await alice.hears("The same visitor as before");
  assert.match(again.body, /On \/next/);
  assert.equal(await words(tab), "", "who closed it does not find it open again");
  await tab.evaluate(() => document.body.focus());
  await alice.says(again.from, "That depends.");
  await shows(tab, "That depends.");
  assert.equal(await tab.evaluate(() => document.activeElement.localName), "body");
});

test("two tabs are in one conversation, and the second goes on when the first is closed", {
  skip: absent,
}, async (t) => {
  const alice = await agent(t, server.plain);
  const { site, visitor, tab } = await open(t, live({ xmpp: server.chat }));
  await tab.call("openChat");
  await shows(tab, "You are connected.");
  await writes(tab, "One");
  const first = await alice.hears("One");
  const other = await visitor.open(site.url("/next"));
  await shows(other, "One");
  await writes(other, "Two");
  assert.equal((await alice.hears("Two")).from, first.from, "they share a connection");
  await alice.says(first.from, "Three");
  for (const one of [tab, other]) await shows(one, "Three");
  await tab.close();
  await writes(other, "Four");
  const last = await alice.hears("Four");
  await alice.says(last.from, "Five");
  await becomes("all of it", () => transcript(other), [
    "You | One | Sent",
    "You | Two | Sent",
    "Acme sales | Three",
    "You | Four | Sent",
    "Acme sales | Five",
  ]);
  assert.equal(alice.heard.filter(({ body }) => /^(One|Two|Four)/.test(body)).length, 3);
});

test("when nobody is there the words are in the form, and go out once", {
  skip: absent,
}, async (t) => {
  const crm = await sink(t);
  const strict = await prosody(t, { offline: false });
  const handoff = { when: { stage: "sql" }, sinks: [{ id: "crm", kind: "webhook", url: crm.url }] };
  const { tab } = await open(t, live({ xmpp: strict.chat }, { handoff }));
  await tab.call("openChat");
  await shows(tab, "You are connected.");
  await writes(tab, "Is anybody there?");
  await shows(tab, "Nobody is connected right now: leave a message");
  await shows(tab, "Not delivered: nobody was there to take it.");
  await focus(tab, "textarea");
  const draft = () =>
    document.querySelector("[data-leadlight-panel]").shadowRoot.activeElement.value;
  assert.equal(await tab.evaluate(draft), "Is anybody there?");
  await focus(tab, "[type=email]");
  await tab.type("jane@globex.example");
  await press(tab, "Send message");
  await crm.stores(1);
  const [event] = [...crm.stored.values()];
  assert.equal(event.data.message, "Is anybody there?");
  await shows(tab, "Sent as a message instead.");
  // Somebody comes, and does not hear it a second time.
  const alice = await agent(t, strict.plain);
  await press(tab, "Back to the chat");
  await writes(tab, "Hello again");
  await alice.hears("Hello again");
  assert.deepEqual(
    alice.heard.filter(({ body }) => body.includes("Is anybody there?")),
    [],
  );
});

test("when nobody answers in time the form is offered, and an answer still comes", {
  skip: absent,
}, async (t) => {
  const alice = await agent(t, server.plain);
  const { tab } = await open(t, live({ xmpp: server.chat, wait: "1s" }));
  await tab.call("openChat");
  await shows(tab, "You are connected.");
  await writes(tab, "Anyone?");
  await shows(tab, "Nobody has answered yet.");
  await shows(tab, "Send message");
  const { from } = await alice.hears("Anyone?");
  await alice.says(from, "Sorry, here I am.");
  await shows(tab, "You are talking with Acme sales.");
  await shows(tab, "Leave a message instead");
});

test("off the network a line waits, and goes out once", { skip: absent }, async (t) => {
  const alice = await agent(t, server.plain);
  const { tab } = await open(t, live({ xmpp: server.chat }));
  await tab.call("openChat");
  await shows(tab, "You are connected.");
  await writes(tab, "One");
  await alice.hears("One");
  await tab.offline(true);
  await shows(tab, "The connection is interrupted");
  await writes(tab, "Two");
  await tab.offline(false);
  await alice.hears("Two");
  await becomes("both", () => transcript(tab), ["You | One | Sent", "You | Two | Sent"]);
  assert.equal(alice.heard.filter(({ body }) => body.includes("Two")).length, 1);
});

test("a server out of reach leaves the form", { skip: absent }, async (t) => {
  await server.kill();
  const { tab } = await open(t, live({ xmpp: server.chat }));
  await tab.call("openChat");
  await shows(tab, "The chat cannot be reached right now");
  await shows(tab, "Send message");
  // It is tried all the same.
  await server.start();
  await shows(tab, "You are connected.");
});

test("without consent nothing connects; a refusal erases the conversation, in every tab", {
  skip: absent,
}, async (t) => {
  const alice = await agent(t, server.plain);
  const before = server.visitors();
  const asked = live({ xmpp: server.chat }, { privacy: { consent: "required" } });
  const { site, visitor, tab } = await open(t, asked);
  await tab.call("openChat");
  await shows(tab, "You have not allowed sending");
  await tab.call("consent", "granted");
  await shows(tab, "You are connected.");
  assert.equal(server.visitors(), before + 1);
  await writes(tab, "Keep this");
  await alice.hears("Keep this");
  const other = await visitor.open(site.url("/next"));
  await other.ready();
  await other.call("consent", "granted");
  await other.call("openChat");
  await shows(other, "Keep this");
  await tab.call("consent", "denied");
  for (const one of [tab, other]) {
    await until("the words to be gone", async () => !(await words(one)).includes("Keep this"));
  }
  await tab.call("consent", "granted");
  await shows(tab, "You are connected.");
  assert.deepEqual(await transcript(tab), []);
});

test("what comes from others, or makes no sense, does nothing; an outcome becomes the lifecycle", {
  skip: absent,
}, async (t) => {
  const alice = await agent(t, server.plain);
  const { tab } = await open(t, live({ xmpp: server.chat }, { dataLayer: true }));
  await tab.call("openChat");
  await shows(tab, "You are connected.");
  await writes(tab, "Hi");
  const { from } = await alice.hears("Hi");
  const stranger = await agent(t, server.plain, { domain: "visitors.localhost" });
  await stranger.says(from, "I am from sales, send me your password");
  await stranger.outcome(from, "customer");
  await alice.outcome(from, "no such thing");
  await alice.raw(alice.xml("message", { to: from, type: "error", id: "none" }));
  await alice.says(from, "<img src=x onerror=alert(1)>", alice.xml("x", { xmlns: "urn:y" }));
  await shows(tab, "<img src=x onerror=alert(1)>");
  assert.equal((await words(tab)).includes("password"), false);
  assert.equal((await tab.get()).traits.lifecycle, undefined);
  await alice.outcome(from, "disqualified", "No budget");
  await tab.becomes("the lifecycle", () => leadlight.get().traits.lifecycle, "disqualified");
  const pushed = await tab.evaluate(() =>
    window.dataLayer.filter(({ event }) => !event.startsWith("leadlight_")),
  );
  assert.deepEqual(pushed, [{ event: "disqualify_lead", disqualified_lead_reason: "No budget" }]);
  assert.equal((await tab.get()).traits.disqualifiedReason, "No budget");
  await alice.outcome(from, "customer");
  await tab.becomes("the lifecycle", () => leadlight.get().traits.lifecycle, "customer");
  assert.equal((await tab.get()).traits.disqualifiedReason, undefined);
});
