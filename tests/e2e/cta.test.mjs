// Calls to action: what a slot shows, what it leaves alone, and what it counts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { watchOffers } from "./harness/faults.mjs";
import { config, EMBED, HERO, LADDER, page, WELCOME } from "./harness/pages.mjs";
import { sink } from "./harness/sink.mjs";
import { reply, serve } from "./harness/site.mjs";

const browser = launch();

async function open(t, json, { body = HERO, options, path = "/", pages = {} } = {}) {
  const site = await serve(t, { "/": page(body), "/leadlight.json": json, ...pages });
  const visitor = await browser.visitor(t, options);
  const tab = await visitor.open(site.url(path));
  return { site, visitor, tab };
}

const attributes = (selector) =>
  Object.fromEntries(
    [...document.querySelector(selector).attributes].map(({ name, value }) => [name, value]),
  );

const FOR_PRO = {
  offers: {
    ebook: {
      kind: "ebook",
      content: { text: "Get the playbook", href: "/ebook", label: "Get the SEO playbook, a PDF" },
    },
  },
  slots: { hero: { rules: [{ id: "pro", when: { "traits.plan": "pro" }, show: "ebook" }] } },
};

/** Runs in the page: holds on to the author's nodes and listens on them. */
function hold() {
  const link = document.querySelector("[data-leadlight-slot=hero]");
  window.author = { link, icon: document.querySelector("#icon"), html: link.outerHTML, clicks: [] };
  link.addEventListener("click", (event) => {
    event.preventDefault();
    window.author.clicks.push("link");
  });
  window.author.icon.addEventListener("click", () => window.author.clicks.push("icon"));
}

test("a variant changes text, href and label in place, and the default comes back as it was", async (t) => {
  const { tab } = await open(t, config(FOR_PRO));
  await tab.ready();
  await tab.evaluate(hold);

  await tab.call("identify", { plan: "pro" });
  await tab.shows("hero", "ebook");
  const shown = await tab.evaluate(attributes, ".button");
  assert.equal(shown.href, "/ebook");
  assert.equal(shown["aria-label"], "Get the SEO playbook, a PDF");
  assert.equal(shown["data-leadlight-rule"], "pro");
  assert.ok("data-leadlight-variant" in shown, "data-leadlight-variant");
  assert.equal(shown.class, "button", "the author's class stays");
  const inside = await tab.evaluate(() => {
    const { link, icon } = window.author;
    icon.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    return {
      text: link.textContent.trim(),
      sameLink: link === document.querySelector(".button"),
      sameIcon: icon === link.querySelector("#icon"),
      iconFirst: link.firstElementChild === icon,
      clicks: window.author.clicks,
    };
  });
  assert.deepEqual(inside, {
    text: "Get the playbook",
    sameLink: true,
    sameIcon: true,
    iconFirst: true,
    clicks: ["icon", "link"],
  });

  await tab.call("identify", { plan: null });
  await tab.shows("hero", null);
  const back = await tab.evaluate(() => {
    const { link, icon, html, clicks } = window.author;
    clicks.length = 0;
    icon.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    return { same: link.outerHTML === html, now: link.outerHTML, html, clicks };
  });
  assert.equal(back.now, back.html);
  assert.deepEqual(back.clicks, ["icon", "link"]);
});

test("words wrapped in elements of their own: the wrapper stays", async (t) => {
  const body =
    '<a data-leadlight-slot="hero" href="/guide"><i class="icon"></i><span class="words">Read the guide</span></a>';
  const { tab } = await open(t, config(WELCOME), { body });
  await tab.shows("hero", "ebook");
  const seen = await tab.evaluate(() => {
    const link = document.querySelector("a");
    return { text: link.textContent, icon: Boolean(link.querySelector("i.icon")) };
  });
  assert.deepEqual(seen, { text: "Get the playbook", icon: true });
});

test("text is text: markup in an offer's text is shown, not parsed", async (t) => {
  const text = '<img src=x onerror="window.pwned=1"> & more';
  const { tab } = await open(
    t,
    config({ ...WELCOME, offers: { ebook: { kind: "ebook", content: { text } } } }),
  );
  await tab.shows("hero", "ebook");
  const seen = await tab.evaluate(() => {
    const link = document.querySelector(".button");
    return {
      text: link.textContent.trim(),
      images: link.querySelectorAll("img").length,
      href: link.getAttribute("href"),
    };
  });
  assert.deepEqual(seen, { text, images: 0, href: "/guide" });
});

