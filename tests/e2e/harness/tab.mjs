// One tab: what its page said, threw and dispatched, and the questions tests ask it.

import { becomes, show, until } from "./until.mjs";

const EVENTS = [
  "ready",
  "signal",
  "score",
  "stage",
  "decision",
  "exposure",
  "chat",
  "handoff",
  "error",
];

/** Runs in the page: hands every Leadlight event to the test. In capture, so before any listener. */
function listen(names) {
  for (const name of names) {
    window.addEventListener(
      `leadlight:${name}`,
      (event) => {
        let detail;
        try {
          detail = JSON.stringify(event.detail) ?? "null";
        } catch (error) {
          detail = JSON.stringify({ unserialisable: String(error) });
        }
        window.leadlightTestEvent(name, detail);
      },
      true,
    );
  }
}

export class Tab {
  /** Leadlight events of every page this tab showed, in order: `{ name, detail }`. */
  events = [];
  /** What was written by console.* calls, in order. The browser's own network notes are not here. */
  console = [];
  /** Uncaught exceptions and unhandled rejections. */
  errors = [];

  static async create(page, { agent } = {}) {
    const tab = new Tab(page);
    page.setDefaultTimeout(10_000);
    page.on("pageerror", (error) => tab.errors.push(String(error?.stack ?? error)));
    const cdp = await page.createCDPSession();
    tab.cdp = cdp;
    cdp.on("Runtime.consoleAPICalled", ({ type, args }) => {
      tab.console.push({ type, text: args.map((one) => one.value ?? one.description).join(" ") });
    });
    await cdp.send("Runtime.enable");
    if (agent) await page.setUserAgent({ userAgent: agent });
    await page.exposeFunction("leadlightTestEvent", (name, detail) => {
      tab.events.push({ name, detail: JSON.parse(detail) });
    });
    await page.evaluateOnNewDocument(listen, EVENTS);
    return tab;
  }

  constructor(page) {
    this.page = page;
  }

  /** A function, or `[function, …arguments]`, to run before any script of a page. */
  async beforeLoad(script) {
    const [fn, ...args] = Array.isArray(script) ? script : [script];
    await this.page.evaluateOnNewDocument(fn, ...args);
  }

  async goto(url) {
    await this.page.goto(url, { waitUntil: "domcontentloaded" });
  }

  async reload() {
    await this.page.reload({ waitUntil: "domcontentloaded" });
  }

  evaluate(fn, ...args) {
    return this.page.evaluate(fn, ...args);
  }

  /** Waits until `fn`, run in the page, gives something truthy, and returns it. */
  fact(what, fn, ...args) {
    return until(what, () => this.page.evaluate(fn, ...args), { context: () => this.picture() });
  }

  /** Waits until `fn`, run in the page, gives exactly `expected`. */
  becomes(what, fn, expected, ...args) {
    const options = { context: () => this.picture() };
    return becomes(what, () => this.page.evaluate(fn, ...args), expected, options);
  }

  ready() {
    return this.fact("Leadlight is ready", () => {
      return typeof window.leadlight?.get === "function" && Boolean(window.leadlight.get());
    });
  }

  /** Calls `leadlight(command, …args)` in the page. */
  call(...args) {
    return this.page.evaluate((list) => window.leadlight(...list), args);
  }

  get() {
    return this.page.evaluate(() => JSON.parse(JSON.stringify(window.leadlight("get"))));
  }

  explain(what) {
    return this.page.evaluate(
      (w) => JSON.parse(JSON.stringify(window.leadlight("explain", w))),
      what,
    );
  }

  stage(expected) {
    return this.becomes("the stage", () => window.leadlight.get().stage, expected);
  }

  /** Waits until the named facts of the config have these numbers. */
  facts(expected) {
    return this.becomes(
      "the facts",
      (names) => {
        const { facts } = window.leadlight.get();
        return Object.fromEntries(names.map((name) => [name, facts[name] ?? 0]));
      },
      expected,
      Object.keys(expected),
    );
  }

  /** The offer a slot shows now, or null for the default. */
  offer(slot) {
    return this.page.evaluate((name) => {
      const slots = `[data-leadlight-slot="${name}"], smart-cta[name="${name}"]`;
      const element = document.querySelector(slots);
      if (!element) throw new Error(`no slot ${name} in the page`);
      return element.getAttribute("data-leadlight-offer");
    }, slot);
  }

  shows(slot, offer) {
    const options = { context: () => this.picture() };
    return becomes(`the offer in slot ${slot}`, () => this.offer(slot), offer, options);
  }

  named(name) {
    return this.events.filter((event) => event.name === name);
  }

  /** Waits until the page has dispatched `leadlight:<name>` this many times, and returns the last. */
  async event(name, times = 1) {
    const what = `leadlight:${name}${times > 1 ? `, ${times} times` : ""}`;
    await until(what, () => this.named(name).length >= times, { context: () => this.picture() });
    return this.named(name).at(-1);
  }

  /** What a person would see as a warning or an error in the console, written by a script. */
  warnings() {
    const loud = new Set(["warning", "error", "assert"]);
    return this.console
      .filter(({ type }) => loud.has(type))
      .map(({ type, text }) => `${type}: ${text}`);
  }

  /** What this tab knows, for the message of a failure. */
  async picture() {
    const get = "window.leadlight?.get ? JSON.stringify(window.leadlight.get()) : 'not ready'";
    const snapshot = await this.page.evaluate(get).catch((error) => `none (${error.message})`);
    return [
      `  at ${this.page.url()}`,
      `  snapshot: ${show(snapshot)}`,
      `  events: ${this.events.map(({ name }) => name).join(" ") || "none"}`,
      `  console: ${this.console.map(({ type, text }) => `${type}: ${text}`).join("\n    ") || "nothing"}`,
      `  thrown: ${this.errors.join("\n    ") || "nothing"}`,
    ].join("\n");
  }
}
