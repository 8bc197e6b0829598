// What local.js holds: the conversation with a sales desk that is open in the same browser, on the same origin.

import { quietly } from "../safe.js";
import { type About, type Hears, isOutcome, LONGEST, type Transport } from "./line.js";

/** Where pages and desks of an origin meet. */
export const CHANNEL = "leadlight:desk";

/** How long (ms) a desk may take to say that it is there. */
const PATIENCE = 1500;

/** How often (ms) it is asked: one that is closed cannot always say so. */
const PERIOD = 4000;

/** What a page says: the whole conversation, each time. It is short, and none of it can be missed. */
export interface FromPage {
  readonly from: "page";
  readonly conversation: string;
  readonly lead: unknown;
  readonly lines: readonly { id: string; from: string; text: string; at: number }[];
  /** The page is being left. */
  readonly is?: "gone";
}

/** What a desk says: that it is there or goes, and to one conversation what it has and what it says. */
export interface FromDesk {
  readonly from: "desk";
  readonly is?: "here" | "gone";
  readonly conversation?: string;
  /** The ids of the visitor's lines that it has. */
  readonly has?: readonly string[];
  readonly line?: { readonly id: string; readonly text: string; readonly at: number };
  readonly outcome?: { readonly lifecycle: string; readonly reason?: string };
}

export function connect(_config: unknown, about: About, hears: Hears): Transport {
  const channel = new BroadcastChannel(CHANNEL);
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the desk that is there has the conversation. */
  let isTold = false;

  const tell = () => {
    const lines = about
      .lines()
      .filter(({ status }) => status !== "given")
      .map(({ id, from, text, at }) => ({ id, from, text, at }));
    const { id: conversation } = about;
    const message: FromPage = { from: "page", conversation, lead: about.lead(), lines };
    quietly(() => channel.postMessage(message));
    isTold = true;
  };

  /** Asks whether a desk is there, and says nothing of the visitor. */
  const ask = () => {
    wait();
    quietly(() => channel.postMessage({ from: "page" }));
  };

  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isTold = false;
      hears.standing("nobody");
    }, PATIENCE);
  };

  channel.onmessage = ({ data }) =>
    quietly(() => {
      const { from, is, conversation, has, line, outcome } = (data ?? {}) as FromDesk;
      if (from !== "desk") return;
      if (is === "gone") {
        // Another desk may be there still.
        isTold = false;
        ask();
        return;
      }
      clearTimeout(timer);
      timer = setTimeout(ask, PERIOD);
      hears.standing("open");
      if (is === "here" && !isTold && about.lines().length) tell();
      if (conversation !== about.id) return;
      for (const id of Array.isArray(has) ? has : []) hears.became(String(id), "sent");
      if (outcome && isOutcome(outcome.lifecycle)) {
        hears.outcome(outcome.lifecycle, String(outcome.reason ?? ""));
        // The desk sees by it that the page knows.
        tell();
      }
      const { id, text, at } = line ?? {};
      if (typeof id !== "string" || typeof text !== "string" || !text.trim()) return;
      hears.said({ id, text: text.trim().slice(0, LONGEST), at: Number(at) || Date.now() });
      // The desk hears by it that the line is here.
      tell();
    });

  hears.standing("connecting");
  ask();

  return {
    send() {
      tell();
      wait();
    },
    close() {
      clearTimeout(timer);
      const gone = { from: "page", conversation: about.id, is: "gone" };
      quietly(() => channel.postMessage(gone));
      channel.close();
    },
  };
}
