// The built-in contact panel: opens, closes, and gives the focus back. One panel a page.

import { make } from "./dom.js";
import type { Panel, PanelOptions } from "./options.js";
import { choose, takeLive } from "./standing.js";
import { entries, type State } from "./state.js";
import { styleSheet } from "./style.js";
import { type Language, language } from "./text.js";
import { makeView, type View } from "./view.js";
import { watch } from "./watch.js";

export type { Kind, Live, Panel, PanelOptions, SendStatus } from "./options.js";

interface Open extends View {
  readonly host: HTMLElement;
  readonly lang: string;
  /** Where the focus was before it came into the panel. */
  opener: Element | null;
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
  attach(shown);
  now.changed();
  if (fresh) shown.stop = watch(shown.dialog, shown.host);
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
  // No custom element: its name would stay registered in the page for good.
  const host = make("div", "", { "data-leadlight-panel": "" });
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [styleSheet()];
  const view = makeView(state, lang, () => {
    remove();
    const wrote = entries(state).length || state.options.live?.lines.length;
    state.options.closed(wrote ? "done" : "dismissed");
  });
  root.append(view.dialog, make("div", "unseen", { role: "status", lang: lang.tag }));
  // From outside, what is typed here seems typed into a `<div>`: a page's shortcuts would fire.
  for (const type of ["keydown", "keypress", "keyup"]) {
    host.addEventListener(type, (event) => event.stopPropagation());
  }
  const built: Open = { ...view, host, lang: lang.page, opener: null, stop() {} };
  host.addEventListener("focusin", ({ relatedTarget }) => {
    if (relatedTarget instanceof Element && relatedTarget !== host) built.opener = relatedTarget;
  });
  state.changed = view.refresh;
  return built;
}

/** Puts the panel into the page, also after a framework replaced the body that held it. */
function attach({ host }: Open): void {
  // What is outside a modal dialog of the page cannot be used, so the panel goes inside.
  const modal = document.activeElement?.closest("dialog:modal");
  const parent = modal ?? document.body;
  if (host.isConnected && host.parentNode === parent) return;
  document.querySelector("[data-leadlight-panel]")?.remove();
  parent.append(host);
}

function announce({ host }: Open, { lang, message = "" }: PanelOptions): void {
  const status = host.shadowRoot?.lastElementChild;
  // A live region has to be in the page a moment before its text is, to be heard at all.
  setTimeout(() => status?.append(language(lang).texts.opened, " ", message), 150);
}

function focus(): void {
  if (!shown) return;
  const before = activeElement();
  // With a finger, the keyboard would cover the greeting at once: the panel itself comes first.
  const target = matchMedia("(pointer: coarse)").matches ? shown.dialog : shown.first();
  target.focus({ preventScroll: true });
  if (before && before !== document.body && !shown.dialog.contains(before)) shown.opener = before;
}

/** What has the focus, also inside a component of the page. */
function activeElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

function remove(): void {
  if (!shown) return;
  const { host, opener, stop } = shown;
  const within = document.activeElement === host;
  shown = undefined;
  if (state) state.changed = () => {};
  stop();
  host.remove();
  // Only a focus that was in the panel is given back; one elsewhere in the page is not taken.
  if (within && opener instanceof HTMLElement && opener.isConnected) {
    opener.focus({ preventScroll: true });
  }
}
