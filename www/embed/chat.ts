// Opens the chat panel, which is fetched only then, and passes on what is written in it.

import type { Consent, Parts } from "./api.js";
import type { Events } from "./events.js";
import type { Panel, PanelOptions, SendStatus } from "./panel/options.js";

/** What the config and the visitor say about the chat. */
interface Settings {
  readonly phone: string | null;
  readonly meeting: string | null;
  readonly mail: string | null;
  readonly known: Readonly<Record<string, unknown>>;
}

/** The chat of a page. */
export interface Chat {
  open(playbook: string, message: string | undefined, how: "auto" | "asked"): Promise<void>;
  close(): void;
  /** Tells an open panel how consent stands. */
  consent(consent: Consent): void;
}

export function makeChat({ engine, keeper, outbox, panel: url }: Parts, events: Events): Chat {
  let panel: Panel | undefined;
  let isOpen = false;
  const reports = new Map<string, (status: SendStatus) => void>();
  const sent = new Map<string, string>();

  events.on("handoff", (detail) => {
    const { id, status } = detail as { id: string; status: string };
    const known: Record<string, SendStatus> = {
      stored: "stored",
      retrying: "stored",
      sent: "sent",
      parked: "parked",
    };
    const now = known[status];
    if (now) reports.get(id)?.(now);
  });

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
    if (Object.keys(traits).length) engine.observe("identify", JSON.stringify(traits), Number.NaN);
    const form = { formId: `leadlight-${kind}`, path: location.pathname };
    engine.observe("form_submit", JSON.stringify(form), Number.NaN);
    const id = engine.handoff(JSON.stringify({ kind, message, time }));
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
    const settings = engine.chat_settings() as Settings;
    const known: Record<string, string> = {};
    for (const [name, it] of Object.entries(settings.known)) {
      if (typeof it === "string") known[name] = it;
    }
    const ways: Pick<PanelOptions, "phone" | "meeting" | "mail"> = {};
    for (const way of ["phone", "meeting", "mail"] as const) {
      const it = settings[way];
      if (it) ways[way] = it;
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
        engine.chat(how, playbook);
      },
    };
  }

  return {
    async open(playbook, message, how) {
      try {
        const module = (await import(url)) as typeof import("./panel/index.js");
        panel = module.open(options(playbook, message), how);
        if (!isOpen) engine.chat("opened", playbook);
        isOpen = true;
      } catch (error) {
        engine.chat("failed", playbook);
        const message = `the chat panel could not be loaded: ${String(error)}`;
        console.warn(`Leadlight: ${message}`);
        events.tell("error", { message });
      }
    },
    close() {
      if (!isOpen) return;
      isOpen = false;
      panel?.close();
      engine.chat("done", "");
    },
    consent(consent) {
      panel?.update({ consent });
    },
  };
}
