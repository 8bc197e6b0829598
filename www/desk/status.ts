// The small label in the corner that says whether the desk hears of new leads.

import { byId } from "./dom.js";
import type { Status } from "./feed.js";

const WORDS: Readonly<Record<Status["state"], string>> = {
  connecting: "Connecting…",
  live: "Live",
  polling: "Every 15 s",
  absent: "No inbox",
  offline: "Offline",
  lost: "Reconnecting…",
  failed: "Inbox error",
};

export function showStatus({ state, why }: Status): void {
  const element = byId("status");
  element.dataset.state = state;
  element.textContent = WORDS[state];
  element.title =
    why ??
    (state === "polling"
      ? "The inbox has no stream, so the desk looks into it every 15 seconds."
      : "");
}
