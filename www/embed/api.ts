// The commands of `leadlight(command, …)`: what waits until the engine is there, then runs in order.

import type { capture } from "./capture/index.js";
import { type Chat, makeChat } from "./chat.js";
import type { Engine } from "./engine.js";
import type { Events } from "./events.js";
import type { Keeper } from "./keep/keep.js";
import type { Outbox } from "./keep/outbox.js";

/** How a visitor stands to being remembered. */
export type Consent = "granted" | "denied" | "pending";

/** The parts of a running Leadlight. */
export interface Parts {
  readonly engine: Engine;
  readonly keeper: Keeper;
  readonly outbox: Outbox;
  readonly eyes: ReturnType<typeof capture>;
  /** Where panel.js lies. */
  readonly panel: string;
}

interface Call {
  readonly args: readonly unknown[];
  readonly time: number;
}

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
  private parts: Parts | undefined;
  private chat: Chat | undefined;
  private off = false;
  private readonly waiting: Call[] = [];

  constructor(private readonly events: Events) {}

  /** Takes a command now, or as soon as the engine is there. */
  call(args: readonly unknown[], time = Date.now()): unknown {
    const [command, ...rest] = args;
    if (this.off) return undefined;
    // Listening needs no engine, and must not miss what happens while it comes.
    if (command === "on") return this.events.on(String(rest[0]), rest[1] as () => void);
    if (command === "off") return this.events.off(String(rest[0]), rest[1] as () => void);
    if (!this.parts) {
      this.waiting.push({ args, time });
      return undefined;
    }
    try {
      return this.perform(this.parts, String(command), rest, time);
    } catch (error) {
      // What the page gave made no sense; that is no reason to stop the page.
      console.warn(`Leadlight: "${String(command)}" could not be done:`, error);
      return undefined;
    }
  }

  /** The last word on consent among the calls that wait: it counts from the start. */
  get queuedConsent(): Consent | undefined {
    const words = this.waiting.filter(({ args }) => args[0] === "consent");
    return words.pop()?.args[1] as Consent | undefined;
  }

  /** Takes the parts, and runs what waited. */
  run(parts: Parts): void {
    if (this.off) return;
    this.parts = parts;
    this.chat = makeChat(parts, this.events);
    for (const { args, time } of this.waiting.splice(0)) this.call(args, time);
    document.addEventListener("click", this.onClick);
    this.events.tell("ready", this.call(["get"]));
  }

  get isOff(): boolean {
    return this.off;
  }

  /** Stops for good; false if it had already. */
  stop(): boolean {
    const first = !this.off;
    this.off = true;
    this.waiting.length = 0;
    document.removeEventListener("click", this.onClick);
    return first;
  }

  /** Opens the chat, as soon as there is one. */
  openChat(playbook: string, message: string | undefined, how: "auto" | "asked"): void {
    if (this.chat) void this.chat.open(playbook, message, how);
    else this.events.on("ready", () => this.openChat(playbook, message, how));
  }

  /** A call to action may open the chat instead of following its link. */
  private readonly onClick = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target?.closest('[data-leadlight-action="chat"]') || event.defaultPrevented) return;
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.openChat("", undefined, "asked");
  };

  private perform(parts: Parts, command: string, args: readonly unknown[], time: number): unknown {
    const { engine, keeper, outbox, eyes } = parts;
    const [first, second] = args;
    const word = first === undefined ? "" : String(first);
    const path = eyes.path();
    switch (command) {
      case "page":
        return eyes.page((first ?? {}) as object);
      case "track":
        return engine.observe(word, text({ path, ...(second as object) }), time);
      case "identify": {
        const traits = typeof first === "object" ? first : { ...(second as object), id: first };
        return engine.observe("identify", text(traits), time);
      }
      case "consent":
        return keeper.consent(word as Consent).then(() => this.chat?.consent(keeper.word));
      case "get":
        return { ...engine.get(), consent: keeper.word, outbox: outbox.list() };
      case "explain":
        return engine.explain(word);
      case "openChat":
        return this.openChat("", word, "asked");
      case "closeChat":
        return this.chat?.close();
      case "handoff":
        return engine.handoff(text(first));
      case "export": {
        const { visitor, configHash } = engine.get();
        return { version: 1, visitor, configHash, log: JSON.parse(engine.records()) };
      }
      case "import": {
        const { visitor, log } = (typeof first === "string" ? JSON.parse(first) : first) as {
          visitor?: string;
          log?: unknown[];
        };
        if (visitor) engine.visitor(visitor);
        engine.merge(text(log ?? []));
        for (const record of (log ?? []) as { id?: string }[]) {
          if (record?.id) keeper.record(record.id, text(record));
        }
        return undefined;
      }
      case "reset": {
        const erased = keeper.reset();
        engine.forget();
        eyes.begin();
        return erased;
      }
      default:
        return console.warn(`Leadlight: there is no command "${command}"`);
    }
  }
}
