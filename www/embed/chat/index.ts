// What chat.js holds: the door to a vendor's chat, which is fetched in the panel's place where the config
// names a vendor, and goes on to the panel where the vendor cannot be had.

import type { Parts } from "../api.js";
import type { ChatPanel, Form, How } from "../chat-panel.js";
import type { Events } from "../events.js";
import type { Word } from "../keep/keep.js";
import { quietly } from "../safe.js";
import type { Adapter, From, Hear, Make } from "./adapter.js";
import { type Attach, makeAttach } from "./attach.js";
import { attributes, type Snapshot } from "./attributes.js";
import { settingsOf } from "./settings.js";
import { isVendor } from "./vendors.js";

/** How long (ms) what has changed is gathered before the vendor is told. */
const GATHER = 1000;

/** Makes what stands in the panel's place: it takes the same calls. */
export function makeChatPanel(parts: Parts, events: Events): ChatPanel {
  const { shell, keeper } = parts;
  const settings = settingsOf(parts.config);
  const { provider, id, fields } = settings;
  const file = (name: string) => new URL(name, parts.panel).href;

  let panel: ChatPanel | undefined;
  let panelIsOpen = false;
  /** Whether the vendor's chat is open, by which playbook, and whether the visitor has written. */
  let isOpen = false;
  let playbook = "";
  let wrote = false;
  /** Counts what was asked, so that what has waited can tell whether it still is. */
  let turn = 0;
  /** What the vendor was told last. */
  let told = "{}";
  let timer: ReturnType<typeof setTimeout> | undefined;

  const granted = () => keeper.word === "granted";

  /** Says what became of the chat, in which only what the visitor did is a signal. */
  const became = (state: "opened" | "message" | "closed", by: "visitor" | "team" | "page") => {
    const more = state === "message" ? { from: by } : {};
    // Who has not written has only sent it away.
    const seen = state === "closed" ? (wrote ? undefined : "dismissed") : state;
    if (seen && by === "visitor") {
      shell.observe("chat", { state: seen, playbook, vendor: provider });
    }
    if (state === "closed") shell.chatClosed();
    events.tell("chat", { state, playbook, provider, ...more });
  };

  const end = (by: "visitor" | "page") => {
    if (!isOpen) return;
    isOpen = false;
    became("closed", by);
    playbook = "";
  };

  const hear: Hear = {
    opened() {
      if (isOpen) return;
      isOpen = true;
      wrote = false;
      quietly(() => became("opened", "visitor"));
    },
    message(from: From) {
      if (from === "visitor") wrote = true;
      quietly(() => became("message", from));
    },
    closed: () => quietly(() => end("visitor")),
  };

  /** Passes what is known of the visitor, if that is allowed and something is new. */
  const pass = (adapter: Adapter) => {
    clearTimeout(timer);
    timer = undefined;
    if (!granted() || !adapter.can.attributes) return;
    const snapshot = shell.ask("get") as Snapshot | undefined;
    if (!snapshot) return;
    const explained = shell.ask("explain", "scores");
    const now = attributes(snapshot, explained, shell.records(), fields);
    // What is not so any more is taken back.
    const before = Object.keys(JSON.parse(told)).map((name) => [name, ""]);
    const text = JSON.stringify({ ...Object.fromEntries(before), ...now });
    if (text === told) return;
    told = text;
    quietly(() => adapter.set(JSON.parse(text)));
  };

  const attached = (adapter: Adapter) => {
    quietly(() => adapter.begin(hear));
    const soon = () => {
      timer ??= setTimeout(() => quietly(() => pass(adapter)), GATHER);
    };
    for (const event of ["score", "stage"]) events.on(event, soon);
    pass(adapter);
  };

  /** The vendor, whose file is on its way; none if it cannot be had. */
  const vendor: Promise<{ adapter: Adapter; attach: Attach } | undefined> = (async () => {
    if (!isVendor(provider)) return undefined;
    try {
      const { make } = (await import(file(`chat-${provider}.js`))) as { make: Make };
      const adapter = make(settings);
      return { adapter, attach: makeAttach(adapter, () => attached(adapter)) };
    } catch {
      return undefined;
    }
  })();

  const seek = async () => {
    const it = await vendor;
    it?.attach.seek(granted() && !!id);
    return it;
  };

  const openPanel: ChatPanel["open"] = async (...how) => {
    const module = (await import(file("panel.js"))) as typeof import("../chat-panel.js");
    panel ??= module.makeChatPanel(parts, events);
    await panel.open(...how);
  };

  /** Opens the vendor's chat; false if it is not to be had. */
  const openVendor = async (
    { adapter }: { adapter: Adapter },
    name: string,
    said: string,
    how: How,
  ) => {
    const { greeting, draft } = adapter.can;
    const words = granted() ? said : "";
    try {
      playbook = isOpen ? playbook : name;
      pass(adapter);
      await adapter.open({
        // What a playbook says is the team's; what the page asks for is the visitor's.
        greeting: (greeting && how === "auto" && words) || undefined,
        draft: (draft && how === "asked" && words) || undefined,
      });
      hear.opened();
      return true;
    } catch {
      return false;
    }
  };

  events.on("chat", (detail) => {
    const it = detail as { state: string; provider?: string };
    if (it.provider !== provider) panelIsOpen = /^(opened|message)$/.test(it.state);
  });
  if (granted()) void seek();

  return {
    async open(name: string, message: string | undefined, how: How, form?: Form): Promise<void> {
      const mine = ++turn;
      // A form is the panel's, and so is a conversation that has begun there.
      const it = form || panelIsOpen ? undefined : await seek();
      const there = await it?.attach.comes();
      if (mine !== turn) return;
      if (it && there && (await openVendor(it, name, message ?? "", how))) return;
      await openPanel(name, message, how, form);
    },
    close(): void {
      turn++;
      panel?.close();
      if (!isOpen) return;
      void vendor.then((it) => quietly(() => it?.adapter.close()));
      end("page");
    },
    consent(word: Word): void {
      panel?.consent(word);
      if (word === "granted") void seek();
    },
  };
}
