// The dialog as a whole: its parts, in reading order, and which of them show.

import { button, cross, make } from "./dom.js";
import { fieldsOf } from "./fields.js";
import { makeForm } from "./form.js";
import { makeLog } from "./log.js";
import type { Kind } from "./options.js";
import { makeOutcome } from "./outcome.js";
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
  const body = make(
    "div",
    "body",
    {},
    log.element,
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
    make("div", "header", {}, title, close),
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
        element.hidden = state.tab !== kind;
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

  function refresh(): void {
    log.refresh();
    tabs.select(state.tab);
    for (const page of pages) page.refresh();
    ways.refresh();
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
    first: () => pages.find((page) => page.kind === state.tab)?.first() ?? dialog,
  };
}
