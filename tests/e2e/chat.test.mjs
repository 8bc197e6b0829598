// The chat panel and when it opens: on request, or by a playbook that does not get in the way.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { config, HERO, LADDER, page, WELCOME } from "./harness/pages.mjs";
import { button, closed, opened, openings, panel, parts, words } from "./harness/panel.mjs";
import { sink } from "./harness/sink.mjs";
import { serve } from "./harness/site.mjs";
import { until } from "./harness/until.mjs";

const browser = launch();

const CONTACT = {
  provider: "panel",
  phone: "+34 900 000 000",
  meeting: "https://cal.example/acme",
};

const GREET = {
  when: { stage: "sql" },
  on: { stage: "sql" },
  do: { chat: { message: "Hi! Shall we set up {traits.company|your team}?" } },
};

const chatty = (greet = GREET, more = {}) =>
  config({ ...LADDER, chat: CONTACT, playbooks: greet ? { greet } : {}, ...more });

async function open(t, json, { body = HERO, options, headers } = {}) {
  const site = await serve(
    t,
    { "/": page(body), "/next": page(body), "/leadlight.json": json },
    { headers },
  );
  const visitor = await browser.visitor(t, options);
  const tab = await visitor.open(site.url());
  await tab.ready();
  return { site, visitor, tab };
}

/** What is fetched beside what every visitor gets who allows that something is kept. */
const extras = (site) =>
  site.requests
    .map(({ path }) => path)
    .filter((path) => path.startsWith("/leadlight/"))
    .filter((path) => !/\/(leadlight\.(js|wasm)|store\.js)$/.test(path));

test("the panel is fetched when it opens, and not before", async (t) => {
  const { site, tab } = await open(t, chatty(null));
  await tab.call("track", "demo");
  await tab.stage("sql");
  assert.deepEqual(extras(site), []);
  assert.equal(await panel(tab), null);
  await tab.call("openChat", "asked");
  await opened(tab);
  assert.ok(extras(site).length > 0);
  await tab.event("chat");
  assert.equal(openings(tab), 1);
});

test("it is a named dialog with a transcript, in a shadow root, with the phone and the meeting", async (t) => {
  const { tab } = await open(t, chatty(null));
  await tab.call("openChat");
  const dialog = await opened(tab);
  const seen = await dialog.evaluate((element) => ({
    inShadow: element.getRootNode() instanceof ShadowRoot,
    named: Boolean(element.getAttribute("aria-label") || element.getAttribute("aria-labelledby")),
    log: Boolean(element.querySelector('[role="log"]')),
    styles: element.getRootNode().querySelectorAll("style").length,
    focused: element.contains(element.getRootNode().activeElement),
  }));
  assert.deepEqual(seen, { inShadow: true, named: true, log: true, styles: 0, focused: true });
  const links = (await parts(tab, "link")).map(({ href }) => href);
  assert.ok(
    links.some((href) => href.startsWith("tel:") && href.replace(/\D/g, "") === "34900000000"),
    links.join(" "),
  );
  assert.ok(links.includes("https://cal.example/acme"), links.join(" "));
});

test("keyboard: Escape closes it and focus goes back to where it was", async (t) => {
  const { tab } = await open(t, chatty(null), {
    body: `${HERO}<button id="ask" type="button" onclick="leadlight('openChat')">Ask</button>`,
  });
  await tab.focus("#ask");
  await tab.key("Enter");
  await opened(tab);
  await tab.key("Escape");
  await closed(tab);
  await tab.becomes("focus", () => document.activeElement.id, "ask");
  await tab.key("Enter");
  await opened(tab);
  await tab.call("closeChat");
  await closed(tab);
});

test("a message goes out through the handoff, with the address that was given", async (t) => {
  const crm = await sink(t);
  const handoff = { when: { stage: "sql" }, sinks: [{ id: "crm", kind: "webhook", url: crm.url }] };
  const { tab } = await open(t, chatty(null, { handoff }));
  await tab.call("openChat");
  const fields = await until("the message form", async () => {
    const all = await parts(tab, "textbox");
    return all.some(({ tag }) => tag === "textarea") && all;
  });
  for (const { handle, tag, type } of fields) {
    if (tag === "textarea") await handle.type("Can you plan two sites?");
    else if (type === "email") await handle.type("jane@globex.example");
    else if (type === "tel") await handle.type("+34 600 000 000");
    else await handle.type("Jane");
  }
  await (await button(tab, /send/i)).click();
  await until("the message at the sink", () =>
    [...crm.stored.values()].some((event) =>
      JSON.stringify(event).includes("Can you plan two sites?"),
    ),
  );
  const [event] = [...crm.stored.values()].filter((one) =>
    JSON.stringify(one).includes("two sites"),
  );
  assert.ok(JSON.stringify(event).includes("jane@globex.example"));
  assert.equal(event.type, "leadlight.handoff.v1");
});

