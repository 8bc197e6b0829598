// Replies that are written again and again, one a line, kept in this browser.

import { byId } from "./dom.js";

const KEY = "leadlight-desk:replies";

const USUAL = [
  "Hello {name}, thank you for writing. What would you like to know?",
  "Would half an hour this week suit you? I can show it to you with your own numbers.",
  "Let me find out, and I will answer within the hour.",
  "Which address may I send the details to?",
];

/** The replies as they are now. `{name}` stands for the lead's name. */
export function replies(): readonly string[] {
  return byId<HTMLTextAreaElement>("replies")
    .value.split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Puts them into the settings, where they are changed. */
export function openReplies(changed: () => void): void {
  const area = byId<HTMLTextAreaElement>("replies");
  area.value = USUAL.join("\n");
  try {
    area.value = localStorage.getItem(KEY) ?? area.value;
  } catch {
    // Blocked storage: the usual ones.
  }
  area.addEventListener("change", () => {
    try {
      localStorage.setItem(KEY, area.value);
    } catch {
      // As above: they last as long as the page.
    }
    changed();
  });
}

/** A reply for somebody whose name may not be known. */
export function filled(reply: string, name: string | undefined): string {
  if (name !== undefined) return reply.replaceAll("{name}", name);
  return reply.replace(/,?\s*\{name\}/g, "");
}
