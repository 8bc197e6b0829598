// A place of our own in the page: a shadow root that the page's styles and shortcuts do not reach.

import { make } from "./dom.js";

export interface Host {
  readonly element: HTMLElement;
  /** Puts it into the page, also after a framework replaced the body that held it. */
  attach(): void;
  /** Has screen readers say something once they are done with what they say. */
  announce(...words: string[]): void;
  /** Moves the focus to `target`, and remembers where it was. */
  focus(target: HTMLElement): void;
  /** Takes it out of the page, and gives the focus back if it had it. */
  remove(): void;
}

/** Makes one that is marked with the attribute `mark`, of which there is one a page. */
export function makeHost(
  mark: string,
  styles: CSSStyleSheet,
  content: HTMLElement,
  tag: string,
): Host {
  // No custom element: its name would stay registered in the page for good.
  const element = make("div", "", { [mark]: "" });
  const root = element.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [styles];
  const status = make("div", "unseen", { role: "status", lang: tag });
  root.append(content, status);
  // From outside, what is typed here seems typed into a `<div>`: a page's shortcuts would fire.
  for (const type of ["keydown", "keypress", "keyup"]) {
    element.addEventListener(type, (event) => event.stopPropagation());
  }
  /** Where the focus was before it came here. */
  let opener: Element | null = null;
  element.addEventListener("focusin", ({ relatedTarget }) => {
    if (relatedTarget instanceof Element && relatedTarget !== element) opener = relatedTarget;
  });

  return {
    element,
    attach() {
      // What is outside a modal dialog of the page cannot be used, so it goes inside.
      const modal = document.activeElement?.closest("dialog:modal");
      const parent = modal ?? document.body;
      if (element.isConnected && element.parentNode === parent) return;
      document.querySelector(`[${mark}]`)?.remove();
      parent.append(element);
    },
    announce(...words) {
      // A live region has to be in the page a moment before its text is, to be heard at all.
      setTimeout(() => status.append(...words), 150);
    },
    focus(target) {
      const before = activeElement();
      target.focus({ preventScroll: true });
      if (before && before !== document.body && !content.contains(before)) opener = before;
    },
    remove() {
      const within = document.activeElement === element;
      element.remove();
      // Only a focus that was in it is given back; one elsewhere in the page is not taken.
      if (within && opener instanceof HTMLElement && opener.isConnected) {
        opener.focus({ preventScroll: true });
      }
    },
  };
}

/** What has the focus, also inside a component of the page. */
function activeElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
