// The conversation with a lead: what was said, and where to answer. It is filled anew, never made anew.

import { filled, replies } from "../canned.js";
import { el, said } from "../dom.js";
import { firstOf, type Lead } from "../lead.js";
import type { Talk, TalkLine } from "../talk/talk.js";
import { when } from "../when.js";
import { card } from "./card.js";

export interface TalkCard {
  readonly element: HTMLElement;
  show(lead: Lead, talk: Talk | undefined): void;
}

export function openTalkCard(say: (talk: Talk, text: string) => void): TalkCard {
  let talk: Talk | undefined;
  let name: string | undefined;
  const rows = new Map<string, { row: HTMLElement; state: HTMLElement }>();
  const log = el("div", { class: "talk-log", role: "log", "aria-label": "Conversation" });
  const presence = el("p", { class: "muted talk-presence", role: "status" });
  const text = el("textarea", { id: "reply", rows: "2", dir: "auto", "aria-label": "Your answer" });
  const canned = el("select", { id: "canned", "aria-label": "Ready-made replies" });
  const form = el(
    "form",
    { class: "talk-form", onsubmit: send },
    text,
    el(
      "div",
      { class: "talk-send" },
      el("button", { type: "submit", class: "button" }, "Send"),
      canned,
    ),
  );
  const element = card("Conversation", log, presence, form);
  element.classList.add("talk");

  canned.addEventListener("change", () => {
    const reply = replies()[Number(canned.value)];
    if (reply !== undefined) text.value = [text.value.trim(), filled(reply, name)].join(" ").trim();
    canned.value = "";
    text.focus();
  });
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    send(event);
  });

  function send(event: Event): void {
    event.preventDefault();
    const words = text.value.trim();
    if (!talk || words === "") return;
    text.value = "";
    say(talk, words);
    text.focus();
  }

  function rowOf(line: TalkLine) {
    const known = rows.get(line.id);
    if (known) return known;
    const state = el("span", { class: "muted" });
    const who = line.from === "desk" ? "You" : "Visitor";
    const row = el(
      "div",
      { class: `talk-line from-${line.from}` },
      el("p", { class: "muted meta" }, el("b", {}, who), " ", when(line.at), " ", state),
      el("p", { class: "talk-text" }, said(line.text)),
    );
    const made = { row, state };
    rows.set(line.id, made);
    log.append(row);
    log.scrollTop = log.scrollHeight;
    return made;
  }

  return {
    element,
    show(lead, now) {
      talk = now;
      name = firstOf(lead.handoffs[0].traits, ["firstName", "name"])?.split(" ")[0];
      element.hidden = !now;
      if (!now) return;
      for (const line of now.lines) {
        const { state } = rowOf(line);
        const words = line.from === "visitor" ? "" : line.isThere ? "· there" : "· waits for them";
        if (state.textContent !== words) state.textContent = words;
      }
      const here = now.isHere
        ? "They are on the site now."
        : "They have left the page. What you write is kept, and reaches them if they come back in this visit.";
      if (presence.textContent !== here) presence.textContent = here;
      const options = replies();
      if (canned.options.length === options.length + 1) return;
      canned.replaceChildren(
        el("option", { value: "" }, "Ready-made…"),
        ...options.map((reply, at) => el("option", { value: String(at) }, filled(reply, name))),
      );
    },
  };
}
