// What plays.js holds: what playbooks show beside the chat: invitations, bars, forms and questions.

import type { Parts } from "../api.js";
import { isBusy } from "../capture/busy.js";
import type { How } from "../chat-panel.js";
import { objectOf, type Rough } from "../config.js";
import type { Events } from "../events.js";
import { quietly } from "../safe.js";
import type { makeForms } from "./form/index.js";
import { show } from "./frame.js";
import { offerView } from "./offer.js";
import { whenSeen } from "./seen.js";
import { surveyView } from "./survey.js";
import { language } from "./text.js";
import type { Kind, Tools, View } from "./view.js";

export type Plays = ReturnType<typeof makePlays>;

/** The longest (ms) that a browser's timer can wait. */
const LONGEST = 2 ** 31 - 1;

/** What is shown now. */
interface Shown {
  readonly view: View;
  readonly playbook: string;
  readonly kind: Kind;
  done: boolean;
  remove(): void;
}

export function makePlays(parts: Parts, events: Events) {
  const { shell } = parts;
  let makeFormView: ReturnType<typeof makeForms> | undefined;
  let shown: Shown | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  /** Says what became of it. What the visitor asked for is no playbook's, and counts against none. */
  function became(state: "opened" | "dismissed" | "done", { playbook, kind }: Shown): void {
    const detail = { playbook, kind, state };
    if (playbook) shell.observe("playbook", detail);
    events.tell("playbook", detail);
  }

  /** Takes away what is shown; `dismissed`: the visitor did. */
  function end(dismissed?: boolean): void {
    clearTimeout(waiting);
    if (!shown) return;
    const it = shown;
    shown = undefined;
    it.remove();
    if (dismissed && !it.done) became("dismissed", it);
    shell.chatClosed();
  }

  function open(playbook: string, what: Rough, how: How): void {
    end();
    const now = language(document.documentElement.lang || navigator.language);
    const tools: Tools = {
      parts,
      language: now,
      how,
      done() {
        if (!shown || shown.done) return;
        shown.done = true;
        became("done", shown);
      },
      close: () => end(true),
    };
    const { invite, bar, form, survey } = what;
    const kind: Kind = invite ? "invite" : bar ? "bar" : survey ? "survey" : "form";
    const view =
      invite || bar
        ? offerView(objectOf(invite || bar), tools)
        : survey
          ? surveyView(objectOf(survey), tools)
          : makeFormView?.(form, tools);
    if (!view) {
      shell.chatClosed();
      return;
    }
    const { offer, until } = view;
    const { panel, remove } = show(kind, view, now, how, () => end(true));
    panel.dataset["leadlightPlaybook"] = playbook;
    // A framework may have thrown it away with the page it was shown on.
    const beat = setInterval(() => panel.isConnected || end(), 1000);
    const stops = [remove, () => clearInterval(beat)];
    if (offer) {
      panel.dataset["leadlightOffer"] = offer;
      stops.push(
        whenSeen(panel, () => {
          const exposure = { playbook, offer };
          shell.observe("exposure", exposure);
          events.tell("exposure", exposure);
        }),
      );
    }
    const left = (until ?? Number.POSITIVE_INFINITY) - Date.now();
    if (left < LONGEST) {
      const timer = setTimeout(() => end(), left);
      stops.push(() => clearTimeout(timer));
    }
    shown = {
      view,
      playbook,
      kind,
      done: false,
      remove() {
        for (const stop of stops) stop();
      },
    };
    became("opened", shown);
  }

  // The visitor's own wish to talk goes before what a playbook shows.
  events.on("chat", (detail) => {
    if ((detail as { state?: unknown }).state === "opened") end();
  });

  return {
    async play(playbook: string, what: Rough, how: How): Promise<void> {
      if (what["form"] && !makeFormView) {
        const url = new URL("plays-form.js", parts.panel).href;
        const module = (await import(url)) as { makeForms: typeof makeForms };
        makeFormView ??= module.makeForms(parts, events);
      }
      // What the visitor has open is not taken from them.
      if (how === "auto" && (shown || document.querySelector("[data-leadlight-panel]"))) return;
      clearTimeout(waiting);
      const soon = () => {
        // They may have begun something while this file came.
        if (how === "auto" && isBusy()) waiting = setTimeout(() => quietly(soon), 1000);
        else open(playbook, what, how);
      };
      soon();
    },
    /** Consent has changed, and what it says with it. */
    consent: () => shown?.view.refresh?.(),
  };
}
