// A small client of plain WebDriver: starts a driver's program and speaks to it over HTTP.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { until } from "../until.mjs";

/** What WebDriver calls the keys that are no characters. */
const KEYS = {
  Backspace: "\ue003",
  Control: "\ue009",
  Tab: "\ue004",
  Enter: "\ue007",
  Escape: "\ue00c",
  Space: " ",
  PageUp: "\ue00e",
  PageDown: "\ue00f",
  End: "\ue010",
  Home: "\ue011",
  ArrowLeft: "\ue012",
  ArrowUp: "\ue013",
  ArrowRight: "\ue014",
  ArrowDown: "\ue015",
};

/** Starts a program that ends with this process at the latest. */
export function start(program, args, options) {
  const child = spawn(program, args, options);
  const stop = () => child.kill();
  process.once("exit", stop);
  child.once("exit", () => process.off("exit", stop));
  return child;
}

/**
 * Starts `program` and opens its one session. `call(method, path, body)` sends a command to that
 * session, `close()` ends both.
 */
export async function session(program, capabilities, env) {
  const port = await freePort();
  const driver = start(program, [`--port=${port}`], { env, stdio: "ignore" });
  const base = `http://127.0.0.1:${port}`;
  await until("the WebDriver to answer", () => send(base, "GET", "/status"), { timeout: 30_000 });
  const body = { capabilities: { alwaysMatch: capabilities } };
  const { sessionId } = await send(base, "POST", "/session", body);
  const call = (method, path, body) => send(base, method, `/session/${sessionId}${path}`, body);
  return {
    call,
    async close() {
      const gone = once(driver, "exit");
      await call("DELETE", "").catch(() => {});
      driver.kill();
      await gone;
    },
  };
}

async function send(base, method, path, body) {
  const answer = await fetch(base + path, {
    method,
    body: method === "POST" ? JSON.stringify(body ?? {}) : undefined,
  });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`WebDriver, ${path}: ${value.error}, ${value.message}`);
  return value;
}

/** The commands of a session, by what a test wants. */
export function verbs({ call }) {
  const perform = (...actions) => call("POST", "/actions", { actions });
  const strokes = (keys, held) => {
    const down = (value) => ({ type: "keyDown", value });
    const up = (value) => ({ type: "keyUp", value });
    const each = [...keys].flatMap((value) => [down(value), up(value)]);
    return { type: "key", id: "keys", actions: held ? [down(held), ...each, up(held)] : each };
  };
  const mouse = (...actions) => ({
    type: "pointer",
    id: "mouse",
    parameters: { pointerType: "mouse" },
    actions,
  });
  const run = (script) => call("POST", "/execute/sync", { script, args: [] });
  /** Goes to another page and waits for its DOM. */
  const arrives = async (go) => {
    // In whole milliseconds, as some clocks are that a page may read.
    const since = Date.now() - 1;
    await go();
    const there = `return performance.timeOrigin >= ${since} && document.readyState !== "loading"`;
    await until("the page's DOM", () => run(there), { timeout: 20_000 });
  };
  let asked = 0;
  const can = {
    /**
     * Runs an expression that may be a promise, and gives its value, which goes through JSON: in
     * what WebDriver itself makes of an object the keys are in any order. The driver may lose a
     * script, so the same one is sent until its answer is there, and the page runs it once. A page
     * that came after the first time is not the one that was asked.
     */
    async evaluate(expression) {
      asked += 1;
      const since = Date.now();
      let latest = Number.MAX_VALUE;
      const ask = async () => {
        const script = asking(expression, asked, latest);
        latest = since;
        return run(script);
      };
      const answer = await until("an answer of the page", ask, { timeout: 20_000 });
      const { value, thrown } = JSON.parse(answer);
      if (thrown !== undefined) throw new Error(thrown);
      return value === undefined ? undefined : JSON.parse(value);
    },
    goto: (url) => arrives(() => call("POST", "/url", { url })),
    reload: () => arrives(() => call("POST", "/refresh")),
    /** Clicks in the middle of what is shown of an element; the driver's own way trusts the page. */
    async click(selector) {
      const { x, y } = await can.evaluate(`(${middle})(${JSON.stringify(selector)})`);
      const press = { button: 0 };
      await perform(
        mouse(
          { type: "pointerMove", x, y },
          { type: "pointerDown", ...press },
          { type: "pointerUp", ...press },
        ),
      );
    },
    key: (name) => perform(strokes([KEYS[name] ?? name])),
    type: (text) => perform(strokes(text)),
    copy: () => perform(strokes(["c"], KEYS.Control)),
    print: () => call("POST", "/print"),
    move: (x, y) => perform(mouse({ type: "pointerMove", x, y })),
    wheel: (deltaY) =>
      perform({
        type: "wheel",
        id: "wheel",
        actions: [{ type: "scroll", x: 400, y: 300, deltaX: 0, deltaY }],
      }),
  };
  return can;
}

/** Runs in the page: where the middle of an element is, which it brings into the window. */
function middle(selector) {
  const element = document.querySelector(selector);
  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const [{ left, top, width, height }] = element.getClientRects();
  return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
}

/**
 * The text of a script that runs an expression once in a page, and returns its answer, or null. The
 * answer is a text: the driver takes apart all else with what a page may have changed.
 */
const asking = (expression, id, latest) => `
  if (window.leadlightAsked?.id !== ${id}) {
    if (performance.timeOrigin > ${latest}) return '{ "thrown": "the page has gone" }';
    const asked = (window.leadlightAsked = { id: ${id}, answer: null });
    const give = (value) => { asked.answer = JSON.stringify({ value: JSON.stringify(value) }); };
    const fail = (error) => {
      asked.answer = JSON.stringify({ thrown: String(error) + "\\n" + (error?.stack ?? "") });
    };
    try {
      const value = ${expression};
      if (typeof value?.then === "function") {
        value.then(give, fail);
      } else give(value);
    } catch (error) {
      fail(error);
    }
  }
  return window.leadlightAsked.answer;`;

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
