// Leadlight as a guest: what the page had before, it has afterwards, and nothing it did not ask for.

import assert from "node:assert/strict";
import { test } from "node:test";

import { launch } from "./harness/browser.mjs";
import { config, HERO, page, tag, WELCOME } from "./harness/pages.mjs";
import { serve } from "./harness/site.mjs";

const browser = launch();

/** Runs first in the page: remembers every global, and what hangs on it. */
function remember() {
  const look = () => {
    const seen = new Map();
    const note = (path, owner) => {
      for (const key of Reflect.ownKeys(owner)) {
        const { value, get, set } = Reflect.getOwnPropertyDescriptor(owner, key);
        seen.set(
          `${path}.${String(key)}`,
          [value, get, set].map((it) => it ?? null),
        );
      }
    };
    note("window", window);
    for (const name of Object.getOwnPropertyNames(window)) {
      // These tell of the page, not of what it can do.
      if (/^\d+$|^(leadlight|event|external)/.test(name)) continue;
      const global = Reflect.getOwnPropertyDescriptor(window, name).value;
      if (typeof global !== "function" && typeof global !== "object") continue;
      if (!global || global === window) continue;
      note(name, global);
      if (typeof global === "function" && global.prototype) {
        note(`${name}.prototype`, global.prototype);
      }
    }
    for (const name of ["document", "history", "navigator", "location"]) note(name, window[name]);
    return seen;
  };
  /** What the browser's driver leaves there. */
  const driver = /^window\.(leadlightAsked|Symbol\(automationSessionProxy\))$/;
  window.changed = () => {
    const after = look();
    const differs = ([path, now]) => {
      const then = before.get(path);
      const same = (it, at) => Object.is(it, then[at]);
      return !then || (typeof now[0] !== "number" && !now.every(same));
    };
    const gone = [...before.keys()].filter((path) => !after.has(path));
    return [...gone, ...[...after].filter(differs).map(([path]) => path)]
      .filter((path) => !fickle.has(path) && !driver.test(path))
      .sort();
  };
  const before = look();
  /** What is another at each look, whoever looks. */
  const fickle = new Set();
  for (const path of window.changed()) if (path !== "window.changed") fickle.add(path);
}

test("globals, prototypes and their functions are as they were; one name is new", async (t) => {
  const site = await serve(t, {
    "/": page(HERO, { head: `<script>(${remember})()</script>`, embed: "" }),
    "/leadlight.json": config(WELCOME),
  });
  const visitor = await browser.visitor(t);
  const tab = await visitor.open(site.url("/"));
  await tab.evaluate((html) => {
    const [, source] = /src="([^"]*)/.exec(html);
    const script = document.createElement("script");
    script.src = source;
    script.dataset.config = "/leadlight.json";
    document.head.append(script);
  }, tag());
  await tab.ready();
  await tab.shows("hero", "ebook");
  await tab.call("track", "tried", { what: "this" });
  await tab.evaluate(() => history.pushState({}, "", "/next"));
  await tab.fact("the route is seen", () => window.leadlight.get().facts);
  await tab.call("openChat");
  await tab.event("chat");
  assert.deepEqual(await tab.evaluate(() => window.changed()), ["window.leadlight"]);
});

test("nothing moves but what a slot's own words take", async (t) => {
  if (browser.lacks(t, "shifts")) return;
  const narrow = `<style>a { display: block; width: 20em; height: 3em }</style>`;
  const site = await serve(t, {
    "/": page(`${HERO}<p>Below it.</p>`, { head: narrow, embed: tag() }),
    "/leadlight.json": config(WELCOME),
  });
  const visitor = await browser.visitor(t);
  const tab = await visitor.open(site.url("/"));
  await tab.shows("hero", "ebook");
  const shift = await tab.evaluate(
    () =>
      new Promise((done) => {
        let sum = 0;
        const add = (entries) => {
          for (const { value } of entries) sum += value;
        };
        const observer = new PerformanceObserver((list) => add(list.getEntries()));
        observer.observe({ type: "layout-shift", buffered: true });
        // Two frames on, what has shifted is known.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            add(observer.takeRecords());
            done(sum);
          }),
        );
      }),
  );
  assert.equal(shift, 0);
});