const REFUSED = [
  "javascript:alert(1)",
  " JaVa\tScript:alert(1)",
  "data:text/html,<h1>x",
  "vbscript:x",
  "blob:x",
  "file:///etc/passwd",
];

test("only http, https, mailto, tel and relative addresses become an href", async (t) => {
  const fine = ["/a", "b?c#d", "https://acme.example/", "mailto:hello@acme.example", "tel:+34900"];
  const hrefs = [...REFUSED, ...fine];
  const named = (part) => Object.fromEntries(hrefs.map((href, n) => [`o${n}`, part(href, n)]));
  const json = config({
    offers: named((href) => ({ kind: "ebook", content: { text: "Trust me", href } })),
    slots: named((_href, n) => ({ rules: [{ id: "all", show: `o${n}` }] })),
  });
  const body = hrefs.map((_href, n) => `<a data-leadlight-slot="o${n}" href="/guide">Read</a>`);
  const { tab } = await open(t, json, { body: body.join("\n"), options: { warnings: "any" } });
  await tab.becomes(
    "the addresses",
    () => [...document.querySelectorAll("a")].map((link) => link.getAttribute("href")),
    [...REFUSED.map(() => "/guide"), ...fine],
  );
});

test("a slot added later is filled, and so is one that comes back", async (t) => {
  const { tab } = await open(t, config(WELCOME), { body: '<main id="app"></main>' });
  await tab.ready();
  const add = () => {
    const link = document.createElement("a");
    link.dataset.leadlightSlot = "hero";
    link.href = "/guide";
    link.textContent = "Read the guide";
    document.querySelector("#app").replaceChildren(link);
  };
  await tab.evaluate(add);
  await tab.shows("hero", "ebook");
  await tab.evaluate(add);
  await tab.shows("hero", "ebook");
  assert.equal(
    await tab.evaluate(() => document.querySelector("#app a").textContent),
    "Get the playbook",
  );
});

test("two elements of one slot show the same", async (t) => {
  const { tab } = await open(t, config(WELCOME), {
    body: `${HERO}<a data-leadlight-slot="hero" href="/b">B</a>`,
  });
  await tab.becomes(
    "both",
    () => [...document.querySelectorAll("a")].map((a) => a.textContent.trim()),
    ["Get the playbook", "Get the playbook"],
  );
});

const SHOW = { id: "all", when: {}, show: "ebook" };
const SHOWN = { ebook: { content: { text: "Book", href: "/b" } } };
const showing = (...names) => Object.fromEntries(names.map((it) => [it, { rules: [SHOW] }]));

test("an element that is two slots is one of them, and the page lives", async (t) => {
  const slots = {
    hero: { selector: ".cta", rules: [SHOW] },
    two: { selector: "a.x", rules: [SHOW] },
    ...showing("three", "four"),
  };
  const { tab } = await open(t, config({ offers: SHOWN, slots }), {
    body: `<a id="a" class="cta x" href="/d">D</a> <a id="b" class="cta" data-leadlight-slot="three" href="/d">D</a>
      <smart-cta id="c" name="three" data-leadlight-slot="four"><a href="/d">D</a></smart-cta>`,
  });
  await tab.ready();
  const texts = () => ["a", "b", "c"].map((id) => document.getElementById(id).textContent);
  await tab.becomes("what they show", texts, ["Book", "Book", "Book"]);
  await tab.evaluate(() => document.querySelector("#c").setAttribute("name", "hero"));
  await tab.evaluate(() => {
    document.querySelector("#a").className = "x";
  });
  await tab.call("track", "something");
  await tab.becomes("what they show", texts, ["Book", "Book", "Book"]);
});

test("what is no longer the slot gets its default back", async (t) => {
  const { tab } = await open(t, config({ offers: SHOWN, slots: showing("hero") }), {
    body: '<a id="a" data-leadlight-slot="hero" href="/d">D</a>',
  });
  await tab.shows("hero", "ebook");
  await tab.evaluate(() => document.querySelector("#a").removeAttribute("data-leadlight-slot"));
  await tab.becomes(
    "the link",
    () => document.querySelector("#a").outerHTML,
    '<a id="a" href="/d">D</a>',
  );
});

test("the same offer reads otherwise once more is known of who reads it", async (t) => {
  const offers = {
    ebook: { content: { text: "For {traits.company|your team}", href: "/b" } },
  };
  const { tab } = await open(t, config({ offers, slots: showing("hero") }), {
    body: '<a id="a" data-leadlight-slot="hero" href="/d">D</a>',
  });
  const text = () => document.querySelector("#a").textContent;
  await tab.becomes("its text", text, "For your team");
  await tab.call("identify", { company: "Acme" });
  await tab.becomes("its text", text, "For Acme");
});

