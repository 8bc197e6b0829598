// One tab: what its page said, threw and dispatched, what a visitor does in it, and the questions
// tests ask it.

import { source } from "./engines/recorder.mjs";
import { becomes, show, until } from "./until.mjs";

export class Tab {
  /** Leadlight events of every page this tab showed, in order: `{ name, detail }`. */
  events = [];
  /** What was written by console.* calls, in order. The browser's own network notes are not here. */
  console = [];
  /** Uncaught exceptions and unhandled rejections. */
  errors = [];

  /** The records that a page handed out; the last one it may forget. */
  #heard = new Set();
  #last = null;
  #closed = false;

  constructor(driver) {
    this.driver = driver;
    /** puppeteer's own, where it is Chromium or Firefox: for what only one engine can do. */
    this.page = driver.page;
    this.cdp = driver.cdp;
    driver.onRecord?.((record) => this.#take(record));
  }

  /** A function, or `[function, …arguments]`, to run before any script of a page. */
  async beforeLoad(script) {
    const [fn, ...args] = Array.isArray(script) ? script : [script];
    await this.driver.beforeLoad(source(fn, args));
  }

  async goto(url) {
    await this.listen();
    await this.driver.goto(url);
  }

  async reload() {
    await this.listen();
    await this.driver.reload();
  }

  async close() {
    await this.listen();
    this.#closed = true;
    await this.driver.close();
  }

  /** Brings the tab before the visitor's others. */
  async front() {
    await this.driver.front();
  }

  /** Takes the tab off the network, or back onto it. */
  async offline(on) {
    await this.driver.offline(on);
  }

  async click(selector) {
    await this.driver.click(selector);
  }

  async focus(selector) {
    await this.driver.focus(selector);
  }

  /** Presses a key by its name: `Enter`, `Escape`, `a`. */
  async key(name) {
    await this.driver.key(name);
  }

  /** Types into what has the focus. */
  async type(text, options) {
    await this.driver.type(text, options);
  }

  /** Types into a field. */
  async write(selector, text) {
    await this.focus(selector);
    await this.type(text);
  }

  /** Chooses in a list, as far as a page can tell. */
  async select(selector, value) {
    await this.evaluate(
      (selector, value) => {
        const list = document.querySelector(selector);
        list.value = value;
        for (const name of ["input", "change"])
          list.dispatchEvent(new Event(name, { bubbles: true }));
      },
      selector,
      value,
    );
  }

  /** Copies what is selected, by its keys. */
  async copy() {
    await this.driver.copy();
  }

  /** Prints, to nowhere. */
  async print() {
    await this.driver.print();
  }

  /** Whether a visitor could see it. */
  sees(selector) {
    return this.evaluate((selector) => {
      const { width, height } = document.querySelector(selector)?.getBoundingClientRect() ?? {};
      const shown = { visibilityProperty: true };
      return Boolean(width && height && document.querySelector(selector).checkVisibility(shown));
    }, selector);
  }

  /** Goes back in history. */
  async back() {
    await this.evaluate(() => history.back());
  }

  /** Moves the mouse to a place in the window. */
  async move(x, y) {
    await this.driver.move(x, y);
  }

  /** Turns the mouse's wheel, down or (with a negative number of pixels) up. */
  async wheel(down) {
    await this.driver.wheel(down);
  }

  /** Runs `fn` in the page, and takes in what the page recorded up to then. */
  async evaluate(fn, ...args) {
    const answer = await this.driver.evaluate(`(() => {
      const recorded = () => window.leadlightTest?.since(${JSON.stringify(this.#last)}) ?? [];
      const taken = (value) => (value === undefined ? [recorded()] : [recorded(), value]);
      const value = ${source(fn, args)};
      return typeof value?.then === "function" ? value.then(taken) : taken(value);
    })()`);
    const [records, value] = answer;
    for (const record of records.filter(({ id }) => !this.#heard.has(id))) {
      this.#heard.add(record.id);
      this.#last = record.id;
      this.#take(record);
    }
    return value;
  }

  #take({ kind, what }) {
    if (kind === "console") this.console.push(what);
    else if (kind === "error") this.errors.push(what);
    else this.events.push({ name: what.name, detail: JSON.parse(what.detail) });
  }

  /** Takes in what the page recorded; of a page that is just going, the next one has it. */
  async listen() {
    if (!this.#closed) await this.evaluate(() => {}).catch(() => {});
  }

  /** Waits until `fn`, run in the page, gives something truthy, and returns it. */
  fact(what, fn, ...args) {
    return until(what, () => this.evaluate(fn, ...args), { context: () => this.picture() });
  }

  /** Waits until `fn`, run in the page, gives exactly `expected`. */
  becomes(what, fn, expected, ...args) {
    const options = { context: () => this.picture() };
    return becomes(what, () => this.evaluate(fn, ...args), expected, options);
  }

  ready() {
    return this.fact("Leadlight is ready", () => {
      return typeof window.leadlight?.get === "function" && Boolean(window.leadlight.get());
    });
  }

  /** Calls `leadlight(command, …args)` in the page. */
  call(...args) {
    return this.evaluate((list) => window.leadlight(...list), args);
  }

  get() {
    return this.evaluate(() => JSON.parse(JSON.stringify(window.leadlight("get"))));
  }

  explain(...what) {
    return this.evaluate(
      (list) => JSON.parse(JSON.stringify(window.leadlight("explain", ...list))),
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
    return this.evaluate((name) => {
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
    const heard = async () => {
      await this.listen();
      return this.named(name).length >= times;
    };
    await until(what, heard, { context: () => this.picture() });
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
    const snapshot = await this.evaluate(get).catch((error) => `none (${error.message})`);
    return [
      `  at ${this.driver.url()}`,
      `  snapshot: ${show(snapshot)}`,
      `  events: ${this.events.map(({ name }) => name).join(" ") || "none"}`,
      `  console: ${this.console.map(({ type, text }) => `${type}: ${text}`).join("\n    ") || "nothing"}`,
      `  thrown: ${this.errors.join("\n    ") || "nothing"}`,
    ].join("\n");
  }
}
