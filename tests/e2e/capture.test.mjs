// What is observed: each thing once, with the properties the contract names, and nothing besides.
// Signals are counted through facts of a config, so these tests hold on to the contract alone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { opener } from "./harness/observed.mjs";
import { page, WELCOME } from "./harness/pages.mjs";
import { stored } from "./harness/storage.mjs";

const opened = opener(launch());
const open = (t, facts, rest) => opened(t, { facts, ...rest });

const views = { views: { count: "page_view" } };

test("scroll: 25, 50, 75 and 90 percent, once each for a page view", async (t) => {
  const at = (percent) => ({ count: "scroll", where: { percent } });
  const { tab } = await open(t, {
    ...views,
    all: { count: "scroll" },
    a: at(25),
    b: at(50),
    c: at(75),
    d: at(90),
  });
  const scroll = (share) =>
    tab.evaluate((part) => {
      const room = document.documentElement.scrollHeight - innerHeight;
      scrollTo(0, Math.round(room * part));
    }, share);
  await scroll(0.35);
  await tab.facts({ all: 1, a: 1, b: 0, c: 0, d: 0 });
  await scroll(1);
  await tab.facts({ all: 4, a: 1, b: 1, c: 1, d: 1 });
  await scroll(0);
  await tab.fact("the top", () => scrollY === 0);
  await scroll(1);
  await tab.fact("the bottom", () => scrollY > 5000);
  await tab.evaluate(() => {
    scrollTo(0, 0);
    history.pushState({}, "", "/second");
  });
  await tab.fact("the top", () => scrollY === 0);
  await tab.facts({ views: 2 });
  await scroll(0.35);
  await tab.facts({ all: 5, a: 2, b: 1, c: 1, d: 1 });
});

test("observe turns a signal off", async (t) => {
  const facts = { scrolls: { count: "scroll" }, marks: { count: "mark" }, ...views };
  const { tab } = await open(t, facts, { more: { observe: { scroll: false } } });
  await tab.evaluate(() => scrollTo(0, 6000));
  await tab.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
  );
  await tab.call("track", "mark");
  await tab.facts({ marks: 1, views: 1, scrolls: 0 });
});

test("engagement: seconds count only while the page is visible", async (t) => {
  const facts = { seconds: { sum: "engagement", of: "seconds" } };
  const { visitor, tab } = await open(t, facts);
  const seconds = async () => (await tab.get()).facts.seconds;
  const lasts = (ms) => {
    window.since ??= performance.now();
    return performance.now() - window.since > ms;
  };
  await tab.move(200, 200);
  await tab.fact("two seconds to be spent here", lasts, 2300);
  const shown = await tab.evaluate(() => performance.now());

  const other = await visitor.open("about:blank");
  await other.front();
  await tab.becomes("visibility", () => document.visibilityState, "hidden");
  const first = await tab.fact(
    "the seconds",
    () => window.leadlight.get().facts.seconds >= 2 && window.leadlight.get().facts.seconds,
  );
  assert.ok(first <= shown / 1000 + 1, `${first} s in a page shown for ${shown} ms`);

  await other.fact("two seconds elsewhere", lasts, 2300);
  await tab.front();
  await tab.becomes("visibility", () => document.visibilityState, "visible");
  await other.front();
  await tab.becomes("visibility", () => document.visibilityState, "hidden");
  await tab.fact("a turn", () => new Promise((resolve) => setTimeout(() => resolve(true))));
  assert.ok(
    (await seconds()) - first < 1.5,
    `${await seconds()} s, of which ${first} s before it was hidden`,
  );
});

