// What is left behind by a tab that is used for very long. Figures are printed as they are measured.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { launch } from "../e2e/harness/browser.mjs";
import { config, EMBED, HERO, page, WELCOME } from "../e2e/harness/pages.mjs";
import { serve } from "../e2e/harness/site.mjs";
import { until } from "../e2e/harness/until.mjs";

const SIGNALS = Number(process.env.LEADLIGHT_SOAK_SIGNALS ?? 1_000_000);
const ROUTES = Number(process.env.LEADLIGHT_SOAK_ROUTES ?? 5000);

const MIB = 2 ** 20;
/** In how many parts a run is measured. */
const PARTS = 10;
/** So many signals at a time: a browser that is asked and silent for half a minute counts as gone. */
const TURN = 5000;
/** And so many routes, which take longer. */
const FEW = 50;

const browser = launch();

/** Without these a page's clock ticks in steps of a tenth of a millisecond. */
const headers = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

async function open(t) {
  const rules = [
    { id: "tried", on: "tried", points: 1, max: 50, halfLife: "1d" },
    { id: "read", on: "page_view", points: 2, max: 20, halfLife: "7d", per: "page" },
  ];
  const site = await serve(
    t,
    {
      "/": page(HERO, { embed: EMBED }),
      "/leadlight.json": config({
        ...WELCOME,
        facts: { kinds: { distinct: "tried", of: "kind", within: "7d" } },
        scores: { engagement: { max: 100, rules } },
      }),
    },
    { headers },
  );
  const visitor = await browser.visitor(t, { before: [deafen] });
  const tab = await visitor.open(site.url("/"));
  await tab.ready();
  return tab;
}

/** Nobody listens to what Leadlight tells: that would be most of what is measured. */
function deafen() {
  window.leadlightTestIsDeaf = true;
}

/** What the page holds once nobody can reach the rest, and its whole process, engine included; in bytes. */
async function held(tab) {
  await tab.cdp.send("HeapProfiler.collectGarbage");
  const { metrics } = await tab.cdp.send("Performance.getMetrics");
  const metric = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  return {
    heap: metric.JSHeapUsedSize,
    all: await resident(tab),
    listeners: metric.JSEventListeners,
  };
}

/** The memory of the process that shows the page, as Linux counts it. */
async function resident(tab) {
  const whole = await tab.page.browser().target().createCDPSession();
  const { processInfo } = await whole.send("SystemInfo.getProcessInfo");
  await whole.detach();
  const sizes = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => Number(readFileSync(`/proc/${id}/statm`, "utf8").split(" ")[1]) * 4096);
  // Another, idle one waits for the next tab.
  return Math.max(...sizes);
}

const mib = (bytes) => `${(bytes / MIB).toFixed(2)} MiB`;

test(`${SIGNALS} signals through one tab`, { timeout: 3_600_000 }, async (t) => {
  const tab = await open(t);
  await tab.cdp.send("Performance.enable");
  const times = [];
  const sizes = [];
  for (let part = 0; part < PARTS; part++) {
    for (let left = SIGNALS / PARTS; left > 0; left -= TURN) {
      times.push(...(await tab.evaluate(trackMany, Math.min(TURN, left), `${part}-${left}`)));
      // Thousands a second are more than a disk takes: no visitor does that for minutes.
      await tab.evaluate(inStorage);
    }
    sizes.push(await held(tab));
    const { heap, all } = sizes.at(-1);
    console.log(
      `${((part + 1) * SIGNALS) / PARTS} signals: heap ${mib(heap)}, process ${mib(all)}`,
    );
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)].toFixed(3);
  console.log(
    `track(): median ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${times.at(-1).toFixed(1)} ms`,
  );
  const { count, bytes } = await tab.evaluate(inStorage);
  console.log(`stored: ${count} signals, ${mib(bytes)} of text`);

  assert.ok(Number(at(0.99)) < 1, "p99 of track() is under a millisecond");
  // The first part fills the log.
  const [, first] = sizes;
  assert.ok(sizes.at(-1).heap - first.heap < 2 * MIB, "the heap is flat");
  assert.ok(sizes.at(-1).all - first.all < 32 * MIB, "so is the process");
  assert.ok(count <= 2000, "the log is within its bound");
  assert.ok(bytes < 2 * MIB, "storage is within its bound");
});

/** Runs in the page: milliseconds that each call took, ten calls a task. */
async function trackMany(count, part) {
  const { port1, port2 } = new MessageChannel();
  const times = new Array(count);
  for (let place = 0; place < count; place++) {
    if (place % 10 === 0) {
      await new Promise((go) => {
        port1.onmessage = go;
        port2.postMessage(0);
      });
    }
    const props = { kind: `kind ${place % 50}`, number: place, what: `${part}-${place}` };
    const start = performance.now();
    window.leadlight.track("tried", props);
    times[place] = performance.now() - start;
  }
  return times;
}

