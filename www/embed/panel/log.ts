// The transcript: the greeting, what was sent, and what became of it.

import { make } from "./dom.js";
import { type Entry, type State, undelivered, wording } from "./state.js";
import type { Language, Texts } from "./text.js";

export interface Log {
  readonly element: HTMLElement;
  refresh(): void;
}

export function makeLog(state: State, { texts, page }: Language): Log {
  // A log is a polite live region: lines that come or change are read out, and interrupt nothing.
  const element = make("div", "log", { role: "log", id: "log" });
  const lines = new Map<string | Entry, HTMLElement>();

  function line(item: string | Entry): HTMLElement {
    if (typeof item === "string") return make("p", "greeting", { lang: page }, item);
    return make(
      "div",
      "entry",
      {},
      make("p", "who", {}, texts[`${item.kind}Yours`]),
      make("p", "said", {}, wording(item)),
      make("p", "status"),
    );
  }

  return {
    element,
    refresh() {
      for (const [item, shown] of lines) {
        if (state.transcript.includes(item)) continue;
        shown.remove();
        lines.delete(item);
      }
      for (const item of state.transcript) {
        const shown = lines.get(item) ?? line(item);
        if (!lines.has(item)) {
          lines.set(item, shown);
          element.append(shown);
        }
        if (typeof item === "string") continue;
        const text = statusText(item, texts);
        const status = shown.lastElementChild;
        // Written only when it differs: a live region reads out every write.
        if (status && status.textContent !== text) status.textContent = text;
        shown.dataset.status = item.status;
      }
      element.hidden = lines.size === 0;
    },
  };
}

function statusText(entry: Entry, texts: Texts): string {
  if (undelivered(entry)) return texts.failed;
  if (entry.status === "sent") return texts[`${entry.kind}Sent`];
  return texts[entry.status as "sending" | "held" | "stored"];
}