test("what an offer cannot change is not said to be it; a picture is a slot, a button no link", async (t) => {
  const offers = {
    ...SHOWN,
    picture: { content: { image: { src: "/new.png", alt: "New" } } },
    empty: { content: {} },
    rich: { content: { template: "not-there" } },
    classy: { content: { text: "Book", class: "big" } },
  };
  const slot = (show) => ({ rules: [{ id: "all", when: {}, show }] });
  const slots = {
    picture: slot("picture"),
    empty: slot("empty"),
    rich: slot("rich"),
    button: slot("ebook"),
    classy: { rules: [{ id: "all", when: { "traits.off": { $ne: true } }, show: "classy" }] },
  };
  const { tab } = await open(t, config({ offers, slots }), {
    body: `<img id="picture" data-leadlight-slot="picture" src="/old.png" alt="Old">
      <a id="empty" data-leadlight-slot="empty" href="/d">D</a>
      <a id="rich" data-leadlight-slot="rich" href="/d">D</a>
      <button id="button" data-leadlight-slot="button">D</button>
      <a id="classy" data-leadlight-slot="classy" href="/d">D</a>`,
    pages: { "/old.png": "", "/new.png": "" },
  });
  await tab.shows("classy", "classy");
  assert.deepEqual(
    await tab.evaluate(() =>
      ["picture", "empty", "rich", "button"].map((id) => {
        const it = document.getElementById(id);
        return [it.dataset.leadlightOffer ?? null, it.getAttribute("src") ?? it.textContent];
      }),
    ),
    [
      ["picture", "/new.png"],
      [null, "D"],
      [null, "D"],
      [null, "D"],
    ],
  );
  assert.equal(await tab.evaluate(() => document.querySelector("#classy").className), "big");
  await tab.call("identify", { off: true });
  await tab.becomes(
    "no class",
    () => document.querySelector("#classy").hasAttribute("class"),
    false,
  );
});

test("<smart-cta> is the same slot as a custom element", async (t) => {
  const body = '<smart-cta name="hero"><a href="/guide">Read the guide</a></smart-cta>';
  const { tab } = await open(t, config(WELCOME), { body });
  await tab.shows("hero", "ebook");
  const seen = await tab.evaluate(() => {
    const link = document.querySelector("smart-cta a");
    return {
      text: link.textContent,
      href: link.getAttribute("href"),
    };
  });
  assert.deepEqual(seen, { text: "Get the playbook", href: "/ebook" });
});

test("a slot without words or links of its own is left standing: an unknown slot keeps its default", async (t) => {
  const body = `${HERO}<a id="other" data-leadlight-slot="no-such-slot" href="/x">X</a>`;
  const { tab } = await open(t, config(WELCOME), { body, options: { warnings: "any" } });
  await tab.shows("hero", "ebook");
  assert.equal(
    await tab.evaluate(() => document.querySelector("#other").outerHTML),
    '<a id="other" data-leadlight-slot="no-such-slot" href="/x">X</a>',
  );
});

test("holdout of everyone: defaults everywhere, while scoring goes on", async (t) => {
  const json = config({ ...WELCOME, ...LADDER, holdout: { share: 1 } });
  const { tab } = await open(t, json, { options: { before: [watchOffers] } });
  await tab.ready();
  await tab.call("track", "demo");
  await tab.stage("sql");
  assert.equal(await tab.offer("hero"), null);
  assert.deepEqual(await tab.evaluate(() => window.offered), []);
  assert.match(
    await tab.evaluate(() => document.querySelector(".button").textContent),
    /Read the guide/,
  );
});

test("holdout of no one: everybody sees variants", async (t) => {
  const { tab } = await open(t, config({ ...WELCOME, holdout: { share: 0 } }));
  await tab.shows("hero", "ebook");
});

const SHELF = {
  offers: {
    ebook: {
      kind: "ebook",
      content: { text: "Get the playbook", href: "/ebook" },
      owned: { signal: "file_download", where: { fileName: "playbook.pdf" } },
    },
    webinar: { kind: "webinar", content: { text: "Join the webinar", href: "/webinar" } },
  },
  slots: { hero: { rules: [{ id: "all", show: ["ebook", "webinar"] }] } },
};

