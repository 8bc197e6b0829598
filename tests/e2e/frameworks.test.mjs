// Page views and signals on pages of real frameworks, and in the company of old and greedy libraries.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { bundled, library } from "./harness/library.mjs";
import { opener, settle, signals, told } from "./harness/observed.mjs";
import { page } from "./harness/pages.mjs";

const open = opener(launch());

const LINKS = '<a id="one" href="/one">One</a> <a id="two" href="/two">Two</a>';
const from = (file) => `<script src="/${file}"></script>`;

/** Goes to two pages by link and back by history: each a view, with the title it has. */
async function walk(tab, { titles = true } = {}) {
  const views = [{ path: "/", title: "Home" }];
  const seen = async (path, title) => {
    views.push({ path, title });
    await told(tab, "page_view", titles ? views : views.map(({ path }) => ({ path })));
  };
  await tab.click("#one");
  await seen("/one", "One");
  await tab.click("#two");
  await seen("/two", "Two");
  await tab.evaluate(() => history.back());
  await seen("/one", "One");
  await settle(tab);
  await told(
    tab,
    "page_view",
    views.map(({ path }) => ({ path })),
  );
  assert.equal(signals(tab, "session_start").length, 1);
  // None of it was a load.
  assert.equal(tab.named("ready").length, 1);
}

const titled = (title, head) => page(`<h1>${title}</h1>${LINKS}`, { title, head });

test("Turbo", async (t) => {
  // A fetch ahead of a click is broken off by the click, and Turbo lets that be seen.
  const head = `<meta name="turbo-prefetch" content="false">${from("turbo.js")}`;
  const slow = (title) => async () => {
    // As long as a server takes: the address is set first, the page comes later.
    await new Promise((resolve) => setTimeout(resolve, 120));
    return titled(title, head);
  };
  const { tab } = await open(t, {
    pages: {
      "/": titled("Home", head),
      "/one": slow("One"),
      "/two": slow("Two"),
      "/turbo.js": library("@hotwired/turbo/dist/turbo.es2017-umd.js"),
    },
  });
  await walk(tab);
});

test("htmx", async (t) => {
  const head = from("htmx.js");
  const boosted = (title) =>
    page(`<h1>${title}</h1>${LINKS.replaceAll("<a", '<a hx-boost="true"')}`, { title, head });
  const { tab } = await open(t, {
    pages: {
      "/": boosted("Home"),
      "/one": boosted("One"),
      "/two": boosted("Two"),
      "/htmx.js": library("htmx.org/dist/htmx.js"),
    },
  });
  await walk(tab, { titles: false });
});

async function reactApp() {
  const app = await bundled(`
    import React from "react";
    import { createRoot } from "react-dom/client";
    import { BrowserRouter, Link, Route, Routes } from "react-router";
    const Page = ({ title }) => <><title>{title}</title><h1>{title}</h1>
      <Link id="one" to="/one">One</Link> <Link id="two" to="/two">Two</Link></>;
    createRoot(document.querySelector("#app")).render(<BrowserRouter><Routes>
      <Route path="/" element={<Page title="Home" />} />
      <Route path="/one" element={<Page title="One" />} />
      <Route path="/two" element={<Page title="Two" />} />
    </Routes></BrowserRouter>);`);
  const html = page('<div id="app"></div><script src="/app.js"></script>', { title: "Home" });
  return { "/": html, "/app.js": app };
}

test("React with React Router", async (t) => {
  const { tab } = await open(t, { pages: await reactApp() });
  await walk(tab);
});

test("React with React Router on a slow phone: the view has the title that is rendered later", async (t) => {
  const { tab } = await open(t, { pages: await reactApp() });
  if (!tab.cdp) return t.skip("this browser cannot be slowed down");
  await tab.cdp.send("Emulation.setCPUThrottlingRate", { rate: 20 });
  await walk(tab);
});

test("Vue with Vue Router", async (t) => {
  const app = `
    const pages = { template: '<h1>{{ $route.meta.title }}</h1><router-link id="one" to="/one">One</router-link> <router-link id="two" to="/two">Two</router-link>' };
    const route = (path, title) => ({ path, component: pages, meta: { title } });
    const router = VueRouter.createRouter({
      history: VueRouter.createWebHistory(),
      routes: [route("/", "Home"), route("/one", "One"), route("/two", "Two")],
    });
    router.afterEach((to) => { document.title = to.meta.title; });
    Vue.createApp({ template: "<router-view />" }).use(router).mount("#app");`;
  const html = page(
    `<div id="app"></div>${from("vue.js")}${from("router.js")}<script>${app}</script>`,
    { title: "Home" },
  );
  const { tab } = await open(t, {
    pages: {
      "/": html,
      "/vue.js": library("vue/dist/vue.global.prod.js"),
      "/router.js": library("vue-router/dist/vue-router.global.prod.js"),
    },
  });
  await walk(tab);
});

