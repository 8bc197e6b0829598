// Engaged time against a stopwatch in the page: the real clock for some seconds, and one that runs ten
// times as fast for minutes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./harness/browser.mjs";
import { opener, settle, signals } from "./harness/observed.mjs";
import { page } from "./harness/pages.mjs";
import { silence } from "./harness/silence.mjs";
import { until } from "./harness/until.mjs";

const open = opener(launch());

/** Runs before the page's scripts: adds up how long it can be seen and has the focus, for each path. */
function stopwatch() {
  let last = performance.now();
  let was = false;
  window.stopwatch = {};
  // What a busy machine swallows may be counted either way.
  window.stalled = 0;
  const look = () => {
    const now = performance.now();
    const { pathname } = location;
    if (was) window.stalled += Math.max(0, now - last - 100) / 1000;
    if (was) window.stopwatch[pathname] = (window.stopwatch[pathname] ?? 0) + (now - last) / 1000;
    last = now;
    was = document.visibilityState === "visible" && document.hasFocus();
  };
  setInterval(look, 10);
  document.addEventListener("visibilitychange", look);
}

/** Runs in the page: whether so much time has passed since it was first asked for `name`. */
function passed(name, millis) {
  window.began ??= {};
  window.began[name] ??= performance.now();
  return performance.now() - window.began[name] >= millis;
}

/** The seconds that were told of each path. */
const told = (tab) => {
  const sums = {};
  for (const { path, seconds } of signals(tab, "engagement")) {
    sums[path] = (sums[path] ?? 0) + seconds;
  }
  return sums;
};

test("while the page is seen, and no longer, for each route of its own", async (t) => {
  const { visitor, tab } = await open(t, { options: { before: [stopwatch] } });
  const other = await visitor.open("about:blank");
  await tab.front();
  await tab.move(200, 200);
  // It goes and comes back three times: what is lost or gained at each turn adds up.
  for (const turn of [1, 2, 3]) {
    await tab.fact("a while here", passed, `here ${turn}`, 900 + 200 * turn);
    await other.front();
    await tab.becomes("visibility", () => document.visibilityState, "hidden");
    await other.fact("a while elsewhere", passed, `there ${turn}`, 700);
    await tab.front();
    await tab.becomes("visibility", () => document.visibilityState, "visible");
  }
  await tab.evaluate(() => history.pushState({}, "", "/second"));
  await tab.fact("a while on the route", passed, "route", 1700);
  await other.front();
  await tab.becomes("visibility", () => document.visibilityState, "hidden");
  // Frames, for which `settle` waits, a hidden page has none.
  await tab.call("track", "mark");
  await until("the mark", async () => {
    await tab.listen();
    return signals(tab, "mark").length;
  });
  const watch = await tab.evaluate(() => window.stopwatch);
  const seconds = told(tab);
  // Without the Navigation API a route is seen up to a second later, and that is the first path's.
  const late = (await tab.evaluate(() => "navigation" in window)) ? 0 : 1;
  const stalled = await tab.evaluate(() => window.stalled);
  for (const path of ["/", "/second"]) {
    const off = Math.abs(seconds[path] - watch[path]);
    t.diagnostic(`${path}: ${seconds[path]} s, by the stopwatch ${watch[path].toFixed(2)} s`);
    assert.ok(
      off < 0.75 + late + stalled,
      `${path}: ${seconds[path]} s, by the stopwatch ${watch[path]} s`,
    );
  }
});

/** Runs before the page's scripts: its clock, and what is done every second, ten times as fast. */
function fast() {
  const { now } = Date;
  const start = now();
  Date.now = () => start + (now() - start) * 10;
  const every = window.setInterval;
  window.setInterval = (run, millis, ...rest) => every(run, millis / 10, ...rest);
  // When something happened first and last, by this clock.
  window.at = {};
  for (const name of ["leadlight:ready", "pointermove", "play", "ended"]) {
    const note = () => {
      window.at[name] = { first: Date.now(), ...window.at[name], last: Date.now() };
    };
    window.addEventListener(name, note, true);
  }
}

const PLAYER =
  '<audio id="sound" src="/sound.wav"></audio><button onclick="sound.play()">Play</button>';
const PAGES = { "/": page(PLAYER), "/sound.wav": silence(4) };

/** Ends the view, and gives its seconds. */
async function ended(tab) {
  await tab.evaluate(() => history.pushState({}, "", "/second"));
  await settle(tab);
  return told(tab)["/"];
}

test("who sits still is there for half a minute after the last stir", async (t) => {
  const { tab } = await open(t, { pages: PAGES, options: { before: [fast] } });
  // From wherever the mouse was.
  for (const at of [200, 210]) await tab.move(at, at);
  const stir = () => window.at.pointermove?.last;
  const last = await tab.fact("the stir", stir);
  await tab.fact("a minute", (it) => Date.now() - it > 60_000, last);
  const seconds = await ended(tab);
  assert.equal(await tab.evaluate(stir), last);
  const since = await tab.evaluate(() => window.at["leadlight:ready"].first);
  const off = seconds - 30 - (last - since) / 1000;
  // Half a second of a machine that does other things too is five by this clock.
  assert.ok(Math.abs(off) < 6, `${seconds} s, ${off} s off`);
});

test("who listens to something is there to its end, and for half a minute after", async (t) => {
  const { tab } = await open(t, { pages: PAGES, options: { before: [fast] } });
  await tab.click("button");
  const end = await tab.fact("the end", () => window.at.ended?.last);
  await tab.fact("a minute", (it) => Date.now() - it > 60_000, end);
  const seconds = await ended(tab);
  const since = await tab.evaluate(() => window.at["leadlight:ready"].first);
  const off = seconds - 30 - (end - since) / 1000;
  assert.ok(seconds > 50 && Math.abs(off) < 6, `${seconds} s, ${off} s off`);
});
