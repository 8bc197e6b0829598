// WebKitGTK, through its WebDriver, on a screen that nobody sees. That driver has one visitor a
// session and one session a process, and no scripts before a page's own: preloads.mjs has those.

import { once } from "node:events";
import { find } from "../../../../scripts/lib/browsers.mjs";
import { forget, preloaded } from "../preloads.mjs";
import { session, start, verbs } from "./webdriver.mjs";

const SIZE = { x: 0, y: 0, width: 1280, height: 900 };

/** Opens a screen; visitors come as they are asked for, and are used again when they are gone. */
export async function webkit() {
  const screen = start(found("xvfb"), ["-displayfd", "3", "-screen", "0", "1280x1024x24"], {
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
  const all = [];
  const another = async () => {
    const one = await visitor(env);
    all.push(one);
    return one;
  };
  return {
    async profile() {
      const one = idle.pop() ?? (await another());
      return {
        tab: () => one.tab(),
        async close() {
          await one.leave();
          idle.push(one);
        },
      };
    },
    async close() {
      await Promise.all(all.map((one) => one.close()));
      screen.kill();
    },
  };
}

function found(name) {
  const path = find(name);
  if (!path) throw new Error(`there is no ${name}: \`npm run setup\` installs it`);
  return path;
}

/**
 * A session. Its storage is forgotten only at its end, but every test has a site of its own with
 * an origin no other test had (site.mjs), and cookies are cleared.
 */
async function visitor(env) {
  // Any other strategy makes every command wait for the page, and some of them in vain.
  const capabilities = { pageLoadStrategy: "none" };
  const { call, close } = await session(found("WebKitGTK's driver"), capabilities, env);
  await call("POST", "/timeouts", { script: 1_000 });
  // The first window stays empty and open: a session ends with its last window.
  const home = await call("GET", "/window");
  const windows = [];
  let current = home;
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

  return {
    close,
    async tab() {
      // A window each: a tab behind another never comes to the front again.
      const opened = await inside(home, () => call("POST", "/window/new", { type: "window" }));
      const { handle } = opened;
      windows.push(handle);
      await inside(handle, () => call("POST", "/window/rect", SIZE));
      return driver({ handle, inside, call, windows });
    },
    async leave() {
      for (const handle of windows.splice(0)) {
        forget(handle);
        await inside(handle, async () => {
          await call("DELETE", "/cookie").catch(() => {});
          await call("DELETE", "/window");
        });
      }
    },
  };
}

function driver({ handle, inside, call, windows }) {
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
    async close() {
      forget(handle);
      await inside(handle, () => call("DELETE", "/window"));
      windows.splice(windows.indexOf(handle), 1);
    },
  };
}
