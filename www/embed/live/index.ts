// Ties a conversation to the page: when there is one, what the panel shows of it, and what follows from it.

import type { Parts } from "../api.js";
import type { Events } from "../events.js";
import type { Live } from "../panel/options.js";
import { type Conversation, startConversation } from "./conversation.js";
import { leadOf } from "./lead.js";
import type { Outcome, TransportModule } from "./line.js";
import { liveSettings } from "./settings.js";

/** What sales made of a lead, as GA4 calls it. */
const ANALYTICS: Readonly<Record<Outcome, string>> = {
  working: "working_lead",
  qualified: "qualify_lead",
  disqualified: "disqualify_lead",
  customer: "close_convert_lead",
};

export interface PanelLive {
  /** The conversation for the panel to show; nothing where there is none, or not yet. */
  now(): Live | undefined;
  /** Begins it, as soon as the visitor allows that. Resolves when what was said before is there. */
  begin(): Promise<void>;
  /** Whether the visitor has said something in it. */
  isUnderWay(): boolean;
  /** Whether it was on the screen when the last page was left. */
  wasOpen(): boolean;
  /** The panel is open now, or no longer: the next page goes on with it if there is a conversation in it. */
  show(isOpen: boolean): void;
  /** What has not been answered went out as a message. */
  give(): void;
  /** Ends it, and forgets it. */
  end(): void;
}

/** `changed` is called after every change, `answered` when there is an answer. */
export function makePanelLive(
  parts: Parts,
  events: Events,
  changed: () => void,
  answered: () => void,
): PanelLive {
  const { shell, keeper, config, panel } = parts;
  const settings = liveSettings(parts);
  const site = shell.settings?.site ?? "";
  let conversation: Conversation | undefined;
  let beginning: Promise<void> | undefined;

  function outcome(what: Outcome, reason: string): void {
    const before = shell.traits()["disqualifiedReason"];
    const disqualifiedReason = reason.slice(0, 200) || null;
    const why = before || disqualifiedReason ? { disqualifiedReason } : {};
    shell.observe("identify", { lifecycle: what, ...why });
    events.tell("chat", { state: "outcome", outcome: what, ...(reason ? { reason } : {}) });
    if (!events.dataLayer) return;
    const scope = window as unknown as { dataLayer?: unknown[] };
    scope.dataLayer = scope.dataLayer ?? [];
    const more = reason && what === "disqualified" ? { disqualified_lead_reason: reason } : {};
    scope.dataLayer.push({ event: ANALYTICS[what], ...more });
  }

  function start({ transport, patience }: NonNullable<typeof settings>): Promise<void> {
    const { session } = shell.ask("get") as { session?: { startedAt?: string | number } };
    conversation = startConversation({
      site,
      config: config["chat"],
      patience,
      since: new Date(session?.startedAt ?? Date.now()).getTime() || Date.now(),
      load: () => import(new URL(`${transport}.js`, panel).href) as Promise<TransportModule>,
      lead: () => leadOf(shell, config),
      changed,
      answered() {
        events.tell("chat", { state: "message", from: "team" });
        answered();
      },
      outcome,
      failed(error) {
        const message = `the chat cannot be reached: ${error}`;
        console.warn(`Leadlight: ${message}`);
        events.tell("error", { message });
      },
    });
    return conversation.joined;
  }

  return {
    now() {
      if (!settings || !conversation || conversation.isOver()) return undefined;
      const { lines, standing } = conversation;
      return {
        team: settings.team,
        standing,
        isLate: conversation.isLate(),
        lines,
        say(text) {
          const isFirst = !lines.some(({ from }) => from === "me");
          if (isFirst) shell.observe("chat", { state: "started", vendor: "panel" });
          conversation?.say(text);
          conversation?.show(true);
          events.tell("chat", { state: "message", from: "visitor" });
        },
      };
    },
    begin() {
      if (!settings || keeper.word !== "granted") return Promise.resolve();
      if (conversation?.isOver()) beginning = undefined;
      beginning ??= new Promise<void>((done) => {
        keeper.held(() => start(settings).then(done, done));
      });
      return beginning;
    },
    isUnderWay: () => Boolean(conversation?.lines.some(({ from }) => from === "me")),
    wasOpen: () => Boolean(conversation?.wasOpen()),
    show: (isOpen) => conversation?.show(isOpen),
    give: () => conversation?.give(),
    end() {
      conversation?.end();
      conversation = beginning = undefined;
    },
  };
}