test("a playbook opens it when the stage is reached, never before, with the visitor's own words", async (t) => {
  const { tab } = await open(t, chatty());
  await tab.call("identify", { company: "Globex" });
  await tab.call("track", "pricing");
  await tab.call("track", "pricing");
  await tab.stage("mql");
  assert.equal(await panel(tab), null);
  assert.equal(openings(tab), 0);
  await tab.call("track", "demo");
  await opened(tab);
  await until("the greeting", async () =>
    (await words(tab)).includes("Hi! Shall we set up Globex?"),
  );
  const order = tab.events.map(({ name }) => name);
  assert.ok(order.indexOf("stage") < order.indexOf("chat"), order.join(" "));
  assert.equal(openings(tab), 1);
});

test("once a session: not again after a reload, a route, more signals, nor in a second tab", async (t) => {
  const greet = { ...GREET, cap: { times: 1, per: "session" } };
  const { site, visitor, tab } = await open(t, chatty(greet));
  await tab.call("track", "demo");
  await opened(tab);
  await (await button(tab, /close/i)).click();
  await closed(tab);
  await tab.call("track", "demo");
  await tab.evaluate(() => history.pushState({}, "", "/next"));
  await tab.reload();
  await tab.ready();
  await tab.stage("sql");
  const other = await visitor.open(site.url("/next"));
  await other.ready();
  await other.call("track", "demo");
  await other.stage("sql");

  // The barrier: another visitor, later, is greeted within the same while.
  const { tab: stranger } = await open(t, chatty(greet));
  await stranger.call("track", "demo");
  await opened(stranger);
  assert.equal(await panel(other), null);
  await tab.front();
  assert.equal(await panel(tab), null);
  assert.equal(openings(tab) + openings(other), 1);
});

test("two tabs that qualify together are greeted in one of them", async (t) => {
  const greet = { ...GREET, cap: { times: 1, per: "session" } };
  const { site, visitor, tab } = await open(t, chatty(greet));
  const other = await visitor.open(site.url("/next"));
  await other.ready();
  await other.front();
  await other.call("track", "demo");
  await opened(other);
  await tab.stage("sql");
  const { tab: stranger } = await open(t, chatty(greet));
  await stranger.call("track", "demo");
  await opened(stranger);
  assert.equal(openings(tab) + openings(other), 1);
});

test("not while the visitor types in a form", async (t) => {
  const body =
    '<form><label>Notes <textarea id="notes"></textarea></label></form><button id="away" type="button">Away</button>';
  const { tab } = await open(t, chatty(), { body });
  await tab.focus("#notes");
  await tab.type("I am");
  await tab.call("track", "demo");
  await tab.stage("sql");
  await tab.type(" still writing this, thank you", { delay: 15 });
  assert.equal(openings(tab), 0);
  assert.equal(await tab.evaluate(() => document.activeElement.id), "notes");
  assert.match(await tab.evaluate(() => document.querySelector("#notes").value), /thank you$/);
  await tab.click("#away");
  await opened(tab);
});

test("not while a dialog of the page is open", async (t) => {
  const body = '<dialog id="own" aria-label="Own"><button>Fine</button></dialog>';
  const { tab } = await open(t, chatty(), { body });
  await tab.evaluate(() => document.querySelector("#own").showModal());
  await tab.call("track", "demo");
  await tab.stage("sql");
  const { tab: stranger } = await open(t, chatty());
  await stranger.call("track", "demo");
  await opened(stranger);
  assert.equal(openings(tab), 0);
  await tab.evaluate(() => document.querySelector("#own").close());
  await tab.event("chat");
  assert.equal(openings(tab), 1);
});

test("it never takes the focus from where the visitor is when it opens by itself", async (t) => {
  const { tab } = await open(t, chatty(), {
    body: '<button id="here" type="button">Here</button>',
  });
  await tab.focus("#here");
  await tab.call("track", "demo");
  await opened(tab);
  assert.equal(await tab.evaluate(() => document.activeElement.id), "here");
});

