// The sales desk as the other end of the chat: in the same browser, and signed in over XMPP.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { shows, transcript, writes } from "./harness/conversation.mjs";
import { config, LADDER, page } from "./harness/pages.mjs";
import { AGENT, absent, prosody, TO } from "./harness/prosody.mjs";
import { DIST, serve } from "./harness/site.mjs";
import { becomes, until } from "./harness/until.mjs";

const browser = launch();

const FILES = ["index.html", "desk.js", "xmpp.js", "favicon.svg"];
const SHEETS = ["desk", "parts", "list", "detail", "sections", "settings", "talk"];

/** A site with a desk, and one visitor on it. */
async function open(t, chat, more = {}) {
  const team = "Acme sales";
  const json = config({ ...LADDER, chat: { provider: "panel", team, ...chat }, ...more });
  const pages = { "/": page(), "/next": page(), "/leadlight.json": json };
  for (const file of [...FILES, ...SHEETS.map((it) => `${it}.css`)]) {
    pages[`/desk/${file}`] = await readFile(join(DIST, "site/desk", file), "utf8");
  }
  pages["/desk/"] = pages["/desk/index.html"];
  const site = await serve(t, pages);
  const visitor = await browser.visitor(t, { warnings: "any" });
  const tab = await visitor.open(site.url());
  await tab.ready();
  return { site, visitor, tab };
}

const text = (tab, selector) =>
  tab.evaluate((selector) => document.querySelector(selector)?.innerText ?? "", selector);

const reads = (desk, selector, words) =>
  until(
    `${selector} of the desk to say ${words}`,
    async () => (await text(desk, selector)).includes(words),
    { context: () => text(desk, "body") },
  );

const click = (desk, selector) =>
  desk.fact(
    `a click on ${selector}`,
    (selector) => {
      const one = document.querySelector(selector);
      one?.click();
      return Boolean(one);
    },
    selector,
  );

async function answers(desk, words) {
  await desk.front();
  await desk.focus("#reply");
  await desk.page.keyboard.sendCharacter(words);
  await desk.key("Enter");
}

test("in one browser: the queue, the conversation, and what comes of it", async (t) => {
  const handoff = { when: { stage: "sql" }, sla: "15m" };
  const { site, visitor, tab } = await open(
    t,
    { transport: "local" },
    { handoff, dataLayer: true },
  );
  await tab.call("identify", { name: "Jane Doe", company: "Globex" });
  await tab.call("track", "demo");
  await tab.call("openChat");
  await shows(tab, "Nobody is connected right now: leave a message");
  const desk = await visitor.open(site.url("/desk/"));
  await shows(tab, "You are connected.");
  await writes(tab, "Can you <b>help</b>?");

  await reads(desk, "#leads", "Jane Doe");
  await reads(desk, "#leads", "Can you <b>help</b>?");
  await reads(desk, "#leads", "60");
  await reads(desk, "#leads", "On the site");
  await reads(desk, "#leads", "left");
  await click(desk, "#leads a");
  await reads(desk, ".reasons", "Demo");
  await reads(desk, ".talk-log", "Can you <b>help</b>?");
  await becomes("what the visitor sees of it", () => transcript(tab), [
    "You | Can you <b>help</b>? | Sent",
  ]);

  await answers(desk, "Of <i>course</i>.");
  await shows(tab, "Of <i>course</i>.");
  await shows(tab, "You are talking with Acme sales.");
  await reads(desk, ".talk-log", "there");
  await reads(desk, "#leads", "Answered");

  // The visitor goes on to another page, and is answered there.
  await tab.front();
  await tab.goto(site.url("/next"));
  await shows(tab, "Of <i>course</i>.");
  await answers(desk, "Shall I call you?");
  await shows(tab, "Shall I call you?");

  await click(desk, "#outcome-qualified");
  await tab.becomes("the lifecycle", () => leadlight.get().traits.lifecycle, "qualified");
  await reads(desk, "[aria-label=Lead]", "Their page knows.");
  await click(desk, "#outcome-disqualified");
  await desk.page.select("#outcome-reason", "No budget");
  await tab.becomes("the lifecycle", () => leadlight.get().traits.lifecycle, "disqualified");
  const pushed = await tab.evaluate(() =>
    window.dataLayer.filter(({ event }) => !event.startsWith("leadlight_")),
  );
  assert.deepEqual(pushed, [
    { event: "qualify_lead" },
    { event: "disqualify_lead", disqualified_lead_reason: "No budget" },
  ]);

  await tab.front();
  await tab.goto("about:blank");
  await reads(desk, ".talk-presence", "They have left the page.");
  await tab.goto(site.url("/next"));
  await reads(desk, ".talk-presence", "They are on the site now.");

  // The desk remembers; without it nobody is there.
  await desk.reload();
  await reads(desk, ".talk-log", "Shall I call you?");
  await reads(desk, "#leads", "Disqualified");
  await desk.close();
  await tab.front();
  await shows(tab, "Nobody is connected right now");
});

const server = absent || (await prosody({ after }));

test("over XMPP: a desk that signed in, and a visitor who comes back elsewhere", {
  skip: absent,
}, async (t) => {
  const { site, visitor, tab } = await open(t, { transport: "xmpp", xmpp: server.chat });
  const desk = await visitor.open(site.url("/desk/"));
  await click(desk, "#open-settings");
  const fields = { service: server.chat.service, address: TO, password: AGENT.password };
  for (const [name, value] of Object.entries(fields)) {
    await desk.focus(`#xmpp-${name}`);
    await desk.page.keyboard.sendCharacter(value);
  }
  await click(desk, "#xmpp-sign");
  await reads(desk, "#xmpp-outcome", "Signed in");
  await desk.key("Escape");

  await tab.front();
  await tab.call("track", "demo");
  await tab.call("openChat");
  await shows(tab, "You are connected.");
  await writes(tab, "Hello?");
  await reads(desk, "#leads", "Hello?");
  await click(desk, "#leads a");
  await reads(desk, ".reasons", "Demo");
  assert.equal((await text(desk, ".talk-log")).includes("Stage:"), false, "only their own words");
  await answers(desk, "Hello!");
  await shows(tab, "Hello!");
  await reads(desk, ".talk-log", "· there");

  // What is said while they are between pages reaches them on the next.
  await tab.front();
  await tab.goto("about:blank");
  await reads(desk, ".talk-presence", "They have left the page.");
  await answers(desk, "One more thing.");
  await click(desk, "#outcome-working");
  await reads(desk, ".talk-log", "waits for them");
  await tab.front();
  await tab.goto(site.url("/next"));
  await shows(tab, "One more thing.");
  await tab.becomes("the lifecycle", () => leadlight.get().traits.lifecycle, "working");
  await reads(desk, "[aria-label=Lead]", "Their page knows.");
});

test("axe finds nothing in the desk with a conversation", async (t) => {
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const { site, visitor, tab } = await open(t, { transport: "local" });
  const desk = await visitor.open(site.url("/desk/"));
  await tab.front();
  await tab.call("openChat");
  await shows(tab, "You are connected.");
  await writes(tab, "Hello?");
  await reads(desk, "#leads", "Hello?");
  await click(desk, "#leads a");
  await answers(desk, "Hello!");
  await click(desk, "#outcome-disqualified");
  await desk.page.evaluate(axe);
  const find = () =>
    desk.evaluate(async () => {
      const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    });
  assert.deepEqual(await find(), []);
  await click(desk, "#open-settings");
  assert.deepEqual(await find(), []);
});
