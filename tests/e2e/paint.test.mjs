// The first paint of a returning visitor: what was shown last, before the engine is there, and no longer.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { bundled, compiled, library, served } from "./harness/library.mjs";
import { config, EMBED, HERO, page, STUB, tag, WELCOME } from "./harness/pages.mjs";
import { built, held, reply, serve } from "./harness/site.mjs";
import { until } from "./harness/until.mjs";

const browser = launch();
const WASM = "/leadlight/leadlight.wasm";
const SCRIPT = "/leadlight/leadlight.js";

/** Runs in the page, before anything of it: what the slot said at each frame that was painted. */
const CAMERA = `<script>
  window.frames_ = [];
  (function look() {
    const text = document.querySelector("[data-leadlight-slot=hero]")?.textContent.trim();
    if (text && frames_.at(-1) !== text) frames_.push(text);
    requestAnimationFrame(look);
  })();
  window.reads = [];
  for (const name of ["getItem", "key"]) {
    const native = Storage.prototype[name];
    Storage.prototype[name] = function (...args) { reads.push(args[0]); return native.apply(this, args); };
  }
</script>`;

const framesOf = (tab) => tab.evaluate(() => window.frames_);
const text = (tab) =>
  tab.evaluate(() => document.querySelector("[data-leadlight-slot=hero]").textContent.trim());

/** Comes once, so that what was shown is kept, and comes again with parts of Leadlight held back. */
async function again(
  t,
  {
    embed = EMBED,
    rules = config(WELCOME),
    hold = WASM,
    later,
    body = HERO,
    more = {},
    options,
  } = {},
) {
  const pages = { "/": page(body, { head: CAMERA, embed }), "/leadlight.json": rules, ...more };
  const site = await serve(t, pages);
  const visitor = await browser.visitor(t, options);
  const first = await visitor.open(site.url());
  await first.shows("hero", "ebook");
  await until("the cache", () =>
    first.evaluate(() => localStorage.getItem("leadlight:e2e")?.includes('"ebook"')),
  );
  await first.close();
  const gate = held();
  pages[hold] = gate;
  if (later) Object.assign(pages, later);
  const tab = await visitor.open(site.url());
  return { tab, gate, site };
}

const GRANTED = `${STUB}${tag('data-config="/leadlight.json" data-consent="granted"')}`;

test("the last decision is there from the first frame, and the engine confirms it without a touch", async (t) => {
  // Without `async`: the script runs before anything can be painted.
  const { tab, gate } = await again(t, { embed: GRANTED.replace("script async", "script") });
  await until("the variant", async () => (await text(tab)) === "Get the playbook");
  await tab.evaluate(() => {
    window.touched = 0;
    const slot = document.querySelector("[data-leadlight-slot=hero]");
    const all = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver((changes) => {
      window.touched += changes.length;
    }).observe(slot, all);
  });
  gate.open();
  await tab.ready();
  await tab.shows("hero", "ebook");
  assert.equal(await tab.evaluate(() => window.touched), 0);
  assert.deepEqual(await framesOf(tab), ["Get the playbook"]);
  assert.equal(await tab.evaluate(() => document.querySelector("#icon") !== null), true);
});

test("queued consent, and consent implied by a config that has come, count as well", async (t) => {
  const queued = `${STUB}<script>leadlight("consent", "granted")</script>${tag()}`;
  for (const embed of [queued, EMBED]) {
    const { tab, gate } = await again(t, { embed });
    await until("the variant", async () => (await text(tab)) === "Get the playbook");
    gate.open();
    await tab.ready();
  }
});

test("while consent is not known nothing is read, and the author's words stand", async (t) => {
  const asks = config({ ...WELCOME, privacy: { consent: "required" } });
  const { tab, gate, site } = await again(t, {
    embed: GRANTED,
    hold: WASM,
    later: { "/": page(HERO, { head: CAMERA, embed: EMBED }), "/leadlight.json": asks },
  });
  await until("the engine is asked for", () => site.asked(WASM) > 1);
  await tab.evaluate(() => new Promise((go) => requestAnimationFrame(() => setTimeout(go))));
  assert.equal(await text(tab), "Read the guide");
  assert.deepEqual(await tab.evaluate(() => window.reads), []);
  gate.open();
  await tab.ready();
});

test("what the engine no longer shows goes back to the author's words", async (t) => {
  const nothing = config({ ...WELCOME, slots: { hero: { rules: [] } } });
  const { tab, gate } = await again(t, { embed: GRANTED, later: { "/leadlight.json": nothing } });
  await until("the variant", async () => (await text(tab)) === "Get the playbook");
  gate.open();
  await tab.ready();
  assert.equal(await text(tab), "Read the guide");
  assert.equal(
    await tab.evaluate(() => document.querySelector("[data-leadlight-slot]").getAttribute("href")),
    "/guide",
  );
});

test("without an engine the page goes back to its author's words", async (t) => {
  const { tab } = await again(t, {
    embed: GRANTED,
    hold: "/none",
    later: { [WASM]: reply({ status: 404 }) },
    options: { warnings: "any" },
  });
  await until("the default", async () => (await text(tab)) === "Read the guide");
});

