// Chromium and Firefox, through puppeteer-core: the one by its own protocol, the other by WebDriver BiDi.

import puppeteer from "puppeteer-core";
import { program } from "../../../../scripts/lib/browsers.mjs";
import { startChromium } from "../../../chromium.mjs";
import { TELLING, told } from "./recorder.mjs";

const VIEWPORT = { width: 1280, height: 900 };

const CHROMIUM = ["--mute-audio", "--window-size=1280,900"];

/** Starts Chromium. `human` hides that it is driven. */
export async function chromium({ human }) {
  const browser = await startChromium({
    headless: true,
    pipe: true,
    protocolTimeout: 30_000,
    args: human ? [...CHROMIUM, "--disable-blink-features=AutomationControlled"] : CHROMIUM,
    ignoreDefaultArgs: human ? ["--enable-automation"] : [],
    defaultViewport: VIEWPORT,
  });
  const agent = human && (await browser.userAgent()).replace("HeadlessChrome", "Chrome");
  return started(browser, { agent, cdp: true });
}

/** Starts Firefox. */
export async function firefox() {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: program("firefox"),
    headless: true,
    protocolTimeout: 60_000,
    timeout: 60_000,
    defaultViewport: VIEWPORT,
  });
  return started(browser, {});
}

function started(browser, options) {
  return {
    close: () => browser.close(),
    async profile() {
      const context = await browser.createBrowserContext();
      return {
        context,
        tab: async () => driver(await context.newPage(), options),
        close: () => context.close(),
      };
    },
  };
}

/** Drives one page. */
export async function driver(page, { agent, cdp }) {
  page.setDefaultTimeout(10_000);
  if (agent) await page.setUserAgent({ userAgent: agent });
  await page.evaluateOnNewDocument(TELLING);
  return {
    page,
    cdp: cdp && (await page.createCDPSession()),
    onRecord: (take) =>
      page.on("console", (message) => {
        const record = told(message.text());
        if (record) take(record);
      }),
    evaluate: (text) => page.evaluate(text),
    beforeLoad: (text) => page.evaluateOnNewDocument(text),
    url: () => page.url(),
    goto: (url) => page.goto(url, { waitUntil: "domcontentloaded" }),
    reload: () => page.reload({ waitUntil: "domcontentloaded" }),
    front: () => page.bringToFront(),
    close: () => page.close(),
    offline: (on) => page.setOfflineMode(on),
    click: (selector) => page.click(selector),
    focus: (selector) => page.focus(selector),
    key: (name) => page.keyboard.press(name),
    type: (text, options) => page.keyboard.type(text, options),
    async copy() {
      await page.keyboard.down("Control");
      // Of keys that are not a person's Chromium copies nothing, unless it is told to.
      await page.keyboard.press("c", { commands: ["copy"] });
      await page.keyboard.up("Control");
    },
    print: () => page.pdf(),
    move: (x, y) => page.mouse.move(x, y),
    wheel: (down) => page.mouse.wheel({ deltaY: down }),
  };
}
