// The chat, which is fetched when it first opens.

import type { Parts } from "./api.js";
import type { ChatPanel, Form, How } from "./chat-panel.js";
import { objectOf, type Rough } from "./config.js";
import type { Events } from "./events.js";
import type { Word } from "./keep/keep.js";

export type Chat = ReturnType<typeof makeChat>;

export function makeChat(parts: Parts, events: Events) {
  let panel: ChatPanel | undefined;

  return {
    async play(playbook: string, { chat, form }: Rough, how: How): Promise<void> {
      try {
        const module = (await import(parts.panel)) as typeof import("./chat-panel.js");
        panel ??= module.makeChatPanel(parts, events);
        panel.open(playbook, parts.say(objectOf(chat)["message"]) ?? undefined, how, form as Form);
      } catch (error) {
        parts.shell.chatClosed();
        events.tell("chat", { state: "failed", playbook });
        const message = `the chat panel could not be loaded: ${String(error)}`;
        console.warn(`Leadlight: ${message}`);
        events.tell("error", { message });
      }
    },
    close: () => panel?.close(),
    /** Tells an open panel how consent stands. */
    consent: (word: Word) => panel?.consent(word),
  };
}
