// What playbooks show beside the chat: invitations, bars, forms and questions, and when rather not.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { told } from "./harness/observed.mjs";
import { config, page } from "./harness/pages.mjs";
import {
  appears,
  BODY,
  enter,
  focused,
  goes,
  openPage,
  press,
  shown,
  states,
  write,
} from "./harness/plays.mjs";
import { sink } from "./harness/sink.mjs";
import { built, held, reply } from "./harness/site.mjs";
import { until } from "./harness/until.mjs";

const browser = launch();
const open = (t, json, options) => openPage(t, browser, json, options);

const ROI = { kind: "roi-calculator", content: { text: "Work out your ROI", href: "/roi" } };
const WORTH = {
  offer: "roi",
  title: "Is it worth it?",
  text: "Two minutes, {traits.name|friend}.",
};
const GOAL = {
  question: "What brings you here?",
  trait: "goal",
  answers: { seo: "More visitors", crm: { en: "Better leads", es: "Mejores clientes" } },
  thanks: "Good to know.",
};

/** A playbook that the signal `go` sets off. */
const plays = (what, { book, ...more } = {}) =>
  config({
    offers: { roi: ROI },
    playbooks: { nudge: { on: { signal: "go" }, do: what, ...book } },
    ...more,
  });
const go = (tab) => tab.call("track", "go");
const files = (site) =>
  site.requests.map(({ path }) => path).filter((it) => /\/plays[\w-]*\.js$/.test(it));

test("an invitation has its words and its offer's link, comes politely and leaves the focus alone", async (t) => {
  const { site, tab } = await open(t, plays({ invite: WORTH }));
  await tab.call("identify", { name: "Ana" });
  await tab.focus("#here");
  assert.deepEqual(files(site), []);
  await go(tab);
  const card = await appears(tab, "invite");
  assert.deepEqual(
    [card.role, card.name, card.text, card.links],
    [
      "region",
      "Is it worth it?",
      "Is it worth it? | Two minutes, Ana. | Work out your ROI",
      [["Work out your ROI", "/roi"]],
    ],
  );
  assert.deepEqual(files(site), ["/leadlight/plays.js"]);
  assert.equal(await focused(tab), "here");
  await tab.fact("what screen readers say", () => {
    const root = document.querySelector("[data-leadlight-plays]").shadowRoot;
    return /now: Is it worth it\?$/.test(root.querySelector("[role=status].unseen").textContent);
  });
  await told(tab, "playbook", [{ playbook: "nudge", kind: "invite", state: "opened" }]);
  assert.deepEqual(states(tab), ["nudge invite opened"]);
});

test("it is seen once half of it was there for a second, and its click has offer and playbook", async (t) => {
  const { tab } = await open(t, plays({ invite: WORTH }));
  await go(tab);
  await appears(tab, "invite");
  await tab.event("exposure");
  await told(tab, "exposure", [{ playbook: "nudge", offer: "roi" }]);
  // So that the page is still there to be asked.
  await tab.evaluate(() => addEventListener("click", (event) => event.preventDefault()));
  await press(tab, "a");
  await goes(tab);
  await told(tab, "click", [{ offer: "roi", playbook: "nudge", text: "Work out your ROI" }]);
  assert.deepEqual(states(tab), ["nudge invite opened", "nudge invite done"]);
});

test("its link is followed like another", async (t) => {
  const { tab } = await open(t, plays({ bar: WORTH }), { pages: { "/roi": page("<p>ROI</p>") } });
  await go(tab);
  await appears(tab, "bar");
  await press(tab, "a");
  await tab.becomes("the page", () => location.pathname, "/roi");
});

