// What stands in the place of a form once it was sent: another try, or another form.

import { button, make } from "./dom.js";
import type { Kind } from "./options.js";
import { deliver, entries, reopen, type State, undelivered } from "./state.js";
import type { Texts } from "./text.js";

export interface Outcome {
  readonly element: HTMLElement;
  /** `sent`: whether it stands in the place of the form, or may add to it. */
  refresh(sent: boolean): void;
  /** The button to go on with. */
  first(): HTMLElement;
}

/** `next` moves the focus to where the visitor goes on, when a button has done its work. */
export function makeOutcome(kind: Kind, state: State, texts: Texts, next: () => void): Outcome {
  const failed = () => entries(state, kind).filter(undelivered);
  const retry = button("submit", texts.retry, () => {
    for (const entry of failed()) deliver(state, entry);
    // The button went away while it is tried: the focus must not fall out of the panel with it.
    if (retry.hidden) next();
  });
  const more = button("more", "", () => {
    reopen(state, kind);
    next();
  });

  const element = make("div", "outcome", {}, retry, more);

  return {
    element,
    refresh(sent) {
      const any = failed().length > 0;
      // While what failed is put differently, sending it as it was would only confuse.
      retry.hidden = !any || state.again.get(kind) !== undefined;
      more.hidden = !sent;
      more.textContent = any ? texts.edit : texts[`${kind}Again`];
      element.hidden = retry.hidden && more.hidden;
    },
    first: () => (retry.hidden ? more : retry),
  };
}
