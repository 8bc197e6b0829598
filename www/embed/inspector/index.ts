// What inspector.js holds: a look into Leadlight on the page itself, for who runs the site. It is loaded
// where the page's address says `leadlight=inspect`.

import { isBot } from "../capture/visitor.js";
import { now } from "../clock.js";
import type { LogRecord } from "../messages.js";
import { makeHost } from "../panel/host.js";
import { quietly } from "../safe.js";
import { keepApart } from "./apart.js";
import { carry } from "./carry.js";
import { fill, h } from "./dom.js";
import { makeFrame } from "./frame.js";
import { makeHold } from "./hold.js";
import type { Inside } from "./inside.js";
import { follow } from "./journey.js";
import { makeOutline, marksOf } from "./outline.js";
import { pick } from "./pick.js";
import { pickedOf } from "./selector.js";
import { makeShadow, zonesOf } from "./shadow.js";
import { begin, keep, nothing } from "./state.js";
import { styleSheet } from "./style.js";
import type { Look, Snapshot, State, Tool } from "./tool.js";
import { banner, forced, panel, pill } from "./view.js";

/** What may change what is shown. */
const EVENTS = "ready signal score stage decision exposure chat playbook handoff error".split(" ");

/** How soon (ms) what happened is shown; what only time changes, each second. */
const SOON = 100;
/** How soon (ms) what was chosen is. */
const AT_ONCE = 16;

export async function inspect(inside: Inside): Promise<void> {
  if (document.readyState === "loading") {
    await new Promise((go) => document.addEventListener("DOMContentLoaded", go, { once: true }));
  }
  const off = new AbortController();
  const { signal } = off;
  const marks = h("div.marks", { "aria-hidden": "true" });
  const ui = h("div.ui");
  const toast = h("p.toast", { role: "status" });
  const content = h("div.all", {}, marks, ui, toast);
  const host = makeHost("data-leadlight-inspector", styleSheet(), content, "en");
  const outline = makeOutline(marks);
  const frame = makeFrame(() => draw());

  let state = begin();
  let records: readonly LogRecord[] = [];
  let live: Look | undefined;
  let look: Look | undefined;
  let unmet: Tool["unmet"] = {};
  let over: Element | undefined;
  let endPick = () => {};
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let soon: ReturnType<typeof setTimeout> | undefined;
  /** Made once Leadlight runs. */
  let started: ReturnType<typeof start> | undefined;
  /** Changes with each look, so that one that comes late is not taken. */
  let turn = 0;

  const start = (parts: NonNullable<Inside["parts"]>, module: WebAssembly.Module) => {
    const hold = makeHold(inside, parts);
    keepApart(
      parts.shell,
      host.element,
      signal,
      () => state.picking,
      () => hold.holds,
    );
    return {
      hold,
      shadow: makeShadow(module, inside.config, isBot()),
    };
  };

  const say = (words: string) => {
    toast.textContent = words;
    clearTimeout(quiet);
    quiet = setTimeout(() => toast.replaceChildren(), 4000);
  };

  const tool = (): Tool => {
    const known = live ?? nothing;
    return {
      inside,
      state,
      runs: !!live,
      live: known,
      look: look ?? known,
      unmet,
      records,
      past: records.filter(({ time }) => time <= (state.wish.at ?? time)),
      now: now(),
      set,
      say,
      draw,
    };
  };

  const draw = () => void quietly(drawAll);
  const drawAll = () => {
    if (signal.aborted) return;
    const it = tool();
    const shown = frame.stand.small ? pill(it, frame) : panel(it, frame, close);
    const root = ui.getRootNode() as ShadowRoot;
    const focused = root.activeElement;
    fill(ui, banner(it), shown);
    // What had the focus may be gone, and its user should not be.
    if (focused && !root.activeElement) {
      root.querySelector<HTMLElement>(".pill,.section")?.focus({ preventScroll: true });
    }
    outline.show(marksOf(it, over));
  };

  /** Asks again, and shows what has changed. */
  const update = async () => {
    clearTimeout(soon);
    soon = undefined;
    if (signal.aborted) return;
    const mine = ++turn;
    const { shell, module, parts } = inside;
    const get = parts && !inside.error && (shell?.ask("get") as Snapshot | undefined);
    if (!get || !shell || !module) {
      live = look = undefined;
      draw();
      return;
    }
    started ??= start(parts, module);
    live = {
      get: { ...get, consent: parts.keeper.word },
      explain: (it) => shell.ask("explain", it),
    };
    records = shell.records();
    record();
    const { wish } = state;
    if (!forced(tool()).length) {
      look = live;
      unmet = {};
      started.hold.end();
      draw();
      return;
    }
    const { visitor } = get;
    const zones = zonesOf(inside.config);
    const visit = { records, visitor, consent: parts.keeper.word, zones, now: now() };
    const shown = await started.shadow(wish, visit);
    if (mine !== turn || signal.aborted) return;
    look = { get: shown.ask("get") as Snapshot, explain: (it) => shown.ask("explain", it) };
    unmet = shown.unmet;
    started.hold.show(look);
    draw();
  };
  const refresh = () => {
    update().catch((error) => {
      set({ wish: { sides: {} } });
      say(`That could not be worked out: ${error}`);
    });
  };
  const later = () => {
    soon ??= setTimeout(refresh, SOON);
  };

  /** Takes into the journey what has happened. */
  const record = () => {
    const journey = state.journey && follow(state.journey, records);
    if (journey === state.journey) return;
    state = { ...state, journey };
    keep(state);
  };

  const set = (change: Partial<State>) => {
    if (signal.aborted) return;
    const { wish, picking } = state;
    state = { ...state, ...change };
    keep(state);
    if (picking !== state.picking) turnPicking();
    draw();
    if (wish === state.wish) return;
    // A slider is drawn over many moments, of which the last counts.
    clearTimeout(soon);
    soon = setTimeout(refresh, AT_ONCE);
  };

  const turnPicking = () => {
    endPick();
    endPick = () => {};
    over = undefined;
    if (!state.picking) return;
    const point = (element: Element) => {
      over = element;
      draw();
    };
    endPick = pick(host.element, signal, point, (element) => {
      set({ picking: false, ...(element && { picked: pickedOf(element) }) });
      say(element ? "Picked." : "Nothing was picked.");
    });
  };

  const beat = () => {
    if (document.hidden) return;
    // A framework may have replaced the body that held it; what is shown last is above all else.
    quietly(() => host.attach());
    quietly(() => host.element.showPopover());
    refresh();
  };
  const close = () => {
    set({ wish: { sides: {} }, picking: false });
    started?.hold.end();
    off.abort();
    outline.end();
    host.remove();
    clearInterval(timer);
    clearTimeout(soon);
    clearTimeout(quiet);
    for (const name of EVENTS) inside.events.off(name, later);
  };

  host.element.popover = "manual";
  carry(inside.write, "inspect", host.element, signal);
  for (const name of EVENTS) inside.events.on(name, later);
  addEventListener("resize", frame.refit, { signal });
  // What the page observes as it is left belongs to the journey, too.
  addEventListener(
    "pagehide",
    () => {
      records = inside.shell?.records() ?? records;
      record();
    },
    { signal },
  );
  const timer = setInterval(beat, 1000);
  beat();
}
