// Real browsers for the tests: one a process, one fresh visitor (its own storage) a test. Which
// engine, BROWSER says.

import assert from "node:assert/strict";
import { after } from "node:test";
import { atEnd } from "./ending.mjs";
import { chromium, firefox } from "./engines/puppet.mjs";
import { webkit } from "./engines/webkit.mjs";
import { Tab } from "./tab.mjs";

/** What only Chromium and its own protocol can do. */
const theirs = (name) => ({
  freeze: `${name}'s driver cannot freeze a tab`,
  quota: `${name}'s driver cannot say how much room there is`,
  clear: `${name}'s driver cannot open the settings in which a visitor clears what is stored`,
  profile: `${name}'s driver keeps no profile from one start to the next`,
  prerender: `${name} makes no page ready beforehand`,
  shifts: `${name} does not tell what has shifted`,
});

/**
 * `cannot`: what an engine or its driver has no way to do, and the words a skipped test says. `quick`:
 * it opens tabs and pages so quickly that many will do.
 */
const ENGINES = {
  chromium: { start: chromium, quick: true, cannot: {} },
  firefox: { start: firefox, cannot: theirs("Firefox") },
  webkit: {
    start: webkit,
    // Its driver has no scripts before a page's own: the site under test puts them in.
    preloads: true,
    cannot: {
      ...theirs("WebKitGTK"),
      offline: "WebKitGTK's driver cannot take a page off the network",
      print: "WebKitGTK's driver cannot print",
    },
  },
};

/** The engine of this run. Other programs read BROWSER too: what is none of ours is not for us. */
export const engine = ENGINES[process.env.BROWSER] ?? ENGINES.chromium;

const running = new Map();

/**
 * A browser, which starts when the first test asks for a visitor and stops after the last test.
 * `human: true` hides that it is driven, for pages whose config is not the test's to change.
 *
 *   const browser = launch();
 *   test("…", async (t) => {
 *     const tab = await (await browser.visitor(t)).open(url);
 */
export function launch({ human = false } = {}) {
  // Files that share a process share its browser.
  const key = String(human);
  after(async () => {
    const browser = await running.get(key);
    running.delete(key);
    await browser?.close();
  });
  return {
    async visitor(t, options) {
      if (!running.has(key)) running.set(key, engine.start({ human }));
      return visitor(t, await running.get(key), options);
    },
    can: (what) => !engine.cannot[what],
    /** Skips a test that asks for what this engine's driver cannot do, and says why. */
    lacks(t, what) {
      const reason = engine.cannot[what];
      if (reason) t.skip(reason);
      return Boolean(reason);
    },
  };
}

/**
 * A visitor with an empty browser profile. At the end of the test every tab is looked over: the
 * page never saw an exception or an unhandled rejection, and the console has as many warnings as
 * the test foresaw (`warnings: "any"` where it is not the point).
 */
async function visitor(t, browser, { warnings = 0, errors = 0, before: scripts = [] } = {}) {
  const profile = await browser.profile();
  const tabs = [];

  atEnd(t, async () => {
    try {
      await Promise.all(tabs.map((tab) => tab.listen()));
      const thrown = tabs.flatMap((tab) => tab.errors);
      if (errors !== "any")
        assert.equal(thrown.length, errors, `the page saw: ${thrown.join("\n")}`);
      const said = tabs.flatMap((tab) => tab.warnings());
      if (warnings !== "any")
        assert.equal(said.length, warnings, `the console has: ${said.join("\n")}`);
    } finally {
      await profile.close();
    }
  });

  return {
    context: profile.context,
    tabs,
    /** Opens a tab at `url` and waits for its DOM, not for Leadlight. */
    async open(url, { before: more = [] } = {}) {
      const tab = new Tab(await profile.tab());
      tabs.push(tab);
      for (const script of [...scripts, ...more]) await tab.beforeLoad(script);
      await tab.goto(url);
      return tab;
    },
  };
}
