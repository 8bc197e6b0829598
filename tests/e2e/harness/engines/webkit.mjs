// WebKitGTK, through its WebDriver, on a screen that nobody sees. That driver has one visitor a
// session and one session a process, and no scripts before a page's own: preloads.mjs has those.

import { once } from "node:events";
import { program } from "../../../../scripts/lib/browsers.mjs";
import { forget, preloaded } from "../preloads.mjs";
import { session, start, verbs } from "./webdriver.mjs";

const SIZE = { x: 0, y: 0, width: 1280, height: 900 };

/** Opens a screen; visitors come as they are asked for, and are used again when they are gone. */
export async function webkit() {
  const screen = start(program("xvfb"), ["-displayfd", "3", "-screen", "0", "1280x1024x24"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [display] = await once(screen.stdio[3], "data");
  const env = {
    ...process.env,
    DISPLAY: `:${String(display).trim()}`,
    GDK_BACKEND: "x11",
    // Its sandbox wants rights that containers do not give.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
  };
  const idle = [];
  const all = new Set();
  const another = async () => {
    const one = await visitor(env);
    all.add(one);
    return one;
  };
  return {
    async profile() {
      const one = idle.pop() ?? (await another());
      return {
        tab: () => one.tab(),
        async close() {
          try {
            await one.leave();
            idle.push(one);
          } catch {
            // It has a page that hangs or is gone: nobody gets it again.
            all.delete(one);
            await one.close();
          }
        },
      };
    },
    async close() {
      await Promise.all([...all].map((one) => one.close()));
      screen.kill();
    },
  };
}

/**
 * A session. Its storage is forgotten only at its end, but every test has a site of its own with
 * an origin no other test had (site.mjs), and cookies are cleared.
 */
async function visitor(env) {
  // Any other strategy makes every command wait for the page, and some of them in vain.
  const capabilities = { pageLoadStrategy: "none" };
  const { call, close } = await session(program("WebKitGTK's driver"), capabilities, env);
  await call("POST", "/timeouts", { script: 1_000 });
  await call("POST", "/window/rect", SIZE);
  const windows = [];
  // A window that is open and empty. It is used again, for a new one is a process more; and a
  // session ends with its last window.
  let spare = await call("GET", "/window");
  let current = spare;
  let turn = Promise.resolve();

  /** Commands go to the window that was chosen last, so those of two tabs must not mix. */
  const inside = (handle, work) => {
    const done = turn.then(async () => {
      if (current !== handle) await call("POST", "/window", { handle });
      current = handle;
      return work();
    });
    turn = done.catch(() => {});
    return done;
  };

  // A window for each tab: of tabs in one window the driver cannot bring another to the front.
  const another = async () => {
    const opened = await inside(current, () => call("POST", "/window/new", { type: "window" }));
    return opened.handle;
  };

  const shut = async (handle) => {
    windows.splice(windows.indexOf(handle), 1);
    forget(handle);
    if (windows.length === 0) spare ??= await another();
    await inside(handle, () => call("DELETE", "/window"));
    current = windows[0] ?? spare;
    await call("POST", "/window", { handle: current });
  };

  return {
    close,
    async tab() {
      const handle = spare ?? (await another());
      spare = undefined;
      windows.push(handle);
      return driver({ handle, inside, call, windows, shut });
    },
    async leave() {
      const [first, ...others] = [...windows];
      if (!first) return;
      await inside(first, () => call("DELETE", "/cookie").catch(() => {}));
      for (const handle of others) await shut(handle);
      await inside(first, () => verbs({ call }).goto("about:blank"));
      await inside(first, () => call("POST", "/window/rect", SIZE));
      windows.length = 0;
      forget(first);
      spare = first;
    },
  };
}

function driver({ handle, inside, call, windows, shut }) {
  const can = verbs({ call });
  const here =
    (work) =>
    (...args) =>
      inside(handle, () => work(...args));
  let address = "about:blank";
  return {
    ...Object.fromEntries(Object.entries(can).map(([name, verb]) => [name, here(verb)])),
    beforeLoad: async (text) => preloaded(handle).push(text),
    url: () => address,
    goto: here(async (url) => {
      const { origin } = new URL(url);
      const known = `window.leadlightTest?.tab === ${JSON.stringify(handle)} && origin`;
      // A tab's name does not outlive its origin, so a new origin has to give it its name first.
      if (origin !== "null" && (await can.evaluate(known)) !== origin) {
        await can.goto(`${origin}/test/tab?${handle}`);
      }
      await can.goto(url);
      address = url;
    }),
    focus: here((selector) =>
      can.evaluate(`document.querySelector(${JSON.stringify(selector)}).focus()`),
    ),
    async front() {
      for (const other of windows.filter((one) => one !== handle)) {
        await inside(other, () => call("POST", "/window/minimize"));
      }
      await inside(handle, () => call("POST", "/window/rect", SIZE));
    },
    close: () => shut(handle),
  };
}
