// The page, as the engine's shell knows it: slots, the chat panel, events, one warning.

import { type Chat, chat, type Settings } from "./chat.js";
import type { Events } from "./events.js";
import type { Shows } from "./slots.js";
import * as slots from "./slots.js";

/** What the shell asks of the page; `Host` of src/web/host.rs. */
export interface Host {
  show(slot: string, selector: string | undefined, shows: Shows | undefined): void;
  openChat(playbook: string, message: string | undefined, settings: Settings): void;
  report(event: string, detail: unknown): void;
  warn(text: string): void;
}

export function makeHost(events: Events, panel: Chat, warn: (text: string) => void): Host {
  return {
    show: slots.show,
    openChat(playbook, message, settings) {
      chat(panel, { playbook, message, settings, how: "auto" });
    },
    report(event, detail) {
      if (event === "signal" && (detail as { name?: string }).name === "page_view") slots.newView();
      events.tell(event, detail);
    },
    warn,
  };
}
