// The demo site, clicked through as its visitors would: the story the README tells, checked.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { demo, Person } from "./harness/demo.mjs";
import { button, closed, opened, openings, panel } from "./harness/panel.mjs";
import { stored } from "./harness/storage.mjs";
import { until } from "./harness/until.mjs";

// The demo's own config is used as it is, so the browser must not say that it is driven.
const browser = launch({ human: true });

const ANSWERS = { granted: "Yes, remember", denied: "No, thanks" };

async function arrive(t, site, { path = "/", options, consent = "granted" } = {}) {
  const visitor = await browser.visitor(t, options);
  const tab = await visitor.open(site.url(path));
  const person = new Person(site, tab);
  await person.look();
  if (consent !== "pending") await person.answers(ANSWERS[consent], consent);
  return { visitor, tab, person };
}

const SALES = /talk to sales|sales|call you|speak to|book a/i;
const POSTS = [
  "/blog/hours-not-headcount/",
  "/blog/why-trucks-wait/",
  "/blog/your-order-book-knows/",
];
const SOFT = ["/compare/gantrio/", "/customers/norrvik/", "/roi/"];

const BUYER = {
  first_name: "Jane",
  company: "Globex",
  email: "jane@globex.example",
  role: "operations-director",
};

async function downloads(person) {
  await person.visit("/ebook/");
  await person.sends("ebook", BUYER);
  await person.tab.page.$eval('a[href$=".pdf"]', (link) => link.click());
  await person.tab.event("signal");
}

/** Reads until the visitor is a marketing-qualified lead; how much that takes is the config's business. */
async function warmsUp(person) {
  for (const path of [...POSTS, "/product/", "/customers/norrvik/", ...POSTS]) {
    if (person.stages.at(-1) === "mql") break;
    await person.read(path);
    await person.look();
  }
}

test("a buyer: stranger, ebook, marketing-qualified, sales-qualified, handed off", async (t) => {
  const site = await demo(t);
  const { visitor, tab, person } = await arrive(t, site);

  // A stranger is offered the ebook.
  const [stranger] = (await person.look()).filter(({ slot }) => slot === "hero");
  assert.equal(person.stages.at(-1), "visitor");
  assert.equal(stranger.href, "/ebook/");
  await tab.click('[data-leadlight-slot="hero"]');
  await tab.fact("the ebook's page", () => location.pathname === "/ebook/");
  await person.look();

  // They take it, and are never offered it again.
  await person.sends("ebook", BUYER);
  assert.equal(
    new URL(tab.page.url()).search.includes("globex"),
    false,
    "no address in the address bar",
  );
  await tab.page.$eval('a[href$=".pdf"]', (link) => link.click());
  await tab.fact("the download", () => {
    return Object.values(window.leadlight.get().offers).some(({ owned }) => owned);
  });
  assert.equal((await tab.get()).traits.email, "jane@globex.example");
  const owned = person.offered.length;
  await person.visit("/");

  // Reading makes a marketing-qualified lead, who is offered proof, softly, and no salesperson.
  await warmsUp(person);
  assert.equal(person.stages.at(-1), "mql", `stages: ${person.stages.join(" ")}`);
  const atMql = person.offered.length;
  const [hero] = (await person.visit("/")).filter(({ slot }) => slot === "hero");
  assert.ok(hero.offer, "the hero shows an offer");
  assert.ok(SOFT.includes(hero.href), `${hero.text} → ${hero.href}`);
  await person.visit(POSTS[0]);
  for (const one of person.offered.slice(atMql))
    assert.ok(!SALES.test(one.text), `${one.page}: ${one.text}`);
  assert.equal(openings(tab), 0, "no chat before sales-qualified");
  assert.deepEqual(await site.inbox(), []);

  // Pricing and a demo request with a budget and a time make a sales-qualified lead.
  await person.visit("/pricing/");
  await person.visit("/demo/");
  assert.ok(!person.stages.includes("sql"), "not before they ask");
  assert.equal(openings(tab), 0);
  await person.sends("demo", {
    name: "Jane Doe",
    company: "Globex",
    email: "jane@globex.example",
    company_size: "250+",
    budget: "10k-50k",
    timeframe: "this-quarter",
  });
  await tab.stage("sql");
  await opened(tab);
  const order = tab.events.filter(
    ({ name, detail }) => name === "chat" || JSON.stringify(detail).includes('"sql"'),
  );
  assert.notEqual(order[0].name, "chat", "the stage comes before the chat");

  // Exactly one handoff, with its reasons.
  await until("the handoff at the desk", async () => (await site.inbox()).length === 1);
  const [lead] = await site.inbox();
  assert.equal(lead.type, "leadlight.handoff.v1");
  assert.equal(lead.data.stage, "sql");
  assert.equal(lead.data.traits.email, "jane@globex.example");
  assert.equal(lead.data.traits.company, "Globex");
  assert.ok(
    lead.data.reasons.length >= 2 &&
      lead.data.reasons.every(({ label, points }) => label && points),
  );
  assert.ok(JSON.stringify(lead.data.offersOwned).length > 4, "what they own");

  // They are offered a salesperson now.
  await (await button(tab, /close/i)).click();
  await closed(tab);
  const here = await person.visit("/");
  assert.match(here.find(({ slot }) => slot === "hero").text, /talk to sales now/i);

  // Everything is there after a reload and in a second tab; the chat and the handoff were once.
  await tab.reload();
  await person.look();
  assert.equal((await tab.get()).stage, "sql");
  const other = new Person(site, await visitor.open(site.url("/pricing/")));
  Object.assign(other, { consent: "granted", visitor: person.visitor });
  await other.look();
  const [mine, theirs] = [await tab.get(), await other.tab.get()];
  assert.equal(theirs.stage, "sql");
  assert.deepEqual(theirs.scores.engagement, mine.scores.engagement);
  assert.deepEqual(theirs.traits, mine.traits);
  await other.visit("/");
  assert.equal(openings(tab) + openings(other.tab), 1, "the chat opened once");
  assert.equal(await panel(other.tab), null);
  assert.equal((await site.inbox()).length, 1, "one handoff");

  // The ebook was offered to the stranger, and never since.
  const since = [...person.offered.slice(owned), ...other.offered];
  assert.deepEqual(
    since.filter(({ href }) => href === "/ebook/"),
    [],
  );

  // "Talk to sales now" opens the chat.
  await other.tab.click('[data-leadlight-slot="hero"]');
  await opened(other.tab);
});

