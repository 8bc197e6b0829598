// Opens the chat panel, which is fetched only then, and passes on what is written in it.

import type { Panel, PanelOptions, SendStatus } from "./panel/options.js";

/** What the config and the visitor say about the chat. */
export interface Settings {
  readonly phone: string | null;
  readonly meeting: string | null;
  readonly mail: string | null;
  readonly known: Readonly<Record<string, unknown>>;
  readonly consent: PanelOptions["consent"];
}

interface Request {
  readonly playbook: string;
  readonly message: string | undefined;
  readonly settings: Settings;
  readonly how: "auto" | "asked";
}

/** The chat's side of the engine. */
export interface Chat {
  /** Where panel.js lies. */
  readonly url: string;
  /** Says what became of the chat. */
  state(state: "opened" | "dismissed" | "done" | "failed", playbook: string): void;
  /** Hands off what the visitor wrote; gives the id of the handoff. */
  send(extra: object, traits: object): string | undefined;
  /** Calls `listener` with what becomes of handoffs. */
  follow(listener: (id: string, status: string) => void): void;
  fail(error: unknown): void;
}

let panel: Panel | undefined;

/** Opens the chat, or brings it forward if it is open. */
export async function chat(chat: Chat, request: Request): Promise<void> {
  const { playbook, settings } = request;
  try {
    const module = (await import(chat.url)) as typeof import("./panel/index.js");
    const fresh = !panel;
    panel = module.open(options(chat, request), request.how);
    if (fresh) chat.state("opened", playbook);
    else panel.update({ consent: settings.consent });
  } catch (error) {
    chat.state("failed", playbook);
    chat.fail(error);
  }
}

/** Closes the chat, if it is open. */
export function closeChat(chat: Chat): void {
  if (!panel) return;
  panel.close();
  panel = undefined;
  chat.state("done", "");
}

/** Tells an open panel how consent stands. */
export function updateConsent(consent: PanelOptions["consent"]): void {
  panel?.update({ consent });
}

function options(chat: Chat, { playbook, message, settings }: Request): PanelOptions {
  const texts = Object.entries(settings.known).filter(([, it]) => typeof it === "string");
  const reports = new Map<string, (status: SendStatus) => void>();
  chat.follow((id, status) => {
    const known: Record<string, SendStatus> = {
      stored: "stored",
      sent: "sent",
      parked: "parked",
      retrying: "stored",
    };
    const report = reports.get(id);
    if (report && known[status]) report(known[status]);
  });
  return {
    lang: document.documentElement.lang || navigator.language,
    ...(message ? { message } : {}),
    ...(settings.phone ? { phone: settings.phone } : {}),
    ...(settings.meeting ? { meeting: settings.meeting } : {}),
    ...(settings.mail ? { mail: settings.mail } : {}),
    known: Object.fromEntries(texts) as Record<string, string>,
    consent: settings.consent,
    send(kind, fields, report) {
      const { message: text, time, ...traits } = fields;
      const id = chat.send({ kind, ...(text ? { message: text } : {}), ...(time ? { time } : {}) }, traits);
      if (id) {
        reports.set(id, report);
        if (settings.consent !== "granted") report("held");
      } else {
        report("failed");
      }
    },
    closed(how) {
      panel = undefined;
      chat.state(how, playbook);
    },
  };
}
