// A plain page under a strict policy, the panel as it is built, and a real Chromium to try it in.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { startChromium } from "../chromium.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The strictest policy a site can have: nothing inline, no style element, no string to code. */
const policy = [
  "default-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** The panel, bundled as the build does it. */
export async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [here("../../www/embed/panel/index.ts")],
    bundle: true,
    format: "esm",
    minify: true,
    target: "es2022",
    write: false,
  });
  return outputFiles[0].contents;
}

/**
 * Starts a server and a browser. `page(options)` opens the fixture page in a context of its own.
 * `visit(options, act)` does the same for the time of `act`, and fails on any exception, console
 * error or violation of the policy in the page.
 */
export async function start() {
  const files = {
    "/": ["text/html", readFileSync(here("page.html"))],
    "/page.js": ["text/javascript", readFileSync(here("page.js"))],
    "/page.css": ["text/css", readFileSync(here("page.css"))],
    "/hostile.css": ["text/css", readFileSync(here("hostile.css"))],
    "/panel.js": ["text/javascript", await bundle()],
    "/favicon.ico": ["image/x-icon", Buffer.alloc(0)],
  };
  const server = createServer((request, response) => {
    const file = files[new URL(request.url, "http://x").pathname];
    response.writeHead(file ? 200 : 404, {
      "content-type": `${file?.[0] ?? "text/plain"}; charset=utf-8`,
      "content-security-policy": policy,
    });
    response.end(file?.[1]);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await startChromium();

  const idle = new Map();
  const running = {
    origin,
    async visit(options, act) {
      // A browser window is taken again where it can be, on a fresh document: it is much quicker.
      const key = JSON.stringify({ ...options, query: "" });
      const page = (!options.before && idle.get(key)?.pop()) || (await running.page(options));
      page.faults.length = 0;
      if (page.used) {
        await page.goto(`${origin}/${options.query ?? ""}`);
        await page.waitForFunction("window.fixture");
      }
      page.used = true;
      await act(page);
      assert.deepEqual(page.faults, [], "nothing goes wrong in the page");
      idle.set(key, [...(idle.get(key) ?? []), page]);
    },
    async page({
      query = "",
      width = 1280,
      height = 800,
      phone = false,
      before = undefined,
      media = {},
    } = {}) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      page.faults = [];
      page.on("pageerror", (error) => page.faults.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") {
          page.faults.push(`${message.text()} ${message.location().url ?? ""}`);
        }
      });
      await page.setViewport(
        phone
          ? { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true }
          : { width, height, deviceScaleFactor: 1 },
      );
      const cdp = await page.createCDPSession();
      const features = Object.entries({ "prefers-reduced-motion": "reduce", ...media });
      await cdp.send("Emulation.setEmulatedMedia", {
        features: features.map(([name, value]) => ({ name, value })),
      });
      if (before) await page.evaluateOnNewDocument(before);
      await page.goto(`${origin}/${query}`);
      await page.waitForFunction("window.fixture");
      return page;
    },
    async stop() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return running;
}

/** Everything a site can configure. */
export const full = {
  lang: "en",
  message: "Hi! You have read a lot about pricing. Shall we set up Acme?",
  phone: "+34 900 000 000",
  meeting: "https://cal.example/acme",
  mail: "sales@acme.example",
  known: {},
  consent: "granted",
};

/** Opens the panel as the page would. */
export const open = (page, options = {}, how = "asked") =>
  page.evaluate((options, how) => fixture.open(options, how), { ...full, ...options }, how);

/** Reads from the panel: `read(page, (root) => …, ...more)`. */
export const read = (page, of, ...more) =>
  page.evaluate(
    `((...more) => (${of})(document.querySelector("[data-leadlight-panel]")?.shadowRoot, ...more))(${more
      .map((one) => JSON.stringify(one))
      .join()})`,
  );

/** A handle to something in the panel, waiting until it can be seen. */
export const find = (page, selector) =>
  page.waitForSelector(`[data-leadlight-panel] >>> ${selector}`, { visible: true });

/** A button, tab or link of the panel by the words on it. */
export const named = (page, name) =>
  page.waitForSelector(`[data-leadlight-panel] >>> ::-p-aria(${name})`, { visible: true });

/** The name or id of what has the focus, or its text; `page:` in front when outside the panel. */
export const focused = (page) =>
  page.evaluate(() => {
    const host = document.activeElement;
    const inner = host?.shadowRoot?.activeElement;
    const one = inner ?? host;
    const label = one.id || one.getAttribute("aria-label") || one.textContent.trim();
    return (inner ? "" : "page:") + (one === document.body ? "body" : label);
  });

/** A conversation that goes on, as the page gives it to the panel. */
export const talk = {
  team: "Acme sales",
  standing: "open",
  lines: [
    { id: "a", from: "me", text: "Can you connect our three warehouses?", at: 1, status: "sent" },
    {
      id: "b",
      from: "them",
      text: "We can. How many people plan the shifts?",
      at: 2,
      status: "sent",
    },
    {
      id: "c",
      from: "me",
      text: "Seven, and one of them is on holiday.",
      at: 3,
      status: "waiting",
    },
  ],
};

/** Changes how the conversation stands. */
export const live = (page, now) => page.evaluate((now) => fixture.live(now), now);

/** Reports what became of the n-th thing sent. */
export const report = (page, status, index = -1) =>
  page.evaluate((status, index) => fixture.sent.at(index).report(status), status, index);

export const sent = (page) =>
  page.evaluate(() => fixture.sent.map(({ kind, fields }) => ({ kind, fields })));