test("what is kept may be anything: the page stands", async (t) => {
  const { tab, gate, site } = await again(t, { embed: GRANTED });
  gate.open();
  // Here nothing of ours writes at the same time.
  site.pages["/blank"] = page("", { embed: "" });
  for (const slots of [5, null, { hero: 5 }, { hero: { href: "javascript:alert(1)", text: {} } }]) {
    await tab.goto(site.url("/blank"));
    await tab.evaluate(
      (it, source) =>
        localStorage.setItem("leadlight:e2e", JSON.stringify({ leadlight: 2, source, slots: it })),
      slots,
      site.url("/leadlight.json"),
    );
    site.pages[WASM] = held();
    await tab.goto(site.url());
    assert.equal(await text(tab), "Read the guide");
    assert.equal(
      await tab.evaluate(() => document.querySelector("[data-leadlight-slot]").href),
      site.url("/guide"),
    );
    site.pages[WASM].open();
    await tab.ready();
  }
});

test("the inline snippet shows it without leadlight.js, and leaves no trace once that is there", async (t) => {
  const snippet = await built("leadlight.snippet.js");
  assert.ok(snippet.length < 600, `${snippet.length} bytes`);
  const plain = '<a class="button" data-leadlight-slot="hero" href="/guide">Read the guide</a>';
  const embed = `${STUB}<script>${snippet}</script>${tag('data-config="/leadlight.json" data-consent="granted"')}`;
  const { tab, gate } = await again(t, { embed, hold: SCRIPT, body: plain });
  await until("the variant", async () => (await text(tab)) === "Get the playbook");
  assert.deepEqual(await framesOf(tab), ["Get the playbook"]);
  gate.open();
  await tab.ready();
  await tab.shows("hero", "ebook");
  assert.deepEqual(await framesOf(tab), ["Get the playbook"]);
  await tab.call("reset");
  await tab.evaluate(() => window.leadlight("consent", "denied"));
  assert.equal(
    await tab.evaluate(() => document.querySelector("[data-leadlight-slot]").dataset.leadlightSlot),
    "hero",
  );
});

test("what was seen before the engine was there is counted once it is", async (t) => {
  const { tab, gate } = await again(t, { embed: GRANTED });
  await until("the variant", async () => (await text(tab)) === "Get the playbook");
  const since = await tab.evaluate(() => performance.now());
  await tab.fact("a second and more", (it) => performance.now() - it > 1300, since);
  gate.open();
  await tab.ready();
  const { detail } = await tab.event("exposure");
  assert.equal(detail.offer, "ebook");
});

const LINK = '<a data-leadlight-slot="hero" href="/guide">';

/** Pages of frameworks, each as its server writes it and as its script takes it over. */
const APPS = {
  async React() {
    const app = await bundled(`
      import React, { useState } from "react";
      import { hydrateRoot } from "react-dom/client";
      const App = () => {
        const [count, setCount] = useState(0);
        return <><a data-leadlight-slot="hero" href="/guide">{"Read guide " + count}</a>
          <button id="more" onClick={() => setCount(count + 1)}>{"Clicked " + count}</button></>;
      };
      hydrateRoot(document.querySelector("#app"), <App />, {
        onRecoverableError: (error) => console.error(error),
      });`);
    return { app, html: `${LINK}Read guide 0</a><button id="more">Clicked 0</button>` };
  },
  async Vue() {
    const template = `${LINK}Read guide {{ count }}</a><button id="more" @click="count++">Clicked {{ count }}</button>`;
    const app = `${library("vue/dist/vue.global.prod.js")};
      Vue.createSSRApp({ data: () => ({ count: 0 }), template: \`${template}\` }).mount("#app");`;
    // A fragment, between the marks of one.
    const html = `<!--[-->${LINK}Read guide 0</a><button id="more">Clicked 0</button><!--]-->`;
    return { app, html };
  },
  async Svelte() {
    const source = `<script>let count = $state(0);</script>
      ${LINK}Read guide {count}</a><button id="more" onclick={() => count++}>Clicked {count}</button>`;
    return {
      app: await compiled(
        source,
        "client",
        (file) => `import { hydrate } from "svelte";
        import App from "${file}"; hydrate(App, { target: document.querySelector("#app") });`,
      ),
      html: await served(source),
    };
  },
};

for (const [name, make] of Object.entries(APPS)) {
  test(`a page of ${name}'s that was written on the server is let be until it has it, and after`, async (t) => {
    const { app, html } = await make();
    const body = `<div id="app" data-leadlight-hydrates>${html}</div><script src="/app.js"></script>`;
    const { tab, gate } = await again(t, { embed: GRANTED, body, more: { "/app.js": app } });
    gate.open();
    await tab.ready();
    await tab.shows("hero", "ebook");
    await until("a frame of it", async () => (await framesOf(tab)).at(-1) === "Get the playbook");
    const before = await framesOf(tab);
    await tab.evaluate(() => {
      window.writes = 0;
      new MutationObserver((all) => {
        window.writes += all.length;
      }).observe(document.querySelector("a"), { subtree: true, characterData: true });
    });
    // It writes its own words into the slot: nobody sees them, and nobody fights for long.
    await tab.click("#more");
    await tab.fact(`${name} goes on`, () => {
      return document.querySelector("#more").textContent === "Clicked 1";
    });
    await tab.evaluate(() => new Promise((go) => requestAnimationFrame(() => setTimeout(go, 100))));
    assert.equal(await text(tab), "Get the playbook");
    assert.deepEqual(await framesOf(tab), before);
    assert.equal(await tab.evaluate(() => window.writes), 2);
  });
}
