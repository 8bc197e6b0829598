// Real Chromium for the tests: one browser a file, one fresh visitor (its own storage) a test.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before } from "node:test";
import puppeteer from "puppeteer-core";
import { Tab } from "./tab.mjs";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--mute-audio",
  "--window-size=1280,900",
];

function executable() {
  const candidates = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"];
  const found = candidates.find((path) => path && existsSync(path));
  assert.ok(found, "no Chromium: install it, or say where it is in CHROMIUM");
  return found;
}

/**
 * Starts Chromium before the first test of a file and stops it after the last. `human: true` hides
 * that it is driven, for pages whose config is not the test's to change.
 */
export function chromium({ human = false } = {}) {
  let browser;
  let agent;
  before(async () => {
    browser = await puppeteer.launch({
      executablePath: executable(),
      headless: true,
      pipe: true,
      protocolTimeout: 30_000,
      args: human ? [...ARGS, "--disable-blink-features=AutomationControlled"] : ARGS,
      ignoreDefaultArgs: human ? ["--enable-automation"] : [],
      defaultViewport: { width: 1280, height: 900 },
    });
    agent = human && (await browser.userAgent()).replace("HeadlessChrome", "Chrome");
  });
  after(() => browser?.close());
  return { visitor: (t, options) => visitor(t, browser, { agent, ...options }) };
}

/**
 * A visitor with an empty browser profile. At the end of the test every tab is looked over: the
 * page never saw an exception or an unhandled rejection, and the console has as many warnings as
 * the test foresaw (`warnings: "any"` where it is not the point).
 */
async function visitor(t, browser, { agent, warnings = 0, errors = 0, before: scripts = [] } = {}) {
  const context = await browser.createBrowserContext();
  const tabs = [];

  t.after(async () => {
    try {
      const thrown = tabs.flatMap((tab) => tab.errors);
      if (errors !== "any")
        assert.equal(thrown.length, errors, `the page saw: ${thrown.join("\n")}`);
      const said = tabs.flatMap((tab) => tab.warnings());
      if (warnings !== "any")
        assert.equal(said.length, warnings, `the console has: ${said.join("\n")}`);
    } finally {
      await context.close();
    }
  });

  return {
    context,
    tabs,
    /** Opens a tab at `url` and waits for its DOM, not for Leadlight. */
    async open(url, { before: more = [] } = {}) {
      const tab = await Tab.create(await context.newPage(), { agent });
      tabs.push(tab);
      for (const script of [...scripts, ...more]) await tab.beforeLoad(script);
      await tab.goto(url);
      return tab;
    },
  };
}