test("the lead is at the sales desk, with its reasons", async (t) => {
  const site = await demo(t);
  const { visitor, tab, person } = await arrive(t, site);
  await downloads(person);
  await person.visit("/pricing/");
  await person.visit("/demo/");
  const desk = await visitor.open(site.url("/desk/"));
  await desk.fact("the empty desk", () => document.body.innerText.trim().length > 0);
  assert.ok(!(await desk.evaluate(() => document.body.innerText)).includes("jane@globex.example"));
  await tab.front();
  await person.sends("demo", {
    name: "Jane Doe",
    company: "Globex",
    email: "jane@globex.example",
    company_size: "100-249",
    budget: "10k-50k",
    timeframe: "this-quarter",
  });
  await tab.stage("sql");
  await until("the handoff at the desk", async () => (await site.inbox()).length === 1);
  const [{ data }] = await site.inbox();
  await desk.fact("the lead on the desk", () => document.body.innerText.includes("Jane Doe"));
  await desk.front();
  await (await desk.page.$("::-p-text(Jane Doe)")).click();
  await desk.fact("the lead, opened", () =>
    document.body.innerText.includes("jane@globex.example"),
  );
  const words = await desk.evaluate(() => document.body.innerText);
  assert.ok(words.includes("Globex"), words);
  for (const { label, points } of data.reasons) {
    assert.ok(words.includes(label), `${label} on the desk`);
    assert.ok(words.includes(String(Math.abs(Math.round(points)))), `${points} on the desk`);
  }
});

test("a careers reader is never sales-qualified", async (t) => {
  const site = await demo(t);
  const { tab, person } = await arrive(t, site, { path: "/careers/" });
  for (const path of [
    "/careers/",
    "/product/",
    "/pricing/",
    "/careers/",
    "/customers/norrvik/",
    "/careers/",
    "/compare/gantrio/",
    "/contact/",
  ]) {
    await person.read(path);
    await person.look();
  }
  assert.ok(!person.stages.includes("sql"), person.stages.join(" "));
  assert.equal(openings(tab), 0);
  for (const { page, text } of person.offered)
    assert.ok(!/talk to sales/i.test(text), `${page}: ${text}`);
  assert.deepEqual(await site.inbox(), []);
});