test("an offer the visitor owns is never shown again: not here, after a reload, nor in a new tab", async (t) => {
  const body = `${HERO}<a id="file" href="/files/playbook.pdf" download>Download</a>`;
  const pages = { "/files/playbook.pdf": "%PDF-1.4" };
  const { site, visitor, tab } = await open(t, config(SHELF), { body, pages });
  await tab.shows("hero", "ebook");
  await tab.click("#file");
  await tab.shows("hero", "webinar");
  assert.equal((await tab.get()).offers.ebook.owned, true);

  await tab.beforeLoad(watchOffers);
  await tab.reload();
  await tab.shows("hero", "webinar");
  const other = await visitor.open(site.url(), { before: [watchOffers] });
  await other.shows("hero", "webinar");
  for (const [where, one] of Object.entries({ "after a reload": tab, "in a new tab": other })) {
    await one.ready();
    const offered = await one.evaluate(() => [...new Set(window.offered)]);
    assert.deepEqual(offered, ["webinar"], `offered ${where}, even for a moment`);
  }
});

test("an offer is for its stages only", async (t) => {
  const json = config({
    ...LADDER,
    offers: {
      ebook: { kind: "ebook", stages: ["visitor"], content: { text: "Ebook", href: "/e" } },
      roi: { kind: "roi-calculator", stages: ["mql"], content: { text: "ROI", href: "/r" } },
      talk: { kind: "demo", stages: ["sql"], content: { text: "Talk", href: "/t" } },
    },
    slots: { hero: { rules: [{ id: "all", show: ["talk", "roi", "ebook"] }] } },
  });
  const { tab } = await open(t, json);
  await tab.shows("hero", "ebook");
  await tab.call("track", "pricing");
  await tab.call("track", "pricing");
  await tab.shows("hero", "roi");
  await tab.call("track", "demo");
  await tab.shows("hero", "talk");
});

test("auto: the best offer of the stage by topic and priority that is not owned", async (t) => {
  const json = config({
    offers: {
      low: { kind: "ebook", priority: 1, content: { text: "Low", href: "/low" } },
      high: {
        kind: "ebook",
        priority: 9,
        content: { text: "High", href: "/high" },
        owned: { signal: "got_it" },
      },
    },
    slots: { hero: { auto: true } },
  });
  const { tab } = await open(t, json);
  await tab.shows("hero", "high");
  await tab.call("track", "got_it");
  await tab.shows("hero", "low");
});

test("an exposure is counted when a variant is really seen, not before", async (t) => {
  const body = `${HERO}<div style="height:4000px"></div><a id="foot" data-leadlight-slot="foot" href="/g">Read</a>`;
  const both = { rules: [{ id: "all", show: "ebook" }] };
  const { tab } = await open(t, config({ ...WELCOME, slots: { hero: both, foot: both } }), {
    body,
  });
  await tab.shows("foot", "ebook");
  const first = await tab.event("exposure");
  assert.equal(first.detail.slot, "hero");
  assert.equal(first.detail.offer, "ebook");
  assert.equal(tab.named("exposure").length, 1, "the foot of the page was not seen");
  await tab.evaluate(() => document.querySelector("#foot").scrollIntoView());
  const second = await tab.event("exposure", 2);
  assert.equal(second.detail.slot, "foot");
});

test("a click on a variant is counted and goes where the variant says", async (t) => {
  const facts = { clicks: { count: "click", where: { text: "Get the playbook" } } };
  const pages = { "/ebook": page("<h1>The ebook</h1>") };
  const { tab } = await open(t, config({ ...WELCOME, facts }), { pages });
  await tab.shows("hero", "ebook");
  await tab.click(".button");
  await tab.fact("the ebook's page", () => location.pathname === "/ebook");
  await tab.ready();
  await tab.facts({ clicks: 1 });
});