test("click: links and buttons, with where they lead", async (t) => {
  const body = `<a id="in" href="/next">Inside</a> <a id="out" href="https://partner.example/x">A <b>partner</b></a>
    <button id="buy" type="button">Buy now</button> <p id="plain">Words</p>
    <script>addEventListener("click", (event) => event.preventDefault());</script>`;
  const facts = {
    all: { count: "click" },
    inside: { count: "click", where: { id: "in", text: "Inside", outbound: false } },
    partner: {
      count: "click",
      where: { id: "out", text: "A partner", outbound: true, domain: "partner.example" },
    },
    button: { count: "click", where: { id: "buy", text: "Buy now" } },
  };
  const { tab } = await open(t, facts, { pages: { "/": page(body) } });
  for (const id of ["#in", "#out b", "#buy", "#plain"]) await tab.click(id);
  await tab.facts({ all: 3, inside: 1, partner: 1, button: 1 });
});

test("file_download: with the file's name and extension", async (t) => {
  const body =
    '<a id="file" href="/files/seo-playbook.pdf" download>Download</a> <a id="page" href="#part">Part</a>';
  const facts = {
    all: { count: "file_download" },
    playbook: {
      count: "file_download",
      where: { fileName: "seo-playbook.pdf", fileExtension: "pdf" },
    },
    kinds: { distinct: "file_download", of: "fileName" },
  };
  const pages = { "/": page(body), "/files/seo-playbook.pdf": "%PDF-1.4" };
  const { tab } = await open(t, facts, { pages });
  await tab.click("#page");
  await tab.click("#file");
  await tab.facts({ all: 1, playbook: 1, kinds: 1 });
  await tab.click("#file");
  await tab.facts({ all: 2, playbook: 2, kinds: 1 });
});

const FORM = `<form id="demo" name="request" method="post" action="/thanks">
  <input name="email" type="email" value="jane@globex.example">
  <input name="company_size" type="number" value="120">
  <input name="nickname" value="canary-nickname">
  <input name="secret" type="password" value="canary-password">
  <input name="ticket" type="hidden" value="canary-hidden">
  <input name="card" autocomplete="cc-number" value="canary-card">
  <button>Ask for a demo</button>
</form>`;

const READS = {
  forms: [
    {
      match: "#demo",
      traits: {
        email: "email",
        companySize: "company_size",
        secret: "secret",
        ticket: "ticket",
        card: "card",
      },
    },
  ],
};

test("form_submit: with the form's id; only the fields the config names are read, never a secret one", async (t) => {
  const facts = {
    all: { count: "form_submit" },
    demos: { count: "form_submit", where: { formId: "demo" } },
    requests: { count: "demo_request" },
  };
  const signals = { demo_request: { from: "form_submit", where: { formId: "demo" } } };
  const pages = { "/form": page(FORM), "/thanks": page("<h1>Thanks</h1>") };
  const { tab } = await open(t, facts, {
    path: "/form",
    pages,
    more: { ...READS, signals },
    options: { warnings: "any" },
  });
  await tab.click("#demo button");
  await tab.fact("the page after the form", () => location.pathname === "/thanks");
  await tab.ready();
  await tab.facts({ all: 1, demos: 1, requests: 1 });
  const { traits } = await tab.get();
  assert.equal(traits.email, "jane@globex.example");
  assert.equal(Number(traits.companySize), 120);
  assert.deepEqual(
    Object.keys(traits).filter((key) => ["secret", "ticket", "card"].includes(key)),
    [],
  );
  const everything = JSON.stringify([
    await tab.evaluate(stored),
    await tab.evaluate(() => window.leadlight("export")),
    await tab.get(),
  ]);
  assert.ok(!everything.includes("canary-"), "a field that was not to be read");
});

test("a number in a form is a number in a condition", async (t) => {
  const scores = {
    fit: { rules: [{ id: "size", when: { "traits.companySize": { $gte: 50 } }, points: 30 }] },
  };
  const pages = { "/form": page(FORM), "/thanks": page("<h1>Thanks</h1>") };
  const { tab } = await open(
    t,
    {},
    {
      path: "/form",
      pages,
      more: { forms: [{ match: "#demo", traits: { companySize: "company_size" } }], scores },
    },
  );
  await tab.click("#demo button");
  await tab.fact("the page after the form", () => location.pathname === "/thanks");
  await tab.ready();
  await tab.becomes("fit", () => window.leadlight.get().scores.fit, 30);
});

