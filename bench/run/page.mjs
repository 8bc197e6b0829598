// What is measured in a real Chromium: the same suite, the first reading of a config on a page, and
// the whole of `track()` on a page with the built script.

import puppeteer from "puppeteer-core";

import { find } from "../../scripts/lib/browsers.mjs";
import { Problem } from "../../scripts/lib/run.mjs";
import { serve } from "../../tests/e2e/harness/site.mjs";
import { spread } from "./measure.mjs";

/** Without these a page's clock ticks in steps of a tenth of a millisecond. */
const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

const LOADS = 7;
/** How many calls of `track()` make it warm, are timed in one task, and are timed one by one. */
const CALLS = { warm: 1000, together: 2000, apart: 500 };

/** Opens Chromium and a site with what is measured; `close` ends both. */
export async function openBrowser(script, config) {
  const executablePath = find("chromium");
  if (!executablePath) throw new Problem("there is no Chromium; CHROMIUM may say where one is");
  const stops = [];
  const slots = Object.keys(config.slots).map(
    (it) => `<p><a data-leadlight-slot="${it}" href="/guide">Read the guide</a></p>`,
  );
  const text = JSON.stringify({
    ...config,
    privacy: { ...config.privacy, maxSignals: 20_000 },
  });
  const site = await serve(
    { after: (stop) => stops.push(stop) },
    {
      "/": "<!doctype html><title>Bench</title>",
      "/suite.js": script,
      "/config.json": text,
      "/track": `<!doctype html><title>Bench</title>
<script>window.leadlight=function(){(leadlight.q=leadlight.q||[]).push(arguments)};
ready=new Promise(go=>leadlight("on","ready",go))</script>
<script async src="/leadlight/leadlight.js" data-config="/config.json" data-consent="granted"></script>
${slots.join("\n")}`,
    },
    { headers: ISOLATED },
  );
  const browser = await puppeteer.launch({
    executablePath,
    headless: true,
    pipe: true,
    protocolTimeout: 400_000,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
  return {
    version: await browser.version(),
    suite: (options) => suite(browser, site, config, options),
    cold: () => cold(browser, site),
    track: () => track(browser, site),
    async close() {
      await browser.close();
      for (const stop of stops) stop();
    },
  };
}

async function open(browser, url) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.goto(url);
  return { context, page };
}

async function suite(browser, site, config, options) {
  const { context, page } = await open(browser, site.url("/"));
  const found = await page.evaluate(runSuite, config, options);
  await context.close();
  return found;
}

/** Runs in the page. */
async function runSuite(config, options) {
  await import("/suite.js");
  const response = await fetch("/leadlight/leadlight.wasm");
  const module = await WebAssembly.compile(await response.arrayBuffer());
  return globalThis.bench.all(module, config, options);
}

async function cold(browser, site) {
  const times = [];
  for (let load = 0; load < LOADS; load++) {
    const { context, page } = await open(browser, site.url("/"));
    times.push(await page.evaluate(runCold));
    await context.close();
  }
  return spread(times.map((it) => it * 1e6));
}

/** Runs in the page. */
async function runCold() {
  await import("/suite.js");
  const text = await (await fetch("/config.json")).text();
  const module = await WebAssembly.compileStreaming(fetch("/leadlight/leadlight.wasm"));
  return globalThis.bench.cold(module, text);
}

async function track(browser, site) {
  const found = { together: [], apart: [], busy: [], busyApart: [] };
  for (let load = 0; load < LOADS; load++) {
    const { context, page } = await open(browser, site.url("/track"));
    await page.evaluate("ready");
    await settled(page);
    const cpu = async (count, how) => {
      const before = await taskTime(page);
      const time = await page.evaluate(callTrack, count, how);
      await settled(page);
      return [time, ((await taskTime(page)) - before) / count];
    };
    await cpu(CALLS.warm, "together");
    const [together, busy] = await cpu(CALLS.together, "together");
    const [apart, busyApart] = await cpu(CALLS.apart, "apart");
    found.together.push(together);
    found.apart.push(apart);
    found.busy.push(busy);
    found.busyApart.push(busyApart);
    await context.close();
  }
  return Object.fromEntries(Object.entries(found).map(([name, list]) => [name, spread(list)]));
}

/** Runs in the page: nanoseconds of one call until it returns. */
async function callTrack(count, how) {
  const { leadlight } = window;
  const props = Array.from({ length: count }, (_, place) => {
    return { product: "core", seats: 5 + (place % 60), term: place % 2 ? "yearly" : "monthly" };
  });
  let total = 0;
  if (how === "together") {
    const start = performance.now();
    for (const it of props) leadlight.track("product_configured", it);
    total = performance.now() - start;
  } else {
    const { port1, port2 } = new MessageChannel();
    for (const it of props) {
      // A task of its own for each.
      await new Promise((go) => {
        port1.onmessage = go;
        port2.postMessage(0);
      });
      const start = performance.now();
      leadlight.track("product_configured", it);
      total += performance.now() - start;
    }
  }
  return (total * 1e6) / count;
}

/** Nanoseconds for which the page's main thread has been at work. */
async function taskTime(page) {
  const { TaskDuration } = await page.metrics();
  return TaskDuration * 1e9;
}

/** Waits until the main thread has had next to nothing to do for a while. */
async function settled(page) {
  for (let quiet = 0; quiet < 3; ) {
    const before = await taskTime(page);
    await new Promise((go) => setTimeout(go, 60));
    quiet = (await taskTime(page)) - before < 3e6 ? quiet + 1 : 0;
  }
}
