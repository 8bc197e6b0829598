// What panel.js holds: the chat panel, and what becomes of what is written in it.

import type { Parts } from "./api.js";
import { objectOf } from "./config.js";
import type { Events } from "./events.js";
import type { Word } from "./keep/keep.js";
import { open } from "./panel/index.js";
import type { Panel, PanelOptions, SendStatus } from "./panel/options.js";

/** A form of the panel. */
export type Form = "callback" | "message";

/** `auto`: a playbook opens it. `asked`: the visitor does. */
export type How = "auto" | "asked";

/** The panel, or the door to a vendor's chat in its place. */
export interface ChatPanel {
  open(playbook: string, message: string | undefined, how: How, form?: Form): void | Promise<void>;
  close(): void;
  consent(word: Word): void;
}

export function makeChatPanel(
  { shell, keeper, outbox, eyes, config }: Parts,
  events: Events,
): ChatPanel {
  let panel: Panel | undefined;
  let isOpen = false;
  const reports = new Map<string, (status: SendStatus) => void>();
  const sent = new Map<string, string>();

  events.on("handoff", (detail) => {
    const { id, status } = detail as { id: string; status: string };
    const now = status === "retrying" ? "stored" : status;
    if (now !== "created") reports.get(id)?.(now as SendStatus);
  });

  /** Says what became of the chat, in which only what the visitor did is a signal. */
  function became(state: "opened" | "dismissed" | "done", playbook: string): void {
    const detail = { state, playbook };
    if (state !== "done") shell.observe("chat", detail);
    if (state !== "opened") shell.chatClosed();
    events.tell("chat", detail);
  }

  function send(
    kind: string,
    fields: Readonly<Record<string, string>>,
    report: (status: SendStatus) => void,
  ): void {
    // The same words again are another try of what could not be delivered.
    const words = JSON.stringify([kind, fields]);
    const before = sent.get(words);
    if (before) {
      reports.set(before, report);
      outbox.retry(before);
      return;
    }
    const { message, time, ...traits } = fields;
    shell.observeAll([
      ["identify", traits],
      ["form_submit", { formId: `leadlight-${kind}`, path: eyes.path() }],
    ]);
    const id = shell.handOff({ kind, message, time });
    if (!id) {
      report("failed");
      return;
    }
    sent.set(words, id);
    reports.set(id, report);
    if (keeper.word === "denied") report("failed");
    else if (keeper.word !== "granted") report("held");
  }

  function options(playbook: string, message: string | undefined): PanelOptions {
    const settings = objectOf(config["chat"]);
    const known: Record<string, string> = {};
    for (const [name, it] of Object.entries(shell.traits())) {
      if (typeof it === "string") known[name] = it;
    }
    const ways: Pick<PanelOptions, "phone" | "meeting" | "mail"> = {};
    for (const way of ["phone", "meeting", "mail"] as const) {
      const it = settings[way];
      if (it) ways[way] = `${it}`;
    }
    return {
      lang: document.documentElement.lang || navigator.language,
      ...(message ? { message } : {}),
      ...ways,
      known,
      consent: keeper.word,
      send,
      closed(how) {
        isOpen = false;
        became(how, playbook);
      },
    };
  }

  return {
    open(playbook: string, message: string | undefined, how: How, form?: Form): void {
      panel = open({ ...options(playbook, message), ...(form ? { form } : {}) }, how);
      if (!isOpen) became("opened", playbook);
      isOpen = true;
    },
    close(): void {
      if (!isOpen) return;
      isOpen = false;
      panel?.close();
      became("done", "");
    },
    consent(consent: Word): void {
      panel?.update({ consent });
    },
  };
}