test("who closes one is left alone with its kind, and with no other", async (t) => {
  const bar = { on: { signal: "go" }, do: { bar: WORTH } };
  const more = { on: { signal: "go_again" }, do: { invite: WORTH } };
  const first = { on: { signal: "go" }, do: { invite: WORTH } };
  const json = config({ offers: { roi: ROI }, playbooks: { first, more, bar } });
  const { tab } = await open(t, json);
  await go(tab);
  await appears(tab, "invite");
  await press(tab, ".close");
  // One at a time: the bar was set off by the same signal, and waited.
  await appears(tab, "bar");
  await told(tab, "playbook", [
    { playbook: "first", state: "opened" },
    { playbook: "first", state: "dismissed" },
    { playbook: "bar", state: "opened" },
  ]);
  await press(tab, ".close");
  await goes(tab);
  await tab.call("track", "go_again");
  assert.match((await tab.explain("playbook:more")).text, /closed one/);
  await tab.reload();
  await tab.ready();
  await tab.call("track", "go_again");
  assert.match((await tab.explain("playbook:more")).text, /closed one/);
  assert.equal(await shown(tab), null);
});

test("what was closed on one page does not come up on the next, which has still to read of it", async (t) => {
  const json = config({
    offers: { roi: ROI },
    playbooks: {
      nudge: { do: { invite: WORTH }, cap: { times: 9, per: "7d" }, afterDismiss: "7d" },
    },
    stages: [{ id: "visitor" }, { id: "lead", enter: { "counts.page_view": { $gte: 1 } } }],
  });
  const { tab } = await open(t, json);
  await appears(tab, "invite");
  assert.equal(tab.named("stage").length, 1);
  await tab.key("Escape");
  await told(tab, "playbook", [{ state: "opened" }, { state: "dismissed" }]);
  await tab.reload();
  await tab.ready();
  // By the next signal it would be there.
  await go(tab);
  await tab.fact("the signal is known", () =>
    JSON.parse(JSON.stringify(window.leadlight.explain("playbook:nudge"))).text.includes("closed"),
  );
  assert.equal(await shown(tab), null);
  assert.equal(tab.named("stage").length, 1, "and the stage is no news");
});

test("Escape closes it wherever the focus is, but not while it is for something else", async (t) => {
  const dialog = '<dialog id="own"><button>Fine</button></dialog>';
  const { tab } = await open(t, plays({ bar: WORTH }, { book: { cap: { times: 9 } } }), {
    body: BODY + dialog,
  });
  await go(tab);
  await appears(tab, "bar");
  await tab.evaluate(() => document.querySelector("#own").showModal());
  await tab.key("Escape");
  await tab.becomes("the dialog", () => document.querySelector("#own").open, false);
  assert.ok(await shown(tab));
  await tab.focus("#here");
  await tab.key("Escape");
  await goes(tab);
  assert.equal(await focused(tab), "here");
});

test("a question sets a trait, is answered once, and thanks", async (t) => {
  const { tab } = await open(t, plays({ survey: GOAL }, { book: { cap: { times: 9 } } }));
  await go(tab);
  const asked = await appears(tab, "survey");
  assert.deepEqual(
    [asked.role, asked.name, asked.buttons],
    ["dialog", "What brings you here?", ["Close", "More visitors", "Better leads"]],
  );
  await press(tab, ".answer:last-child");
  await tab.becomes("the trait", () => leadlight.get().traits.goal, "crm");
  assert.match((await shown(tab)).text, /Good to know\./);
  assert.equal(await focused(tab), "in:more");
  await tab.key("Enter");
  await goes(tab);
  assert.deepEqual(states(tab), ["nudge survey opened", "nudge survey done"]);

  await go(tab);
  await tab.call("track", "mark");
  await told(tab, "mark", [{}]);
  await tab.evaluate(() => new Promise((done) => setTimeout(done)));
  assert.equal(await shown(tab), null);
  assert.equal(states(tab).length, 2);
});

const handoff = (crm) => ({
  when: { "traits.none": true },
  sinks: [{ id: "crm", kind: "webhook", url: crm.url }],
});
const arrived = (crm) =>
  until("the handoff", () => [...crm.stored.values()][0]?.data, { context: () => "" });

