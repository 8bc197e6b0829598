// The conversation over XMPP: with a real Prosody, and a salesperson in another client.

import assert from "node:assert/strict";
import { test } from "node:test";
import { agent } from "./harness/agent.mjs";
import { launch } from "./harness/browser.mjs";
import { config, LADDER, page } from "./harness/pages.mjs";
import { opened, parts, words } from "./harness/panel.mjs";
import { prosody } from "./harness/prosody.mjs";
import { serve } from "./harness/site.mjs";
import { becomes, until } from "./harness/until.mjs";

const browser = launch();

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

/** Writes a line and sends it by the keyboard. */
async function writes(tab, text) {
  const field = await until("the line to write on", async () =>
    (await parts(tab, "textbox")).find(({ tag }) => tag === "textarea"),
  );
  await field.handle.focus();
  await tab.type(text);
  await tab.key("Enter");
}

const shows = (tab, text) =>
  until(`the panel to show ${text}`, async () => (await words(tab)).includes(text), {
    context: async () => `${await words(tab).catch(() => "no panel")}\n${await tab.picture()}`,
  });

/** The lines of the conversation, with what became of each. */
const transcript = async (tab) =>
  (await opened(tab)).evaluate((dialog) =>
    [...dialog.querySelectorAll("[role=log] > div")].map((line) =>
      [...line.querySelectorAll("p")].map((p) => p.textContent).join(" | "),
    ),
  );

test("a visitor and a salesperson talk, over a reload and a server that is killed", async (t) => {
  const server = await prosody(t);
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

  await tab.reload();
  await tab.ready();
  await tab.call("openChat");
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
