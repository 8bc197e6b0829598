// Page views: once for a load, a route, a page that comes back and one that was made ready beforehand.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { opener, settle, TALL, told } from "./harness/observed.mjs";
import { page } from "./harness/pages.mjs";
import { until } from "./harness/until.mjs";

const browser = launch();
const opened = opener(browser);
const open = (t, facts, rest) => opened(t, { facts, ...rest });

const views = { views: { count: "page_view" } };

test("page_view: once for a load, a reload, and the next page", async (t) => {
  const { site, tab } = await open(t, views);
  await tab.facts({ views: 1 });
  await tab.reload();
  await tab.ready();
  await tab.facts({ views: 2 });
  await tab.goto(site.url("/next"));
  await tab.ready();
  await tab.facts({ views: 3 });
});

test("page_view: once for each route of a single-page app, forward and back", async (t) => {
  const facts = {
    ...views,
    seconds: { count: "page_view", where: { path: "/second" } },
    titled: { count: "page_view", where: { title: "Second" } },
  };
  const { tab } = await open(t, facts);
  await tab.evaluate(() => {
    history.pushState({}, "", "/second");
    document.title = "Second";
  });
  await tab.facts({ views: 2, seconds: 1, titled: 1 });
  await tab.evaluate(() => {
    history.pushState({}, "", "/third");
    document.title = "Third";
  });
  await tab.facts({ views: 3, seconds: 1, titled: 1 });
  await tab.evaluate(() => {
    window.addEventListener("popstate", () => {
      document.title = "Second";
    });
    history.back();
  });
  await tab.facts({ views: 4, seconds: 2, titled: 2 });
});

test("page_view: never twice for one view", async (t) => {
  const { tab } = await open(t, views);
  await tab.evaluate(() => {
    // Frameworks write the state of the page they are on; none of this is another view.
    history.replaceState({ scroll: 1 }, "", location.href);
    history.replaceState({ scroll: 2 }, "");
    history.pushState({}, "", location.href);
    location.hash = "#part";
  });
  await tab.fact("the hash", () => location.hash === "#part");
  await settle(tab);
  await tab.facts({ views: 1 });
});

test("page_view: by hand", async (t) => {
  const { tab } = await open(t, {
    ...views,
    wizard: { count: "page_view", where: { title: "Step two" } },
  });
  await tab.call("page", { title: "Step two" });
  await tab.facts({ views: 2, wizard: 1 });
});

test("page_view: a page that comes back from the back-forward cache is seen again, once", async (t) => {
  const { tab } = await open(t, views);
  await tab.evaluate(() => {
    window.addEventListener("pageshow", (event) => {
      window.restored = event.persisted;
    });
  });
  await tab.click("#next");
  await tab.fact("the next page", () => location.pathname === "/next");
  await tab.ready();
  await tab.facts({ views: 2 });
  await tab.evaluate(() => history.back());
  await tab.fact(
    "the page from the back-forward cache",
    () => location.pathname === "/" && window.restored === true,
  );
  await tab.facts({ views: 3 });
});

test("page_view: a new query or hash is none, unless the config says so", async (t) => {
  const walk = (tab) =>
    tab.evaluate(async () => {
      const turn = () => new Promise((resolve) => setTimeout(resolve, 100));
      for (const to of ["?tab=a", "?tab=b", "?tab=b#/one", "?tab=b#/two"]) {
        history.replaceState({}, "", to);
        dispatchEvent(new HashChangeEvent("hashchange"));
        await turn();
      }
    });
  const { tab } = await open(t, views);
  await walk(tab);
  await settle(tab);
  await told(tab, "page_view", [{ path: "/" }]);

  const { tab: queries } = await open(t, views, { more: { observe: { queryRoutes: true } } });
  await walk(queries);
  await told(queries, "page_view", [
    { path: "/", query: "" },
    { path: "/", query: "tab=a" },
    { path: "/", query: "tab=b" },
  ]);

  const { tab: hashes } = await open(t, views, { more: { observe: { hashRoutes: true } } });
  await walk(hashes);
  await told(hashes, "page_view", [{ path: "/" }, { path: "/#/one" }, { path: "/#/two" }]);
});

test("page_view: with queries as routes, a view by hand and its route are one", async (t) => {
  const { tab } = await open(t, views, { more: { observe: { queryRoutes: true } } });
  await tab.evaluate(() => {
    window.leadlight("page", { path: "/shop?step=2", title: "Two" });
    history.pushState({}, "", "/shop?step=2");
  });
  await settle(tab);
  await tab.facts({ views: 2 });
  await tab.evaluate(() => history.pushState({}, "", "/shop?step=3"));
  await tab.facts({ views: 3 });
});

test("page_view: a page made ready beforehand is none until it is shown", async (t) => {
  if (browser.lacks(t, "prerender")) return;
  const rules = JSON.stringify({ prerender: [{ urls: ["/next"], eagerness: "immediate" }] });
  const says = 'document.addEventListener("prerenderingchange", () => fetch("/shown"))';
  const { site, visitor, tab } = await open(t, {
    ...views,
    sessions: { count: "session_start" },
    next: { count: "page_view", where: { path: "/next" } },
  });
  Object.assign(site.pages, {
    "/": page('<a id="next" href="/next">Next</a>', {
      head: `<script type="speculationrules">${rules}</script>`,
    }),
    "/next": page("<h1>Next</h1>", { head: `<script>${says}</script>` }),
    "/shown": "{}",
  });
  // A plain tab: Chromium makes nothing ready in one whose console is listened to. What happens in it
  // the first tab hears of.
  const plain = await visitor.context.newPage();
  await plain.goto(site.url("/"));
  await tab.facts({ views: 2, sessions: 1, next: 0 });
  await until(
    "the script in the page made ready",
    () => site.asked("/leadlight/leadlight.js") === 3,
  );
  await plain.evaluate(() => window.leadlight("track", "mark"));
  await told(tab, "page_view", [{ path: "/" }]);
  await tab.facts({ views: 2, sessions: 1, next: 0 });
  assert.equal(site.asked("/leadlight.json"), 2, "fetched for a page that nobody sees");
  await plain.click("#next");
  await tab.facts({ views: 3, sessions: 1, next: 1 });
  assert.deepEqual([site.asked("/next"), site.asked("/shown")], [1, 1], "it was made ready");
});

test("page_view: without the Navigation API, a route is seen within about a second", async (t) => {
  const { tab } = await open(t, views, {
    options: { before: [() => Object.defineProperty(window, "navigation", { value: undefined })] },
  });
  await tab.evaluate(() => history.pushState({}, "", "/second"));
  await tab.facts({ views: 2 });
  await settle(tab);
  await tab.facts({ views: 2 });
});

test("a page view after the back-forward cache and one in another tab begin no session", async (t) => {
  const { site, visitor, tab } = await open(t, views, { pages: { "/next": TALL } });
  await told(tab, "session_start", [{ visit: 1, returning: false }]);
  await tab.goto(site.url("/next"));
  await tab.ready();
  await tab.facts({ views: 2 });
  const other = await visitor.open(site.url("/"));
  await other.ready();
  await other.facts({ views: 3 });
  await settle(other);
  // Not one is so much as told of.
  await told(other, "session_start", []);
  await told(tab, "session_start", [{ visit: 1 }]);
});