test("the newsletter takes an address, tells what is wrong with it, and hands it on", async (t) => {
  const crm = await sink(t);
  const form = { kind: "newsletter", title: "One mail a month", text: "No more than that." };
  const book = { cap: { times: 9 } };
  const { site, tab } = await open(t, plays({ form }, { handoff: handoff(crm), book }));
  await go(tab);
  const asked = await appears(tab, "form");
  assert.deepEqual(
    [asked.role, asked.name, asked.fields],
    ["dialog", "One mail a month", ["email"]],
  );
  assert.deepEqual(files(site), ["/leadlight/plays.js", "/leadlight/plays-form.js"]);
  await write(tab, "email", "ana@acme");
  await tab.key("Enter");
  assert.match((await shown(tab)).text, /whole e-mail address/);
  assert.equal(await focused(tab), "in:email");
  await tab.type(".example");
  await tab.key("Enter");
  const { kind, traits } = await arrived(crm);
  assert.deepEqual([kind, traits.email], ["newsletter", "ana@acme.example"]);
  await tab.fact("the thanks", () => {
    const root = document.querySelector("[data-leadlight-plays]").shadowRoot;
    return /we have your address/.test(root.querySelector(".outcome").textContent);
  });
  await told(tab, "form_submit", [{ formId: "leadlight-newsletter" }]);
  assert.equal(await focused(tab), "in:more");
  await tab.key("Enter");
  await goes(tab);
  assert.deepEqual(states(tab), ["nudge form opened", "nudge form done"]);

  // Who has subscribed is not asked again.
  await go(tab);
  await tab.call("track", "mark");
  await told(tab, "mark", [{}]);
  await tab.evaluate(() => new Promise((done) => setTimeout(done)));
  assert.equal(await shown(tab), null);
});

test("a quick question goes out with the address, and what is known is not asked", async (t) => {
  const crm = await sink(t);
  const { tab } = await open(t, plays({ form: "inquiry" }, { handoff: handoff(crm) }));
  await tab.call("identify", { name: "Ana", email: "ana@acme.example" });
  await go(tab);
  const asked = await appears(tab, "form");
  assert.deepEqual(asked.fields, ["message"]);
  assert.match(asked.text, /ana@acme\.example/);
  await write(tab, "message", "Do you plan two sites?");
  await press(tab, ".submit");
  const { kind, message, traits } = await arrived(crm);
  assert.deepEqual(
    [kind, message, traits.email, traits.name],
    ["inquiry", "Do you plan two sites?", "ana@acme.example", "Ana"],
  );
});

test("before consent nothing is sent, and what was written goes out once there is", async (t) => {
  const crm = await sink(t);
  const json = plays(
    { form: "newsletter" },
    { handoff: handoff(crm), privacy: { consent: "required" } },
  );
  const { tab } = await open(t, json);
  await go(tab);
  assert.match((await appears(tab, "form")).text, /not allowed sending/);
  await write(tab, "email", "ana@acme.example");
  await tab.key("Enter");
  assert.match((await shown(tab)).text, /Not sent yet/);
  assert.equal(crm.received.length, 0);
  await tab.call("consent", "granted");
  assert.equal((await arrived(crm)).kind, "newsletter");
});

test("after a refusal nothing is sent, and the words are kept to try again", async (t) => {
  const crm = await sink(t);
  const { tab } = await open(t, plays({ form: "inquiry" }, { handoff: handoff(crm) }));
  await tab.call("consent", "denied");
  await go(tab);
  assert.match((await appears(tab, "form")).text, /not allowed sending/);
  await write(tab, "email", "ana@acme.example");
  await write(tab, "message", "Hello");
  await press(tab, ".submit");
  await until("the outcome", async () => /could not be delivered/.test((await shown(tab)).text));
  assert.ok((await shown(tab)).fields.includes("message"));
  assert.equal(crm.received.length, 0);
});

/** A slot whose offer does something. */
const asking = (action, playbooks = {}, offers = {}) =>
  config({
    offers: { ask: { content: { text: "Ask", action } }, roi: ROI, ...offers },
    slots: { hero: { rules: [{ id: "all", show: "ask" }] } },
    playbooks,
  });
const CTA = "[data-leadlight-slot=hero]";