test("a page that writes over a slot again and again is left alone in the end", async (t) => {
  const { tab } = await open(t, config(WELCOME), { options: { warnings: "any" } });
  await tab.ready();
  await tab.shows("hero", "ebook");
  await tab.evaluate(() => {
    const link = document.querySelector(".button");
    window.fights = [];
    const mine = () => {
      if (link.textContent.trim() === "Mine") return;
      window.fights.push(performance.now());
      link.textContent = "Mine";
    };
    new MutationObserver(mine).observe(link, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    mine();
  });
  const quiet = () => performance.now() - window.fights.at(-1) > 700;
  await tab.fact("peace", quiet);
  const seen = await tab.evaluate(() => ({
    fights: window.fights.length,
    text: document.querySelector(".button").textContent.trim(),
    offer: document.querySelector(".button").dataset.leadlightOffer,
  }));
  // The page's own first write, and one for each time Leadlight put its words back.
  assert.ok(seen.fights >= 2, "Leadlight puts its variant back at first");
  assert.ok(seen.fights <= 6, `Leadlight gives up after 5 times, not ${seen.fights - 1}`);
  assert.equal(seen.text, "Mine");
  assert.equal(seen.offer, undefined, "what is the page's is not said to be the offer");
});

const READY_TO_BUY = {
  ...LADDER,
  offers: {
    talk: { kind: "demo", stages: ["sql"], content: { text: "Talk to sales now", action: "chat" } },
  },
  slots: { hero: { rules: [{ id: "sql", when: { stage: "sql" }, show: "talk" }] } },
  playbooks: {
    greet: { when: { stage: "sql" }, on: { stage: "sql" }, do: { chat: { message: "Hi!" } } },
  },
};

test("bots are observed, but never chatted with or handed off", async (t) => {
  const crm = await sink(t);
  const handoff = { when: { stage: "sql" }, sinks: [{ id: "crm", kind: "webhook", url: crm.url }] };
  const { bots: _bots, ...unsaid } = config({ ...READY_TO_BUY, handoff });
  const { tab } = await open(t, unsaid);
  await tab.ready();
  assert.equal(
    await tab.evaluate(() => navigator.webdriver),
    true,
    "this browser says it is driven",
  );
  await tab.call("track", "demo");
  await tab.stage("sql");
  await tab.shows("hero", "talk");

  // Someone who counts, after that: once their lead is here, a bot's would be too.
  const { tab: human } = await open(t, config({ ...READY_TO_BUY, handoff }));
  await human.ready();
  await human.call("track", "demo");
  await human.event("chat");
  await crm.stores(1);
  assert.equal(crm.received.length, 1);
  assert.deepEqual(tab.named("chat"), []);
  assert.deepEqual(tab.named("handoff"), []);
});

test('"bots": "ignore" leaves them alone', async (t) => {
  const json = config({ ...WELCOME, bots: "ignore" });
  const { tab } = await open(t, json, { options: { warnings: "any" } });
  await tab.fact("the script", () => document.readyState === "complete");
  // The same page changes for anyone else, who came later.
  const { tab: human } = await open(t, config(WELCOME));
  await human.shows("hero", "ebook");
  await human.event("exposure");
  assert.equal(await tab.offer("hero"), null);
  assert.deepEqual([...tab.named("signal"), ...tab.named("exposure")], []);
});

test("a slot with the chat as its action opens it, and goes nowhere", async (t) => {
  const { tab } = await open(t, config({ ...READY_TO_BUY, playbooks: {} }), {
    pages: { "/guide": reply({ status: 500, body: "should not be asked for" }) },
  });
  await tab.ready();
  await tab.call("track", "demo");
  await tab.shows("hero", "talk");
  assert.deepEqual(tab.named("chat"), []);
  await tab.click(".button");
  await tab.event("chat");
  assert.equal(await tab.evaluate(() => location.pathname), "/");
});

test("the embed of the contract is all a page needs", async (t) => {
  assert.match(
    EMBED,
    /<script async src="\/leadlight\/leadlight\.js" data-config="\/leadlight\.json"><\/script>/,
  );
  const { site, tab } = await open(t, config(WELCOME));
  await tab.shows("hero", "ebook");
  const asked = site.requests.map(({ path }) => path).filter((path) => path !== "/favicon.ico");
  assert.deepEqual(asked.sort(), [
    "/",
    "/leadlight.json",
    "/leadlight/leadlight.js",
    "/leadlight/leadlight.wasm",
    // This visitor allows that something is kept.
    "/leadlight/store.js",
  ]);
});

const RICH = {
  offers: {
    demo: {
      content: {
        text: { en: "See {traits.company|Globex} live", de: "Live" },
        href: "/demo",
        image: { src: "/new.svg", alt: "A screen" },
        class: "strong wide",
      },
    },
    card: { content: { template: "card" } },
  },
  slots: {
    hero: { rules: [{ id: "pro", when: { "traits.plan": "pro" }, show: "demo" }] },
    side: { rules: [{ id: "pro", when: { "traits.plan": "pro" }, show: "card" }] },
  },
};

const RICH_BODY = `
  <a class="button" data-leadlight-slot="hero" href="/guide"><picture><source srcset="/old.webp"><img src="/old.svg" alt="A book" srcset="/old2.svg 2x"></picture> Read the guide</a>
  <aside data-leadlight-slot="side">Words <b id="bold" style="color: red;">in bold</b> <button id="press">Press</button></aside>
  <template id="card"><h2>For you</h2><p>Only <a id="there" href="/there">there</a></p></template>`;

test("pictures, classes and templates; the default comes back as it was, with its listeners", async (t) => {
  const icon = reply({
    headers: { "content-type": "image/svg+xml" },
    body: "<svg xmlns='http://www.w3.org/2000/svg'/>",
  });
  const pages = Object.fromEntries(
    ["/new.svg", "/old.svg", "/old2.svg", "/old.webp"].map((it) => [it, icon]),
  );
  const { tab } = await open(t, config(RICH), { body: RICH_BODY, pages });
  await tab.ready();
  const look = () =>
    tab.evaluate(() => ({
      hero: document.querySelector("[data-leadlight-slot=hero]").outerHTML,
      side: document.querySelector("[data-leadlight-slot=side]").outerHTML,
    }));
  await tab.evaluate(() => {
    window.pressed = 0;
    document.querySelector("#press").addEventListener("click", () => window.pressed++);
  });
  const before = await look();
  await tab.call("identify", { plan: "pro" });
  await tab.shows("hero", "demo");
  await tab.shows("side", "card");
  const seen = await tab.evaluate(() => {
    const hero = document.querySelector("[data-leadlight-slot=hero]");
    const image = hero.querySelector("img");
    const side = document.querySelector("[data-leadlight-slot=side]");
    return {
      classes: hero.className,
      text: hero.textContent.trim(),
      image: [image.getAttribute("src"), image.alt, image.srcset],
      source: hero.querySelector("source").srcset,
      words: side.innerText.replace(/\s+/g, " ").trim(),
      pressable: document.querySelector("#press").checkVisibility(),
    };
  });
  assert.deepEqual(seen, {
    classes: "button strong wide",
    text: "See Globex live",
    image: ["/new.svg", "A screen", ""],
    source: "",
    words: "For you Only there",
    pressable: false,
  });
  await tab.call("identify", { plan: null });
  await tab.shows("hero", null);
  assert.deepEqual(await look(), before);
  await tab.click("#press");
  assert.equal(await tab.evaluate(() => window.pressed), 1);
});

test("a call to action under the visitor's hands is not swapped until they let go", async (t) => {
  const { tab } = await open(t, config(FOR_PRO));
  await tab.ready();
  await tab.evaluate(() => document.querySelector("[data-leadlight-slot=hero]").focus());
  await tab.call("identify", { plan: "pro" });
  await tab.shows("hero", null);
  await tab.evaluate(() => document.activeElement.blur());
  await tab.shows("hero", "ebook");
});

test("what a framework writes into a slot, text or attribute, is written over again", async (t) => {
  const { tab } = await open(t, config(WELCOME));
  await tab.shows("hero", "ebook");
  await tab.evaluate(() => {
    const slot = document.querySelector("[data-leadlight-slot=hero]");
    slot.lastChild.data = " Read the new guide";
    slot.setAttribute("href", "/new-guide");
  });
  await tab.fact("the variant is back", () => {
    const slot = document.querySelector("[data-leadlight-slot=hero]");
    return slot.textContent.trim() === "Get the playbook" && slot.getAttribute("href") === "/ebook";
  });
});

test("an action opens a form, or does what a playbook does", async (t) => {
  const books = {
    hello: { when: { "traits.never": 1 }, do: { chat: { message: "Hello from the book" } } },
  };
  const rules = (action) =>
    config({
      offers: { it: { content: { text: "Go", href: "/go", action } } },
      slots: { hero: { rules: [{ id: "all", show: "it" }] } },
      playbooks: books,
    });
  for (const [action, words] of [
    ["form:callback", "call"],
    ["playbook:hello", "Hello from the book"],
  ]) {
    const { tab } = await open(t, rules(action));
    await tab.ready();
    await tab.shows("hero", "it");
    await tab.click("[data-leadlight-slot=hero]");
    await tab.fact(
      `the panel after ${action}`,
      (it) =>
        document
          .querySelector("[data-leadlight-panel]")
          ?.shadowRoot.textContent.toLowerCase()
          .includes(it.toLowerCase()),
      words,
    );
    assert.equal(await tab.evaluate(() => location.pathname), "/");
  }
});
