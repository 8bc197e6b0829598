// The dialog as a whole: its parts, in reading order, and which of them show.

import { makeComposer } from "./composer.js";
import { button, cross, make } from "./dom.js";
import { fieldsOf } from "./fields.js";
import { makeForm } from "./form.js";
import { makeLog } from "./log.js";
import type { Kind } from "./options.js";
import { makeOutcome } from "./outcome.js";
import { choose, standingText } from "./standing.js";
import { type Entry, entries, type State, submit } from "./state.js";
import { makeTabs } from "./tabs.js";
import type { Language } from "./text.js";
import { makeWays } from "./ways.js";

export interface View {
  readonly dialog: HTMLElement;
  refresh(): void;
  /** What takes the focus when the panel is asked for: where the visitor goes on. */
  first(): HTMLElement;
}

export function makeView(state: State, language: Language, dismiss: () => void): View {
  const { texts, tag, dir } = language;
  const close = button("close", "", dismiss);
  close.setAttribute("aria-label", texts.close);
  close.append(cross());
  const title = make("h2", "title", { id: "title" }, texts.title);
  const log = makeLog(state, language);
  const ways = makeWays(state, texts);
  const tabs = makeTabs(
    texts.choose,
    { message: texts.messageTab, callback: texts.callbackTab },
    dir,
    (kind) => {
      state.tab = kind;
      refresh();
    },
  );
  const pages = [makePage("message"), makePage("callback")];
  const composer = makeComposer(state, texts, () => {
    refresh();
    first().focus();
  });
  const standing = make("p", "standing", { role: "status" });
  const back = button("more", texts.chatReturn, () => {
    choose(state, true);
    refresh();
    composer.control.focus();
  });
  const header = make("div", "header", {}, title, close);
  const body = make(
    "div",
    "body",
    {},
    log.element,
    back,
    tabs.element,
    ...pages.map((page) => page.element),
    ways.element,
  );
  const dialog = make(
    "div",
    "panel",
    {
      role: "dialog",
      "aria-labelledby": title.id,
      "aria-describedby": log.element.id,
      lang: tag,
      dir,
      tabindex: "-1",
    },
    header,
    body,
  );

  /** A form, and what takes its place once it was sent. */
  function makePage(kind: Kind) {
    const spec = {
      kind,
      fields: fieldsOf(kind),
      intro: texts[`${kind}Intro`],
      send: texts[`${kind}Send`],
      submit: (answers: Entry["fields"]) => submit(state, kind, answers),
    };
    const form = makeForm(spec, state, texts);
    const isSent = () => entries(state, kind).length > 0 && !state.again.has(kind);
    const first = () => (isSent() ? outcome.first() : form.first());
    const outcome = makeOutcome(kind, state, texts, () => first().focus());
    const element = make(
      "div",
      "page",
      { role: "tabpanel", id: `${kind}-panel`, "aria-labelledby": `${kind}-tab` },
      outcome.element,
      form.element,
    );
    return {
      element,
      kind,
      first,
      refresh() {
        const sent = isSent();
        const within = element.contains(focused());
        const turned = form.element.hidden !== sent;
        form.refresh();
        outcome.refresh(sent);
        form.element.hidden = sent;
        element.hidden = state.isLive || state.tab !== kind;
        // The form went away under the visitor's hands: go on where it was, and show the result.
        if (turned && sent && within) {
          outcome.first().focus({ preventScroll: true });
          log.element.lastElementChild?.lastElementChild?.scrollIntoView({ block: "nearest" });
        }
      },
    };
  }

  function focused(): Element | null {
    const root = dialog.getRootNode();
    return root instanceof ShadowRoot ? root.activeElement : null;
  }

  function first(): HTMLElement {
    if (state.isLive) return composer.control;
    return pages.find((page) => page.kind === state.tab)?.first() ?? dialog;
  }

  function refresh(): void {
    const { isLive } = state;
    const { live } = state.options;
    const wasIn = composer.elements[0].contains(focused());
    log.refresh();
    say(standingText(state, texts));
    put(Boolean(live), header, standing);
    if (live) standing.dataset.standing = live.isLate ? "late" : live.standing;
    composer.refresh();
    put(isLive, log.element, ...composer.elements);
    body.toggleAttribute("data-live", isLive);
    // Whether it is of use to write there is for the visitor to say, who reads how it stands.
    back.hidden = isLive || !live || live.standing === "unreachable";
    tabs.element.hidden = isLive;
    tabs.select(state.tab);
    for (const page of pages) page.refresh();
    ways.refresh();
    // Where the visitor was writing went away: they go on where they can.
    if (wasIn && !isLive) first().focus();
  }

  /** Only what is of use is there at all: what looks for a field must not find one that is hidden. */
  function put(isThere: boolean, behind: Element, ...parts: Element[]): void {
    const are = parts[0]?.parentNode !== null;
    if (isThere && !are) behind.after(...parts);
    if (!isThere && are) for (const part of parts) part.remove();
  }

  /** Written only when it differs: a live region reads out every write. */
  function say(text: string): void {
    if (standing.textContent !== text) standing.textContent = text;
  }

  dialog.addEventListener("keydown", (event) => {
    // Escape ends a composition or closes a list first; only then does it close the panel.
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    dismiss();
  });

  return {
    dialog,
    refresh,
    first,
  };
}