test("a student with a free mail address is never sales-qualified", async (t) => {
  const site = await demo(t);
  const { tab, person } = await arrive(t, site);
  await person.visit("/ebook/");
  await person.sends("ebook", {
    first_name: "Sam",
    company: "University",
    email: "sam@gmail.com",
    role: "student",
  });
  await tab.page.$eval('a[href$=".pdf"]', (link) => link.click());
  for (const path of [
    ...POSTS,
    "/product/",
    "/customers/norrvik/",
    "/compare/gantrio/",
    "/roi/",
    "/pricing/",
    "/webinar/",
  ]) {
    await person.read(path);
    await person.look();
  }
  assert.ok(!person.stages.includes("sql"), person.stages.join(" "));
  assert.equal(openings(tab), 0);
  for (const { page, text } of person.offered)
    assert.ok(!/talk to sales/i.test(text), `${page}: ${text}`);
  assert.deepEqual(await site.inbox(), []);
});

test("a customer sees no sales offers", async (t) => {
  const site = await demo(t);
  const { tab, person } = await arrive(t, site, { path: "/login/" });
  await tab.page.$eval("[data-sign-in]", (button) => button.click());
  await tab.stage("customer");
  await person.visit("/login/");
  await tab.fact(
    "the login to know them",
    () => !document.querySelector("[data-signed-in]").hidden,
  );
  const before = person.offered.length;
  for (const path of ["/", "/pricing/", "/compare/gantrio/", "/demo/", POSTS[0], "/"])
    await person.visit(path);
  assert.equal(person.stages.at(-1), "customer");
  for (const { page, text, href } of person.offered.slice(before)) {
    assert.ok(!SALES.test(text) && href !== "/demo/", `${page}: ${text} → ${href}`);
    assert.notEqual(href, "/ebook/", `${page}: a customer is not a stranger`);
  }
  assert.equal(openings(tab), 0);
  assert.deepEqual(await site.inbox(), []);
});

/** Everything a browser profile has, without the banner's own cookie and without empty shells. */
async function kept(tab) {
  const { cookie, databases, local, session } = await tab.evaluate(stored);
  const cookies = cookie.split("; ").filter((one) => one && !one.startsWith("tallyard_choice="));
  const full = Object.entries(databases).filter(([, stores]) =>
    Object.values(stores).some(({ length }) => length),
  );
  return { cookies, local, session, databases: full.map(([name]) => name) };
}

const NOTHING = { cookies: [], local: {}, session: {}, databases: [] };

for (const consent of ["pending", "denied"]) {
  test(`consent ${consent}: nothing is stored and nothing is sent`, async (t) => {
    const site = await demo(t);
    const { tab, person } = await arrive(t, site, { consent });
    const sent = [];
    tab.page.on("request", (request) => {
      const elsewhere = !request.url().startsWith(site.url("/"));
      if (request.method() !== "GET" || elsewhere)
        sent.push(`${request.method()} ${request.url()}`);
    });
    for (const path of ["/", POSTS[0], "/pricing/", "/ebook/"]) await person.visit(path);
    await person.sends("ebook", BUYER);
    await tab.page.$eval('a[href$=".pdf"]', (link) => link.click());
    await person.visit("/demo/");
    await person.sends("demo", {
      name: "Jane Doe",
      company: "Globex",
      email: "jane@globex.example",
      company_size: "250+",
      budget: "over-50k",
      timeframe: "this-quarter",
    });
    assert.deepEqual(await kept(tab), NOTHING);
    assert.deepEqual(sent, []);
    assert.deepEqual(await site.inbox(), []);
    assert.equal((await tab.get()).consent, consent);
  });
}

test("consent taken back later erases everything", async (t) => {
  const site = await demo(t);
  const { tab, person } = await arrive(t, site);
  await downloads(person);
  await until("something stored", async () => (await kept(tab)).databases.length > 0);
  await tab.page.$eval("[data-open-cookie-settings]", (button) => button.click());
  await until("the settings", () => tab.page.$('.pm [data-role="necessary"]'));
  await tab.page.$eval('.pm [data-role="necessary"]', (button) => button.click());
  await tab.becomes("consent", () => window.leadlight.get().consent, "denied");
  await until(
    "an empty profile",
    async () => JSON.stringify(await kept(tab)) === JSON.stringify(NOTHING),
  );
});
