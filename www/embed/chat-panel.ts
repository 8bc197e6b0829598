// What panel.js holds: the chat panel, and what becomes of what is written in it.

import type { Parts } from "./api.js";
import { objectOf } from "./config.js";
import type { Events } from "./events.js";
import type { Word } from "./keep/keep.js";
import { makePanelLive } from "./live/index.js";
import { open as show } from "./panel/index.js";
import type { Panel, PanelOptions } from "./panel/options.js";
import { known, makeSend } from "./send.js";

/** A form of the panel. */
export type Form = "callback" | "message";

/**
 * `auto`: a playbook opens it. `asked`: the visitor does. `resumed`: a conversation goes on that was begun on
 * a page before.
 */
export type How = "auto" | "asked" | "resumed";

/** The panel, or the door to a vendor's chat in its place. */
export interface ChatPanel {
  open(playbook: string, message: string | undefined, how: How, form?: Form): void | Promise<void>;
  close(): void;
  consent(word: Word): void;
}

export function makeChatPanel(parts: Parts, events: Events): ChatPanel {
  const { shell, keeper, config } = parts;
  const lang = document.documentElement.lang || navigator.language;
  let panel: Panel | undefined;
  let isOpen = false;
  const live = makePanelLive(
    parts,
    events,
    () => panel?.update({ live: live.now() }),
    // They asked, and closed the panel meanwhile.
    () => {
      if (!isOpen && document.visibilityState === "visible") open("", undefined, "auto");
    },
  );
  const send = makeSend(parts, events, () => {
    live.give();
    return true;
  });

  /** Says what became of the chat, in which only what the visitor did is a signal. */
  function became(state: "opened" | "dismissed" | "done", playbook: string): void {
    const detail = { state, playbook };
    if (state !== "done") shell.observe("chat", detail);
    if (state !== "opened") shell.chatClosed();
    events.tell("chat", detail);
  }

  function options(playbook: string, message: string | undefined): PanelOptions {
    const settings = objectOf(config["chat"]);
    const ways: Pick<PanelOptions, "phone" | "meeting" | "mail"> = {};
    for (const way of ["phone", "meeting", "mail"] as const) {
      const it = settings[way];
      if (it) ways[way] = `${it}`;
    }
    return {
      lang,
      ...(message ? { message } : {}),
      ...ways,
      known: known(parts),
      consent: keeper.word,
      live: live.now(),
      send,
      closed(how) {
        isOpen = false;
        leave();
        became(how, playbook);
      },
    };
  }

  function open(playbook: string, message: string | undefined, how: How, form?: Form): void {
    if (how === "resumed") {
      void resume();
      return;
    }
    panel = show({ ...options(playbook, message), ...(form ? { form } : {}) }, how);
    if (!isOpen) became("opened", playbook);
    isOpen = true;
    void live.begin().then(() => live.isUnderWay() && live.show(true));
  }

  /** Goes on with a conversation: where it was on the screen it is again, unless that is small. */
  async function resume(): Promise<void> {
    await live.begin();
    const isSmall = matchMedia("(max-width: 480px)").matches;
    if (isOpen) return;
    if (live.isUnderWay() && live.wasOpen() && !isSmall) open("", undefined, "auto");
    else leave();
  }

  /** A connection that nobody has used is let go of; an answer to what was said may still come. */
  function leave(): void {
    live.show(false);
    if (!live.isUnderWay()) live.end();
  }

  return {
    open,
    close(): void {
      if (!isOpen) return;
      isOpen = false;
      panel?.close();
      leave();
      became("done", "");
    },
    consent(consent: Word): void {
      if (consent === "denied") live.end();
      panel?.update({ consent, live: live.now() });
      if (consent === "granted" && isOpen) void live.begin();
    },
  };
}