/** Runs in the page, once what is being written is written. */
async function inStorage() {
  const settle = (request) =>
    new Promise((done) => {
      request.onsuccess = () => done(request.result);
    });
  const database = await settle(indexedDB.open("leadlight:e2e"));
  const all = await settle(database.transaction("log").objectStore("log").getAll());
  database.close();
  return { count: all.length, bytes: JSON.stringify(all).length };
}

test(`${ROUTES} routes of a single-page application`, { timeout: 3_600_000 }, async (t) => {
  const tab = await open(t);
  await tab.cdp.send("Performance.enable");
  const sizes = [];
  for (let part = 0; part < PARTS; part++) {
    const upTo = ((part + 1) * ROUTES) / PARTS;
    for (let from = (part * ROUTES) / PARTS; from < upTo; from += FEW) {
      await tab.evaluate(goThrough, from, Math.min(from + FEW, upTo));
    }
    await until("the last route is seen", () =>
      tab.evaluate((path) => window.last === path, `/route/${upTo - 1}`),
    );
    sizes.push(await held(tab));
    const { heap, all, listeners } = sizes.at(-1);
    console.log(`${upTo} routes: heap ${mib(heap)}, process ${mib(all)}, ${listeners} listeners`);
  }
  const [first, last] = [sizes[1], sizes.at(-1)];
  assert.ok(last.heap - first.heap < 2 * MIB, "the heap does not grow");
  assert.ok(last.all - first.all < 32 * MIB, "nor does the process");
  // What is just being written has listeners of its own.
  await until("as many listeners as before", async () => {
    return (await held(tab)).listeners <= first.listeners;
  });
});

/** Runs in the page: routes from one number to another, each seen before the next. */
async function goThrough(from, to) {
  for (let route = from; route < to; route++) {
    const path = `/route/${route}`;
    const seen = new Promise((go) => {
      document.addEventListener("leadlight:signal", function hear({ detail }) {
        if (detail.name !== "page_view" || detail.props.path !== path) return;
        document.removeEventListener("leadlight:signal", hear);
        window.last = path;
        go();
      });
    });
    history.pushState({}, "", path);
    await seen;
  }
}

test("no task is long while it starts, on a processor a quarter as fast", async (t) => {
  const rules = JSON.parse(readFileSync(new URL("../../www/demo/leadlight.json", import.meta.url)));
  // Whoever comes back has something to be read, and whoever comes first is answered without.
  const [back, first] = ["implied", "required"].map((consent) => ({
    ...rules,
    bots: "allow",
    privacy: { consent },
  }));
  const site = await serve(t, {
    "/blank": page("", { embed: "" }),
    "/without": page(HERO, { embed: "" }),
    "/with": page(HERO, { embed: EMBED }),
    "/first": page(HERO, { embed: EMBED.replace("leadlight.json", "first.json") }),
    "/leadlight.json": back,
    "/first.json": first,
  });
  /** The longest task (ms) of a page, and how long (ms) after the engine came it was answered. */
  const longest = async (path) => {
    const visitor = await browser.visitor(t, {
      before: [
        deafen,
        () => {
          window.tasks = [];
          new PerformanceObserver((list) => {
            window.tasks.push(...list.getEntries().map(({ duration }) => duration));
          }).observe({ type: "longtask", buffered: true });
          document.addEventListener("leadlight:ready", () => {
            window.answered = performance.now();
          });
        },
      ],
    });
    const tab = await visitor.open(site.url("/blank"));
    await tab.cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await tab.goto(site.url(path));
    if (path !== "/without") await tab.ready();
    await tab.evaluate(() => new Promise((go) => setTimeout(go, 1000)));
    const { tasks, after } = await tab.evaluate(() => {
      const engine = performance.getEntriesByType("resource").find((it) => /wasm$/.test(it.name));
      return { tasks: window.tasks, after: window.answered - engine?.responseEnd };
    });
    // A page that stays open takes from the next one's time.
    await tab.close();
    return [Math.max(0, ...tasks), after];
  };
  const found = { "/without": [], "/with": [], "/first": [] };
  for (let time = 0; time < 7; time++) {
    for (const path of Object.keys(found)) found[path].push(await longest(path));
  }
  const middle = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
  const told = (list) =>
    `${list.map((it) => it.toFixed(0)).join(", ")}; ${middle(list).toFixed(0)} ms`;
  for (const [path, list] of Object.entries(found)) {
    console.log(`${path}: longest task ${told(list.map(([task]) => task))}`);
    if (path !== "/without")
      console.log(`${path}: answered ${told(list.map(([, after]) => after))}`);
  }
  for (const path of ["/with", "/first"]) {
    const task = middle(found[path].map(([it]) => it));
    assert.ok(task <= 50, `${path}: ${task} ms`);
  }
});