test("a submit that the page prevented is not read", async (t) => {
  const prevented = `${FORM}<script>
    document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  </script>`;
  const { tab } = await open(
    t,
    { marks: { count: "mark" } },
    { pages: { "/": page(prevented) }, more: READS, options: { warnings: "any" } },
  );
  await tab.click("#demo button");
  await tab.call("track", "mark");
  await tab.facts({ marks: 1 });
  assert.deepEqual((await tab.get()).traits, {});
});

test("session_start: where the visitor came from; one session for reloads and tabs", async (t) => {
  const started = (where) => ({ count: "session_start", where });
  const facts = {
    all: { count: "session_start" },
    campaign: started({
      source: "google",
      medium: "cpc",
      campaign: "spring",
      term: "crm",
      content: "b",
    }),
    channelled: started({ channel: { $exists: true } }),
    landed: started({ landingPath: "/blog/first" }),
    fresh: started({ returning: false }),
  };
  const path =
    "/blog/first?utm_source=google&utm_medium=cpc&utm_campaign=spring&utm_term=crm&utm_content=b";
  const { site, visitor, tab } = await open(t, facts, { path });
  const once = { all: 1, campaign: 1, channelled: 1, landed: 1, fresh: 1 };
  await tab.facts(once);
  await tab.goto(site.url("/next"));
  await tab.ready();
  await tab.facts(once);
  const other = await visitor.open(site.url("/"));
  await other.ready();
  await other.facts(once);
});

test("every signal carries the type, journey and topic of its page", async (t) => {
  const here = { type: "blog", journey: "awareness", topic: "seo", path: "/blog/first" };
  const pages = [
    { match: "/blog/**", type: "blog", journey: "awareness", topic: "seo" },
    { match: "/**", type: "other" },
  ];
  const facts = {
    views: { count: "page_view", where: here },
    scrolls: { count: "scroll", where: here },
    marks: { count: "mark", where: here },
    clicks: { count: "click", where: { type: "blog", topic: "seo" } },
    starts: { count: "session_start", where: here },
    others: { count: "page_view", where: { type: "other" } },
  };
  const { tab } = await open(t, facts, { path: "/blog/first", more: { pages } });
  await tab.call("track", "mark");
  await tab.click("#next");
  await tab.fact("the next page", () => location.pathname === "/next");
  await tab.ready();
  await tab.facts({ views: 1, scrolls: 0, marks: 1, clicks: 1, starts: 1, others: 1 });
});

test("the first match in pages wins, and a slot may follow the page", async (t) => {
  const pages = [
    { match: "/pricing*", type: "pricing" },
    { match: "/**", type: "any" },
  ];
  const slots = {
    hero: { rules: [{ id: "here", when: { "page.type": "pricing" }, show: "ebook" }] },
  };
  const body = '<a data-leadlight-slot="hero" href="/guide">Read the guide</a>';
  const { tab } = await open(t, views, {
    pages: { "/": page(body) },
    more: { ...WELCOME, slots, pages },
  });
  assert.equal(await tab.offer("hero"), null);
  await tab.evaluate(() => history.pushState({}, "", "/pricing/"));
  await tab.shows("hero", "ebook");
  await tab.evaluate(() => history.pushState({}, "", "/about"));
  await tab.shows("hero", null);
});

test("leadlight:signal is dispatched for each signal", async (t) => {
  const { tab } = await open(t, views);
  await tab.call("track", "mark", { colour: "blue" });
  await tab.fact("the signal", () => window.leadlight.get());
  const texts = () => tab.named("signal").map(({ detail }) => JSON.stringify(detail));
  await tab.event("signal", 3);
  for (const name of ["session_start", "page_view", "mark"]) {
    assert.equal(
      texts().filter((text) => text.includes(`"${name}"`)).length,
      1,
      `${name} in ${texts().join(" ")}`,
    );
  }
  assert.ok(
    texts().some((text) => text.includes("blue")),
    "with its properties",
  );
});
