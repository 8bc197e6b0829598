// The small signals, each with its switch, and those that marketers make from clicks, submits, what is
// seen, and the data layer.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { opener, settle, signals, told } from "./harness/observed.mjs";
import { page } from "./harness/pages.mjs";

const browser = launch();
const open = opener(browser);

test("copy: that, and not what", async (t) => {
  const { tab } = await open(t, { pages: { "/": page("<p id=text>canary</p>") } });
  await tab.evaluate(() => getSelection().selectAllChildren(document.querySelector("#text")));
  await tab.copy();
  await told(tab, "copy", [{ path: "/" }]);
  assert.ok(!JSON.stringify(tab.events).includes("canary"));
});

test("print: that the page is printed", async (t) => {
  if (browser.lacks(t, "print")) return;
  const { tab } = await open(t);
  await tab.print();
  await told(tab, "print", [{ path: "/" }]);
});

test("share: a click on a link that shares, by its network; other links there are none", async (t) => {
  const links = [
    "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Facme.example",
    "https://twitter.com/intent/tweet?text=Hello",
    "https://x.com/intent/post?text=Hello",
    "https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Facme.example",
    "https://api.whatsapp.com/send?text=Hello",
    "https://wa.me/?text=Hello",
    "https://t.me/share/url?url=https%3A%2F%2Facme.example",
    "mailto:?subject=Read%20this",
    // To a profile, a post, a chat and a person.
    "https://twitter.com/acme",
    "https://x.com/intent/follow?screen_name=acme",
    "https://www.facebook.com/share/p/1234",
    "https://wa.me/34900000000",
    "mailto:sales@acme.example",
    "https://notx.com/intent/post",
  ];
  const body = `${links.map((it, at) => `<p><a id="link${at}" href="${it}">Go</a></p>`).join("")}
    <script>addEventListener("click", (event) => event.preventDefault());</script>`;
  const { tab } = await open(t, { pages: { "/": page(body) } });
  for (const at of links.keys()) await tab.click(`#link${at}`);
  const methods = "facebook twitter x linkedin whatsapp wa t mailto".split(" ");
  await told(
    tab,
    "share",
    methods.map((method) => ({ method })),
  );
  await told(
    tab,
    "click",
    links.map(() => ({ text: "Go" })),
  );
});

test("view_search_results: what was searched for, in any script, but nothing personal", async (t) => {
  const { site, tab } = await open(t, {
    path: "/?page=2&q=lead+scoring+%E4%BE%A1%E6%A0%BC&s=other",
    more: { privacy: { redactQuery: ["keyword"] } },
    facts: { searches: { count: "view_search_results" } },
  });
  await told(tab, "view_search_results", [{ term: "lead scoring 価格", path: "/" }]);
  await tab.goto(site.url("/next?q=jane%40globex.example"));
  await tab.ready();
  await tab.goto(site.url("/next?keyword=secret"));
  await tab.ready();
  await tab.goto(site.url("/next?q=&query=more"));
  await tab.ready();
  await told(tab, "view_search_results", [
    { term: "lead scoring 価格" },
    { term: "redacted" },
    { term: "redacted" },
    { term: "more" },
  ]);
  await tab.goto(site.url("/next?page=2"));
  await tab.ready();
  await tab.facts({ searches: 4 });
});

test("each switch of observe turns off its own", async (t) => {
  const observe = { copy: false, print: false, share: false, search: false };
  const body = `<a href="mailto:?subject=x">Mail</a><p id=text>Text</p>
    <script>addEventListener("click", (event) => event.preventDefault());</script>`;
  const { tab } = await open(t, { path: "/?q=x", pages: { "/": page(body) }, more: { observe } });
  await tab.click("a");
  await tab.evaluate(() => {
    getSelection().selectAllChildren(document.querySelector("#text"));
    document.execCommand("copy");
  });
  if (browser.can("print")) await tab.print();
  await settle(tab);
  for (const name of Object.keys(observe)) {
    assert.deepEqual(signals(tab, name === "search" ? "view_search_results" : name), [], name);
  }
  await told(tab, "click", [{ text: "Mail" }]);
});

test("a link in a shadow root, an area of a map and a button of any kind are clicked as such", async (t) => {
  const body = `<my-link></my-link>
    <img usemap="#map" width="100" height="50" alt=""><map name="map"><area id="area" href="/map" shape="default" alt=""></map>
    <input type="button" value="Reckon"><div role="button" tabindex="0">Open</div>
    <script>
      customElements.define("my-link", class extends HTMLElement {
        constructor() { super(); this.attachShadow({ mode: "open" }).innerHTML = '<a id="deep" href="/deep"><b>Deep</b></a>'; }
      });
      addEventListener("click", (event) => event.preventDefault());
    </script>`;
  const { tab } = await open(t, { pages: { "/": page(body) } });
  for (const it of ["my-link", "img", "input", "div"]) await tab.click(it);
  await told(tab, "click", [
    { id: "deep", text: "Deep" },
    { id: "area", text: "" },
    { text: "Reckon" },
    { text: "Open" },
  ]);
});

