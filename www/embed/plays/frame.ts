// The frame of what a playbook shows: its heading and close button, its place in the page, the keyboard.

import { inDialog } from "../capture/busy.js";
import type { How } from "../chat-panel.js";
import { button, cross, make } from "../panel/dom.js";
import { makeHost } from "../panel/host.js";
import { watch } from "../panel/watch.js";
import { styleSheet } from "./style.js";
import type { Language } from "./text.js";
import type { Kind, View } from "./view.js";

/** Shows `view`; gives back its element, and what takes it away. */
export function show(
  kind: Kind,
  { title, label, content, first }: View,
  { texts, tag, page, dir }: Language,
  how: How,
  dismiss: () => void,
) {
  const close = button("close", "", dismiss);
  close.setAttribute("aria-label", texts.close);
  close.append(cross());
  const heading = title ? make("h2", "title", { id: "title", lang: page }, title) : undefined;
  const isBar = kind === "bar";
  const body = make("div", "body", {}, ...(isBar ? [heading] : []), ...content);
  const panel = make(
    "div",
    `panel ${kind}`,
    {
      // What answers are given to is a dialog; what only offers is a part of the page.
      role: kind === "form" || kind === "survey" ? "dialog" : "region",
      ...(heading ? { "aria-labelledby": heading.id } : { "aria-label": label }),
      lang: tag,
      dir,
      tabindex: "-1",
    },
    ...(isBar ? [body, close] : [make("div", "header", {}, heading, close), body]),
  );
  const host = makeHost("data-leadlight-plays", styleSheet(), panel, tag);

  const onKey = (event: KeyboardEvent) => {
    // Escape ends a composition, or closes what the page has open, first.
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
    const own = event.currentTarget === panel;
    if (!own && inDialog()) return;
    if (own) event.preventDefault();
    dismiss();
  };
  panel.addEventListener("keydown", onKey);
  // It may lie over what has the focus in the page, which has to be got at without leaving it.
  document.addEventListener("keydown", onKey);

  host.attach();
  const stop = watch(panel, host.element);
  if (how === "auto") host.announce(texts.opened, " ", title ?? label);
  // With a finger, the keyboard would cover it at once: all of it comes first.
  else host.focus((!matchMedia("(pointer: coarse)").matches && first()) || panel);

  return {
    panel,
    remove() {
      document.removeEventListener("keydown", onKey);
      stop();
      host.remove();
    },
  };
}