test("Astro's page swaps, by its events", async (t) => {
  const { tab } = await open(t, { pages: { "/": titled("Home") } });
  await tab.evaluate(async () => {
    const say = (name) => document.dispatchEvent(new Event(name));
    say("astro:before-preparation");
    history.pushState({}, "", "/one");
    await new Promise((resolve) => setTimeout(resolve, 1200));
    document.title = "One";
    say("astro:after-swap");
    say("astro:page-load");
  });
  await told(tab, "page_view", [
    { path: "/", title: "Home" },
    { path: "/one", title: "One" },
  ]);
});

/**
 * What Prototype.js and MooTools, which are in no registry, do to the objects of every page; but not
 * `toJSON`, with which a driver cannot hear the page.
 */
const OLD = `
  Object.assign(Array.prototype, {
    each(run) { this.forEach(run); return this; },
    entries() { return this.slice(); },
    clean() { return this.filter(Boolean); },
    first() { return this[0]; },
    include(it) { return this.indexOf(it) >= 0; },
    size() { return this.length; },
  });
  Array.from = (it) => (it == null ? [] : "length" in Object(it) ? Array.prototype.slice.call(it) : []);
  Object.keys = ((keys) => (it) => { if (it !== Object(it)) throw new TypeError(); return keys(it); })(Object.keys);
  Function.prototype.bind = function (to, ...first) { const run = this; return function (...rest) { return run.apply(to, first.concat(rest)); }; };
  document.getElementsByClassName = (name) => [...document.querySelectorAll("." + name)];
  ((Native) => {
    window.Element = function (tag) { return document.createElement(tag); };
    window.Element.prototype = Native.prototype;
    Object.assign(Native.prototype, { hide() { this.style.display = "none"; }, match(it) { return this.matches(it); } });
  })(window.Element);
  window.Event = function () { throw new TypeError("not this Event"); };
  window.$ = (id) => document.getElementById(id);
  window.$$ = (it) => [...document.querySelectorAll(it)];
  Object.prototype.extended = function () {};`;

const COMPANY = {
  "core-js": ["/core-js.js", () => library("core-js-bundle/minified.js")],
  "Zone.js": ["/zone.js", () => library("zone.js/bundles/zone.umd.js")],
  "libraries that change every object": ["/old.js", () => OLD],
};

for (const [name, [path, source]] of Object.entries(COMPANY)) {
  test(`in the company of ${name}, each thing is told once and no error is thrown`, async (t) => {
    const body = `${LINKS}<form id="demo" action="/thanks" method="post"><input name="email"><input name="id"><button id="go">Go</button></form>
      <form id="ask" action="/thanks"><input name="role"><input name="size"></form>
      <p class="quote">Good</p><script>window.dataLayer = [{ event: "purchase", value: 3 }];</script>`;
    const { tab } = await open(t, {
      pages: {
        "/": page(body, { title: "Home", head: `<script src="${path}"></script>` }),
        "/thanks": page("<h1>Thanks</h1>"),
        [path]: source(),
      },
      facts: { submits: { count: "form_submit", where: { formId: "demo" } } },
      more: {
        forms: [
          { match: "#demo", traits: { email: "email" } },
          { match: "#ask", traits: { role: "role", size: "size" }, ask: ["role", "size"] },
        ],
        signals: {
          saw: { visible: ".quote" },
          bought: { dataLayer: "purchase", props: { value: "value" } },
          pressed: { click: "#go" },
        },
      },
    });
    await told(tab, "saw", [{ path: "/" }]);
    await told(tab, "bought", [{ value: 3 }]);
    await tab.call("identify", { role: "boss" });
    await tab.fact("the role is not asked for", () => {
      const [role, size] = document.querySelectorAll("#ask input");
      return !role.checkVisibility() && size.checkVisibility();
    });
    await tab.evaluate(() => history.pushState({}, "", "/second"));
    await told(tab, "page_view", [{ path: "/" }, { path: "/second" }]);
    await tab.write("[name=email]", "jane@globex.example");
    await tab.click("#go");
    await tab.fact("the page after the form", () => location.pathname === "/thanks");
    await tab.ready();
    await tab.facts({ submits: 1 });
    assert.equal((await tab.get()).traits.email, "jane@globex.example");
    assert.equal(signals(tab, "form_start").length, 1);
    assert.equal(signals(tab, "session_start").length, 1);
  });
}