test("signals of the marketer's own from clicks and submits", async (t) => {
  const body = `<details class="faq"><summary><b>How much?</b></summary>Little.</details>
    <form class="signup"><input name="email"><button>Go</button></form><form id="other"><button>No</button></form>
    <script>addEventListener("submit", (event) => event.preventDefault());</script>`;
  const signals_ = {
    opened_faq: { click: "details.faq summary" },
    broken: { click: ":::" },
    signed_up: { submit: ".signup" },
    faq_twice: { from: "opened_faq" },
  };
  const { site, tab } = await open(t, {
    pages: { "/": page(body) },
    more: { signals: signals_ },
    facts: { twice: { count: "faq_twice" } },
  });
  await tab.becomes(
    "the file",
    () => performance.getEntriesByName(`${location.origin}/leadlight/signals.js`).length,
    1,
  );
  await settle(tab);
  await tab.click("summary b");
  await tab.click("#other button");
  await tab.click(".signup button");
  await told(tab, "opened_faq", [{ path: "/" }]);
  await told(tab, "signed_up", [{ path: "/" }]);
  await tab.facts({ twice: 1 });
  assert.equal(site.asked("/leadlight/profile.js") + site.asked("/leadlight/vendors.js"), 0);
});

const SEES = { signals: { saw_quote: { visible: ".quote", for: "1s" } } };

test("a signal for what is seen: half of it, long enough, once a view", async (t) => {
  const body = `<div style="height:2000px"></div><p class="quote" style="height:200px">Good</p><div style="height:2000px"></div>`;
  const { tab } = await open(t, { pages: { "/": page(body) }, more: SEES });
  const to = (shown) =>
    tab.evaluate((shown) => {
      const top = document.querySelector(".quote").offsetTop;
      scrollTo(0, top + shown - innerHeight);
    }, shown);
  const lasts = (ms) => {
    window.since ??= performance.now();
    return performance.now() - window.since > ms;
  };
  await to(80);
  await tab.fact("a while with less than half of it", lasts, 2300);
  await to(-50);
  await tab.fact("it is gone", () => scrollY > 0);
  await settle(tab);
  assert.deepEqual(signals(tab, "saw_quote"), []);
  await to(150);
  await told(tab, "saw_quote", [{ path: "/" }]);
  await to(-50);
  await to(150);
  await tab.evaluate(() => history.pushState({}, "", "/second"));
  await told(tab, "saw_quote", [{ path: "/" }, { path: "/second" }]);
});

test("what is seen may come later, and may be higher than the window", async (t) => {
  const { tab } = await open(t, { pages: { "/": page("<p>Nothing yet</p>") }, more: SEES });
  await tab.evaluate(() => {
    const quote = document.createElement("div");
    quote.className = "quote";
    quote.style.height = "9000px";
    document.body.append(quote);
  });
  await told(tab, "saw_quote", [{ path: "/" }]);
});

test("signals from the data layer: pushed before and after, by gtag too, and no more of them than is named", async (t) => {
  const head = `<script>
    window.dataLayer = [{ event: "purchase", ecommerce: { value: 99.5, email: "canary" } }, { event: "other" }];
    function gtag() { dataLayer.push(arguments); }
    gtag("event", "purchase", { value: 7, note: "canary" });
    const push = dataLayer.push;
    window.same = () => dataLayer.push === push;
  </script>`;
  const { tab } = await open(t, {
    pages: {
      "/": page("<button onclick=\"dataLayer.push({event: 'purchase'})\">Buy</button>", { head }),
    },
    more: {
      dataLayer: true,
      signals: {
        bought: {
          dataLayer: "purchase",
          props: { value: "ecommerce.value", plain: "value", all: "ecommerce" },
        },
        loop: { dataLayer: "leadlight_signal" },
      },
    },
  });
  const first = [{ value: 99.5 }, { plain: 7 }];
  await told(tab, "bought", first);
  await tab.click("button");
  await told(tab, "bought", [...first, {}]);
  await tab.evaluate(() => {
    // A tag manager takes old ones out; nothing is told twice for it.
    window.dataLayer.splice(0, 2);
    window.dataLayer.push({ event: "purchase", value: 3 });
  });
  await told(tab, "bought", [...first, {}, { plain: 3 }]);
  await settle(tab);
  assert.deepEqual(signals(tab, "loop"), []);
  assert.ok(!JSON.stringify(tab.named("signal")).includes("canary"));
  assert.ok(await tab.evaluate(() => window.same()), "push is the page's own");
});
