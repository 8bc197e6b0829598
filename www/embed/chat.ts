// The chat, and what else playbooks show; fetched when it first opens.

import type { Parts } from "./api.js";
import type { ChatPanel, Form, How } from "./chat-panel.js";
import { objectOf, type Rough } from "./config.js";
import type { Events } from "./events.js";
import type { Word } from "./keep/keep.js";
import type { Plays } from "./plays/index.js";

export type Chat = ReturnType<typeof makeChat>;

export function makeChat(parts: Parts, events: Events) {
  let panel: ChatPanel | undefined;
  let plays: Plays | undefined;

  return {
    async play(playbook: string, what: Rough, how: How): Promise<void> {
      const { chat, form } = what;
      const kind = objectOf(form)["kind"] ?? form;
      try {
        if (!chat && kind !== "callback" && kind !== "message" && Object.keys(what).length) {
          const url = new URL("plays.js", parts.panel).href;
          const module = (await import(url)) as typeof import("./plays/index.js");
          plays ??= module.makePlays(parts, events);
          if (how === "asked") panel?.close();
          await plays.play(playbook, what, how);
          return;
        }
        const module = (await import(parts.panel)) as typeof import("./chat-panel.js");
        panel ??= module.makeChatPanel(parts, events);
        panel.open(
          playbook,
          parts.say(objectOf(chat)["message"] ?? objectOf(form)["text"]) ?? undefined,
          how,
          kind as Form,
        );
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
    consent(word: Word): void {
      panel?.consent(word);
      plays?.consent();
    },
  };
}