test("a call to action opens a form: the focus goes in, and comes back", async (t) => {
  const { tab } = await open(t, asking("form:newsletter"));
  await tab.shows("hero", "ask");
  await tab.evaluate((cta) => document.querySelector(cta).setAttribute("id", "cta"), CTA);
  await tab.focus("#cta");
  await tab.key("Enter");
  await appears(tab, "form");
  assert.equal(await focused(tab), "in:email");
  await tab.key("Escape");
  await goes(tab);
  assert.equal(await focused(tab), "cta");
  // The visitor wanted it: no playbook is held back for it.
  await told(tab, "playbook", []);
  assert.deepEqual(states(tab), [" form opened", " form dismissed"]);
});

test("a call to action plays a playbook, which may lead on to the chat", async (t) => {
  const offers = { roi: { content: { text: "Talk to us", action: "chat" } } };
  const { tab } = await open(
    t,
    asking("playbook:more", { more: { do: { invite: WORTH } } }, offers),
    {
      pages: {},
    },
  );
  await appears(tab, "invite");
  await press(tab, ".close");
  await goes(tab);
  await tab.shows("hero", "ask");
  await tab.focus(CTA);
  await tab.key("Enter");
  await appears(tab, "invite");
  await press(tab, ".submit");
  await tab.event("chat");
  await goes(tab);
  assert.ok(await tab.evaluate(() => !!document.querySelector("[data-leadlight-panel]")));
});

test("not while the visitor types, and not when they began to while it was fetched", async (t) => {
  const gate = held();
  const { site, tab } = await open(t, plays({ invite: WORTH }), {
    pages: { "/leadlight/plays.js": gate },
  });
  await tab.focus("#search");
  await tab.type("How do");
  await go(tab);
  assert.match((await tab.explain("playbook:nudge")).text, /busy/);
  await tab.focus("#here");
  await until("the file to be asked for", () => files(site).length);
  await tab.focus("#search");
  gate.open();
  await tab.fact("the file", () =>
    performance.getEntriesByType("resource").some(({ name }) => /plays\.js$/.test(name)),
  );
  await tab.type(" I plan shifts?");
  assert.equal(await shown(tab), null);
  await tab.focus("#here");
  await appears(tab, "invite");
});

test("the visitor's wish to talk goes first", async (t) => {
  const { tab } = await open(t, plays({ invite: WORTH }));
  await go(tab);
  await appears(tab, "invite");
  await tab.call("openChat");
  await tab.event("chat");
  await goes(tab);
  assert.deepEqual(states(tab), ["nudge invite opened"]);
});

test("when the pointer leaves it comes, and cancels nothing", async (t) => {
  const json = config({
    offers: { roi: ROI },
    playbooks: { wait: { on: { exit_intent: true }, do: { invite: WORTH } } },
  });
  const { tab } = await open(t, json);
  await tab.evaluate(() =>
    document.body.dispatchEvent(new MouseEvent("mouseout", { bubbles: true, clientY: -1 })),
  );
  await appears(tab, "invite");
  await tab.click("#next");
  await tab.becomes("the page", () => location.pathname, "/next");
  await tab.ready();
});

test("an offer that ends says until when, and goes when it has ended", async (t) => {
  const year = new Date().getUTCFullYear() + 1;
  const until = (at) => plays({ invite: WORTH }, { offers: { roi: { ...ROI, until: at } } });
  const { tab } = await open(t, until(`${year}-12-01`));
  await go(tab);
  const text = new RegExp(`Until (November 30, ${year}|30 November ${year})`);
  assert.match((await appears(tab, "invite")).text, text);

  // Tomorrow comes when the test says so.
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  const clock = () => {
    const later = window.setTimeout;
    window.setTimeout = (run, millis, ...more) => {
      if (millis > 3_600_000) window.tomorrow = run;
      return later(run, millis, ...more);
    };
  };
  const { tab: late } = await open(t, until(`${tomorrow.slice(0, 19)}Z`), { before: [clock] });
  await go(late);
  await appears(late, "invite");
  await late.evaluate(() => window.tomorrow());
  await goes(late);
  assert.deepEqual(states(late), ["nudge invite opened"]);
});

