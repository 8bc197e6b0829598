// The commands of `leadlight(command, …)`: what waits until the engine is there, then runs in order.

import { type Chat, chat, closeChat, type Settings, updateConsent } from "./chat.js";
import type { Engine } from "./engine.js";
import type { Events } from "./events.js";

/** A command and its arguments, and when it was asked for. */
export type Call = { readonly args: readonly unknown[]; readonly time: number };

type Consent = "granted" | "denied" | "pending";
type Props = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    // What cannot be written as JSON, such as a circle, has nothing to say.
    return "";
  }
};

/** One Leadlight on one page. */
export class Api {
  private engine: Engine | undefined;
  private panel: Chat | undefined;
  private state: "waiting" | "running" | "off" = "waiting";
  private readonly waiting: Call[] = [];

  constructor(private readonly events: Events) {}

  /** Takes a command now, or as soon as the engine is there. */
  call(args: readonly unknown[], time = Date.now()): unknown {
    const [command, ...rest] = args;
    // Listening needs no engine, and must not miss what happens while it comes.
    const early = command === "on" || command === "off";
    if (this.state === "running" || early) return this.perform(String(command), rest, time);
    if (this.state === "waiting") this.waiting.push({ args, time });
    return undefined;
  }

  /** Takes the engine; gives the chat's side of it. */
  attach(engine: Engine, url: string): Chat {
    this.engine = engine;
    this.panel = {
      url,
      state: (state, playbook) => engine.chat(state, playbook),
      send: (extra, traits) => {
        const { kind } = extra as { kind?: string };
        engine.identify(text(traits), Number.NaN);
        engine.track("form_submit", text({ formId: `leadlight-${kind}` }), Number.NaN);
        return engine.handoff(text(extra));
      },
      follow: (listener) => {
        this.events.on("handoff", (detail) => {
          const { id, status } = detail as { id: string; status: string };
          listener(id, status);
        });
      },
      fail: (error) => console.warn("Leadlight: the chat panel could not be loaded", error),
    };
    return this.panel;
  }

  /** Runs what waited. */
  run(): void {
    this.state = "running";
    for (const { args, time } of this.waiting.splice(0)) this.call(args, time);
    this.events.tell("ready", this.engine?.get());
    document.addEventListener("click", this.onClick);
  }

  /** Stops for good; false if it had already. */
  stop(): boolean {
    const first = this.state !== "off";
    this.state = "off";
    this.waiting.length = 0;
    document.removeEventListener("click", this.onClick);
    return first;
  }

  /** A call to action may open the chat instead of following its link. */
  private readonly onClick = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    const cta = target?.closest('[data-leadlight-action="chat"]');
    if (!cta || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.openChat();
  };

  private openChat(reason?: string): void {
    if (!this.engine || !this.panel) return;
    const settings = this.engine.chat_settings() as Settings;
    void chat(this.panel, { playbook: "", message: reason, settings, how: "asked" });
  }

  private perform(command: string, args: readonly unknown[], time: number): unknown {
    const { engine, events } = this;
    const [first, second] = args;
    if (command === "on") return events.on(String(first), second as () => void);
    if (command === "off") return events.off(String(first), second as () => void);
    if (!engine) return undefined;
    switch (command) {
      case "page":
        return engine.page(text(first));
      case "track":
        return engine.track(String(first), text(second), time);
      case "identify": {
        const traits = typeof first === "object" ? first : { ...(second as Props), id: first };
        return engine.identify(text(traits), time);
      }
      case "consent":
        engine.consent(String(first));
        return updateConsent(first as Consent);
      case "get":
        return engine.get();
      case "explain":
        return engine.explain(first === undefined ? "" : String(first));
      case "openChat":
        return this.openChat(first === undefined ? undefined : String(first));
      case "closeChat":
        return this.panel && closeChat(this.panel);
      case "handoff":
        return engine.handoff(text(first));
      case "export":
        return engine.export_log();
      case "import":
        return engine.import_log(typeof first === "string" ? first : text(first));
      case "reset":
        return engine.reset();
      default:
        console.warn(`Leadlight: there is no command "${command}"`);
        return undefined;
    }
  }
}