test("the page under the panel can be used, and its own markup is not touched", async (t) => {
  const { tab } = await open(t, chatty(null), {
    body: '<main><button id="b" type="button" onclick="this.textContent=1+Number(this.textContent)">0</button></main>',
  });
  const before = await tab.evaluate(() => document.querySelector("main").outerHTML);
  await tab.call("openChat");
  await opened(tab);
  assert.equal(await tab.evaluate(() => document.querySelector("main").outerHTML), before);
  await tab.click("#b");
  assert.equal(await tab.evaluate(() => document.querySelector("#b").textContent), "1");
});

test("under a strict policy the panel opens, styled, and breaks no rule", async (t) => {
  const policy =
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline'; require-trusted-types-for 'script'";
  const headers = { "content-security-policy": policy };
  const watch = () => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  };
  const { tab } = await open(t, chatty(null), { headers, options: { before: [watch] } });
  await tab.call("openChat");
  const dialog = await opened(tab);
  const position = await dialog.evaluate((element) => {
    const boxes = [element, element.getRootNode().host];
    return (
      boxes.map((one) => getComputedStyle(one).position).find((value) => value !== "static") ??
      "static"
    );
  });
  assert.equal(position, "fixed");
  assert.deepEqual(await tab.evaluate(() => window.violations), []);
});

test("the panel failing to load is one warning, and the page goes on", async (t) => {
  const { site, tab } = await open(t, chatty(null, { ...WELCOME }), {
    options: { warnings: 1 },
  });
  await tab.shows("hero", "ebook");
  await tab.page.setRequestInterception(true);
  tab.page.on("request", (request) => {
    const path = new URL(request.url()).pathname;
    if (path.startsWith("/leadlight/")) request.abort();
    else request.continue();
  });
  await tab.call("openChat");
  await tab.event("error");
  await tab.call("track", "demo");
  await tab.stage("sql");
  assert.equal(await tab.offer("hero"), "ebook");
  assert.ok(site.asked("/") === 1);
});

test("axe finds nothing wrong with the page and the panel", async (t) => {
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const { tab } = await open(t, chatty(null), { body: "<main><h1>Acme</h1></main>" });
  await tab.call("openChat");
  await opened(tab);
  await tab.page.evaluate(axe);
  const found = await tab.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations, passes } = await window.axe.run(document, { runOnly: tags });
    const inPanel = passes.some(({ nodes }) =>
      nodes.some(({ target }) => target.some(Array.isArray)),
    );
    return {
      inPanel,
      violations: violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
      ),
    };
  });
  assert.deepEqual(found, { inPanel: true, violations: [] });
});

/** Opening hours that are always, or never: no test waits for Monday. */
const hours = (all) => ({ timeZone: "Europe/Madrid", "mon-fri": all, "sat-sun": all });

test("while somebody is there a playbook does what it does", async (t) => {
  const { tab } = await open(t, chatty({ ...GREET, hours: hours("00:00-24:00") }));
  await tab.call("track", "demo");
  await opened(tab);
  assert.match(await words(tab), /Shall we set up your team/);
});

test("while nobody is there it does what it does then, or nothing", async (t) => {
  const closed = { chat: { message: "We are back on Monday." }, form: "callback" };
  const { tab } = await open(t, chatty({ ...GREET, hours: hours(""), closed }));
  await tab.call("track", "demo");
  await opened(tab);
  const said = await words(tab);
  assert.match(said, /We are back on Monday/);
  assert.doesNotMatch(said, /Shall we set up/);
  const asked = (await parts(tab, "textbox")).map(({ type }) => type);
  assert.ok(asked.includes("tel"), `the form to be called back, not ${asked}`);
});

test("a playbook that waits for the page to be read, or left, waits for that", async (t) => {
  const body = `${HERO}<div style="height: 5000px"></div>`;
  for (const [on, act] of [
    [{ scroll: 50 }, () => window.scrollTo(0, 4000)],
    [
      { exit_intent: true },
      () => document.body.dispatchEvent(new MouseEvent("mouseout", { bubbles: true, clientY: -1 })),
    ],
  ]) {
    const { tab } = await open(t, chatty({ on, do: GREET.do }), { body });
    await tab.call("track", "demo");
    assert.match((await tab.call("explain", "playbook:greet")).text, /not set off/);
    await tab.evaluate(act);
    await opened(tab);
  }
});
