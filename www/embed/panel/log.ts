// The transcript: the greeting, what was sent, and what became of it.

import type { Line } from "../live/line.js";
import { make } from "./dom.js";
import { type Entry, isEntry, type State, undelivered, wording } from "./state.js";
import type { Language, Texts } from "./text.js";

export interface Log {
  readonly element: HTMLElement;
  refresh(): void;
}

export function makeLog(state: State, { texts, page }: Language): Log {
  // A log is a polite live region: lines that come or change are read out, and interrupt nothing.
  const element = make("div", "log", { role: "log", id: "log" });
  const lines = new Map<string | Entry | Line, HTMLElement>();

  function line(item: string | Entry | Line): HTMLElement {
    if (typeof item === "string") return make("p", "greeting", { lang: page }, item);
    if (!isEntry(item)) return spoken(item);
    return make(
      "div",
      "entry",
      {},
      make("p", "who", {}, texts[`${item.kind}Yours`]),
      make("p", "said", {}, wording(item)),
      make("p", "status"),
    );
  }

  /** A line of the conversation. Whose it is is said, not only shown. */
  function spoken({ from, text }: Line): HTMLElement {
    const said = make("p", "said", { dir: "auto" }, text);
    if (from === "me") {
      const who = make("p", "who", {}, texts.chatYou);
      return make("div", "entry", {}, who, said, make("p", "status"));
    }
    const team = state.options.live?.team || texts.team;
    const name = team.charAt(0).toUpperCase() + team.slice(1);
    return make("div", "answer", {}, make("p", "who", {}, name), said);
  }

  /** The line that came last, until it was brought into view. */
  let newest: HTMLElement | undefined;

  return {
    element,
    refresh() {
      for (const [item, shown] of lines) {
        if (state.transcript.includes(item)) continue;
        shown.remove();
        lines.delete(item);
      }
      let before: Element | null = null;
      for (const item of state.transcript) {
        const isNew = !lines.has(item);
        const shown: HTMLElement = lines.get(item) ?? line(item);
        if (isNew) {
          lines.set(item, shown);
          element.insertBefore(shown, before ? before.nextSibling : element.firstChild);
          if (typeof item !== "string" && !isEntry(item)) newest = shown;
        }
        before = shown;
        if (typeof item === "string") continue;
        if (!isEntry(item) && item.from === "them") continue;
        const text = isEntry(item) ? statusText(item, texts) : lineText(item, state, texts);
        const status = shown.lastElementChild;
        // Written only when it differs: a live region reads out every write.
        if (status && status.textContent !== text) status.textContent = text;
        shown.dataset.status = item.status;
      }
      element.hidden = lines.size === 0;
      if (!newest || !element.isConnected) return;
      newest.scrollIntoView({ block: "nearest" });
      newest = undefined;
    },
  };
}

function statusText(entry: Entry, texts: Texts): string {
  if (undelivered(entry)) return texts.failed;
  if (entry.status === "sent") return texts[`${entry.kind}Sent`];
  return texts[entry.status as "sending" | "held" | "stored"];
}

/** What became of a line that the visitor said. */
function lineText({ status }: Line, { options: { live } }: State, texts: Texts): string {
  if (status === "sent") return texts.chatSent;
  if (status === "given") return texts.chatGiven;
  if (status === "failed") return texts.chatFailed;
  return live?.standing === "open" ? texts.sending : texts.chatWaiting;
}
