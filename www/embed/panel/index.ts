// The built-in contact panel: opens, closes, and gives the focus back. One panel a page.

import { type Host, makeHost } from "./host.js";
import type { Panel, PanelOptions } from "./options.js";
import { choose, takeLive } from "./standing.js";
import { entries, type State } from "./state.js";
import { styleSheet } from "./style.js";
import { type Language, language } from "./text.js";
import { makeView, type View } from "./view.js";
import { watch } from "./watch.js";

export type { Kind, Live, Panel, PanelOptions, SendStatus } from "./options.js";

interface Open extends View {
  readonly host: Host;
  readonly lang: string;
  stop(): void;
}

let state: State | undefined;
let shown: Open | undefined;

/**
 * Shows the panel. `auto`: a playbook opens it, so the focus stays where it is and the panel is
 * announced politely. `asked`: the visitor clicked for it, so the focus moves into it. While it is
 * open already, it takes the new options and, when asked for, the focus.
 */
export function open(options: PanelOptions, how: "auto" | "asked"): Panel {
  const now = remember(options, how);
  if (shown && shown.lang !== options.lang) remove();
  const fresh = !shown;
  shown ??= build(now, language(options.lang));
  shown.host.attach();
  now.changed();
  if (fresh) shown.stop = watch(shown.dialog, shown.host.element);
  if (how === "asked") focus();
  else if (fresh) announce(shown, options);
  return panel;
}

const panel: Panel = {
  close: remove,
  focus,
  update(options) {
    if (!state) return;
    take(state, { ...state.options, ...options });
    state.changed();
  },
};

function remember(options: PanelOptions, how: "auto" | "asked"): State {
  state ??= {
    options,
    transcript: [],
    drafts: new Map(),
    isLive: false,
    chosen: false,
    lent: "",
    tab: "message",
    again: new Map(),
    changed() {},
  };
  take(state, options);
  if (options.form) {
    state.tab = options.form;
    choose(state, false);
  }
  if (how === "asked") state.tab ??= "message";
  // On a phone nobody asked for a form to fill the screen: the greeting and the choice will do.
  else if (!options.form && !shown && matchMedia("(max-width: 480px)").matches)
    state.tab = undefined;
  const greeting = options.message?.trim();
  if (greeting && !state.transcript.includes(greeting)) state.transcript.push(greeting);
  return state;
}

function take(state: State, options: PanelOptions): void {
  state.options = options;
  takeLive(state);
  if (options.consent !== "granted") return;
  // What waited for consent goes out by itself now, and the next report says how that went.
  for (const entry of entries(state)) if (entry.status === "held") entry.status = "sending";
}

function build(state: State, lang: Language): Open {
  const view = makeView(state, lang, () => {
    remove();
    const wrote = entries(state).length || state.options.live?.lines.length;
    state.options.closed(wrote ? "done" : "dismissed");
  });
  const host = makeHost("data-leadlight-panel", styleSheet(), view.dialog, lang.tag);
  const built: Open = { ...view, host, lang: lang.page, stop() {} };
  state.changed = view.refresh;
  return built;
}

function announce({ host }: Open, { lang, message = "" }: PanelOptions): void {
  host.announce(language(lang).texts.opened, " ", message);
}

function focus(): void {
  if (!shown) return;
  // With a finger, the keyboard would cover the greeting at once: the panel itself comes first.
  shown.host.focus(matchMedia("(pointer: coarse)").matches ? shown.dialog : shown.first());
}

function remove(): void {
  if (!shown) return;
  const { host, stop } = shown;
  shown = undefined;
  if (state) state.changed = () => {};
  stop();
  host.remove();
}
