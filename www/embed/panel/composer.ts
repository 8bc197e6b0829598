// Where the visitor writes in a conversation: Enter sends, Shift and Enter begin a new line.

import { button, make } from "./dom.js";
import { fill } from "./language.js";
import { choose } from "./standing.js";
import { type State, wellFormed } from "./state.js";
import type { Texts } from "./text.js";

export interface Composer {
  /** Where to write, and what is said about that. */
  readonly elements: readonly [form: HTMLElement, note: HTMLElement];
  readonly control: HTMLElement;
  refresh(): void;
}

/** The longest line that is sent, in UTF-16 units. Typing is never cut short, only pointed out. */
const LONGEST = 4000;

/** `leave` is called when the visitor would rather leave a message. */
export function makeComposer(state: State, texts: Texts, leave: () => void): Composer {
  const about = { id: "chat-line", rows: "2", dir: "auto", placeholder: texts.message };
  const control = make("textarea", "input", { ...about, "aria-label": texts.message });
  const error = make("p", "error", { id: "chat-error" });
  const send = make("button", "submit", { type: "submit" }, texts.chatSend);
  const other = button("link", texts.chatLeave, () => {
    choose(state, false);
    leave();
  });
  const note = make("p", "note");
  const element = make(
    "form",
    "composer",
    { novalidate: "" },
    control,
    error,
    make("div", "send", {}, send, other),
  );

  const say = (text: string) => {
    error.textContent = text;
    error.hidden = !text;
    control.toggleAttribute("aria-invalid", Boolean(text));
    if (text) {
      control.setAttribute("aria-invalid", "true");
      control.setAttribute("aria-describedby", error.id);
    } else {
      control.removeAttribute("aria-describedby");
    }
  };
  say("");

  const fault = () => {
    const over = control.value.trim().length - LONGEST;
    return over > 0 ? fill(texts.tooLong, { over }) : "";
  };

  const submit = () => {
    const text = wellFormed(control.value.trim());
    say(text ? fault() : texts.messageMissing);
    control.focus();
    if (!text || fault()) return;
    control.value = "";
    state.drafts.delete("message");
    state.options.live?.say(text);
  };

  control.addEventListener("input", () => {
    state.drafts.set("message", control.value);
    if (control.hasAttribute("aria-invalid")) say(fault());
  });
  control.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });

  return {
    elements: [element, note],
    control,
    refresh() {
      note.textContent = fill(texts.chatNote, { team: state.options.live?.team || texts.team });
      const draft = state.drafts.get("message") ?? "";
      if (control.value !== draft) control.value = draft;
    },
  };
}