test("what would run something is shown as text or not at all", async (t) => {
  const evil = '<img src=x onerror="window.ran=1">';
  const json = plays(
    { invite: { offer: "roi", title: evil, text: evil } },
    {
      offers: {
        roi: {
          content: {
            text: evil,
            href: "javascript:window.ran=1",
            action: "chat",
            image: { src: "javascript:window.ran=1", alt: evil },
          },
        },
      },
    },
  );
  const { tab } = await open(t, json);
  await go(tab);
  const card = await appears(tab, "invite");
  assert.deepEqual(card.links, []);
  assert.equal(card.buttons.includes(evil), true);
  assert.equal(await tab.evaluate(() => window.ran), undefined);
});

test("nothing to invite to is nothing shown, and the next may come", async (t) => {
  const playbooks = {
    nothing: { on: { signal: "go" }, do: { invite: { offer: "roi" } } },
    next: { on: { signal: "go" }, do: { survey: GOAL } },
  };
  const { tab } = await open(t, config({ offers: { roi: { content: {} } }, playbooks }));
  await go(tab);
  await appears(tab, "survey");
  assert.deepEqual(states(tab), ["next survey opened"]);
});

test("what a framework throws away with its page makes room for the next", async (t) => {
  const playbooks = {
    first: { on: { signal: "go" }, do: { invite: WORTH } },
    next: { on: { signal: "go" }, do: { survey: GOAL } },
  };
  const { tab } = await open(t, config({ offers: { roi: ROI }, playbooks }));
  await go(tab);
  await appears(tab, "invite");
  await tab.evaluate(() => document.body.replaceWith(document.createElement("body")));
  await appears(tab, "survey");
  assert.deepEqual(states(tab), ["first invite opened", "next survey opened"]);
});

test("a file that cannot be had is one warning, and no chat is lost by it", async (t) => {
  const { tab } = await open(t, plays({ invite: WORTH }), {
    pages: { "/leadlight/plays.js": reply({ status: 404 }) },
    warnings: 1,
  });
  await go(tab);
  const { detail } = await tab.event("error");
  assert.match(detail.message, /^the playbook could not be loaded: /);
  assert.equal(tab.named("playbook").at(-1).detail.state, "failed");
  assert.deepEqual(tab.named("chat"), []);
  await tab.call("openChat");
  await until("the chat", async () => {
    await tab.listen();
    return tab.named("chat").some(({ detail }) => detail.state === "opened");
  });
});

test("under a strict policy each kind is shown, styled, and breaks no rule", async (t) => {
  const policy =
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types 'none'";
  const watch = () => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  };
  const playbooks = {};
  const kinds = { invite: WORTH, bar: WORTH, survey: GOAL, form: "newsletter" };
  for (const [kind, what] of Object.entries(kinds)) {
    playbooks[kind] = { on: { signal: kind }, do: { [kind]: what } };
  }
  const { tab } = await open(t, config({ offers: { roi: ROI }, playbooks }), {
    headers: { "content-security-policy": policy },
    before: [watch],
  });
  for (const kind of Object.keys(kinds)) {
    await tab.call("track", kind);
    await appears(tab, kind);
    const position = await tab.evaluate(() => {
      const root = document.querySelector("[data-leadlight-plays]").shadowRoot;
      return getComputedStyle(root.querySelector(".panel")).position;
    });
    assert.equal(position, "fixed");
    await enter(tab, ".close");
    await tab.key("Escape");
    await goes(tab);
  }
  assert.deepEqual(await tab.evaluate(() => window.violations), []);
});

test("a bundle from one file shows them too", async (t) => {
  const body = `${BODY}<script type="application/json" id="leadlight-config">${JSON.stringify(
    plays({ bar: WORTH }),
  )}</script>`;
  const script = (await built("leadlight.bundle.js")).toString();
  const { tab } = await open(t, plays({ bar: WORTH }), {
    body,
    pages: { "/leadlight/leadlight.js": script },
  });
  await go(tab);
  await appears(tab, "bar");
});
