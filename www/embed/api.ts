// The commands of `leadlight(command, …)`: what waits until the engine is there, then runs in order.

import { closest } from "./capture/dom.js";
import type { capture } from "./capture/index.js";
import type { ChatPanel, Form, How } from "./chat-panel.js";
import { objectOf, type Rough } from "./config.js";
import type { Events } from "./events.js";
import { isWord, type Keeper, type Word } from "./keep/keep.js";
import type { Outbox } from "./keep/outbox.js";
import type { LogRecord } from "./messages.js";
import type { Plays } from "./plays/index.js";
import type { Shell } from "./shell.js";

/** The parts of a running Leadlight. */
export interface Parts {
  readonly shell: Shell;
  readonly keeper: Keeper;
  readonly outbox: Outbox;
  readonly eyes: ReturnType<typeof capture>;
  /** The config, as it stands in the file. */
  readonly config: Rough;
  readonly playbooks: Rough;
  /** Gives a text of the config as the visitor reads it; `null` if it is none. */
  say(text: unknown): string | null;
  /** Whether the chat is a vendor's, which the visitor may open without us. */
  readonly vendor: boolean;
  /** Where the chat lies: panel.js, or chat.js in its place. The other files are beside it. */
  readonly panel: string;
}

export type Api = ReturnType<typeof makeApi>;

function wordOf(it: unknown): Word {
  if (isWord(it)) return it;
  throw new Error(`${it} is no word on consent`);
}

/** One Leadlight on one page. */
export function makeApi(events: Events) {
  let parts: Parts | undefined;
  let chat: ChatPanel | undefined;
  let plays: Plays | undefined;
  let off = false;
  /** Whether the page has said the visitor's word by `consent`. */
  let spoken = false;
  const waiting: { args: readonly unknown[]; time: number }[] = [];

  /** Takes a command now, or as soon as the engine is there. */
  const call = (args: readonly unknown[], time = Date.now()): unknown => {
    const [command, ...rest] = args;
    if (off) return undefined;
    spoken ||= command === "consent" && isWord(rest[0]) && rest[0] !== "pending";
    // Listening needs no engine, and must not miss what happens while it comes.
    if (command === "on") return events.on(String(rest[0]), rest[1] as () => void);
    if (command === "off") return events.off(String(rest[0]), rest[1] as () => void);
    if (!parts) {
      waiting.push({ args, time });
      return undefined;
    }
    try {
      return perform(parts, String(command), rest, time);
    } catch (error) {
      // What the page gave made no sense; that is no reason to stop the page.
      console.warn(`Leadlight: "${String(command)}" could not be done:`, error);
      return undefined;
    }
  };

  /** Fetches the chat: the panel, or the door to the vendor in its place. */
  const come = async (parts: Parts): Promise<ChatPanel> => {
    const module = (await import(parts.panel)) as typeof import("./chat-panel.js");
    chat ??= module.makeChatPanel(parts, events);
    return chat;
  };

  /** Does what a playbook does, as soon as that is possible. */
  const play = async (playbook: string, what: Rough, how: How): Promise<void> => {
    if (!parts) return events.on("ready", () => void play(playbook, what, how));
    const { chat: words, form } = what;
    const kind = objectOf(form)["kind"] ?? form;
    const isChat = words || /^(callback|message)$/.test(`${kind}`) || !Object.keys(what).length;
    try {
      if (!isChat) {
        const url = new URL("plays.js", parts.panel).href;
        plays ??= ((await import(url)) as typeof import("./plays/index.js")).makePlays(
          parts,
          events,
        );
        if (how === "asked") chat?.close();
        await plays.play(playbook, what, how);
        return;
      }
      const message = parts.say(objectOf(words)["message"] ?? objectOf(form)["text"]) ?? undefined;
      await (await come(parts)).open(playbook, message, how, kind as Form);
    } catch (error) {
      parts.shell.chatClosed();
      const part = isChat ? "chat" : "playbook";
      events.tell(part, { state: "failed", playbook });
      const message = `the ${part} could not be loaded: ${error}`;
      console.warn(`Leadlight: ${message}`);
      events.tell("error", { message });
    }
  };

  /** Goes on with a conversation of the page before. */
  const resume = (): void => {
    if (parts?.keeper.talks && !parts.vendor) void play("", {}, "resumed");
  };

  /** A call to action may do something instead of following its link: `chat`, `form:callback`, `playbook:x`. */
  const onClick = (event: MouseEvent): void => {
    // Through shadow roots, where what playbooks show is.
    const marked = closest(event.composedPath()[0] ?? null, "[data-leadlight-action]");
    if (!marked || event.defaultPrevented) return;
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const [kind, id = {}] = (marked.getAttribute("data-leadlight-action") ?? "").split(":");
    if (kind === "playbook") {
      play(`${id}`, objectOf(objectOf(parts?.playbooks[`${id}`])["do"]), "asked");
    } else play("", { [kind ?? ""]: id }, "asked");
  };

  const perform = (
    { shell, keeper, outbox, eyes }: Parts,
    command: string,
    [first, second]: readonly unknown[],
    time: number,
  ): unknown => {
    const word = first === undefined ? "" : String(first);
    switch (command) {
      case "page":
        return eyes.page((first ?? {}) as object);
      case "track":
        return shell.observe(word, { path: eyes.path(), ...(second as object) }, time);
      case "identify": {
        const traits = typeof first === "object" ? first : { ...(second as object), id: first };
        return shell.observe("identify", { ...traits }, time);
      }
      case "consent":
        return keeper.consent(wordOf(first));
      case "get":
        return {
          ...(shell.ask("get") as object),
          consent: keeper.word,
          outbox: outbox.list(),
        };
      case "explain":
        return shell.ask("explain", word);
      case "openChat":
        return play("", { chat: { message: word } }, "asked");
      case "closeChat":
        return chat?.close();
      case "handoff":
        return shell.handOff({ ...(first as object) });
      case "export": {
        const { visitor, configHash } = shell.ask("get") as Record<string, unknown>;
        return { version: 1, visitor, configHash, log: shell.records() };
      }
      case "import": {
        const { visitor, log } = (typeof first === "string" ? JSON.parse(first) : first) as {
          visitor?: unknown;
          log?: unknown;
        };
        const records = Array.isArray(log) ? (log as LogRecord[]) : [];
        if (visitor) shell.visitor(String(visitor));
        shell.merge(records);
        for (const record of records) if (record?.id) keeper.record(record);
        return undefined;
      }
      case "reset":
        return keeper.reset();
      default:
        return console.warn(`Leadlight: there is no command "${command}"`);
    }
  };

  return {
    call,
    play,

    /** The last word on consent among the calls that wait: it counts from the start. */
    queuedConsent(): Word | undefined {
      const words = waiting.filter(({ args }) => args[0] === "consent");
      return words
        .map(({ args }) => args[1])
        .filter(isWord)
        .pop();
    },

    hasSpoken: () => spoken,

    /** Tells the chat how consent stands; a vendor's is there from the moment that consent allows. */
    consent(word: Word): void {
      if (word === "granted" && parts?.vendor) come(parts).catch(() => {});
      chat?.consent(word);
      plays?.consent();
      if (word === "granted") resume();
    },

    /** Takes the parts, and runs what waited. */
    run(running: Parts): void {
      if (off) return;
      parts = running;
      for (const { args, time } of waiting.splice(0)) call(args, time);
      document.addEventListener("click", onClick);
      events.tell("ready", call(["get"]) as object | undefined);
    },

    isOff: () => off,

    /** Stops for good; false if it had already. */
    stop(): boolean {
      const first = !off;
      off = true;
      waiting.length = 0;
      document.removeEventListener("click", onClick);
      return first;
    },
  };
}
