// Whether the visitor is busy: typing, in a dialog, or looking elsewhere. A chat does not open then.

import { attribute, closest, matches } from "./dom.js";
import type { Kit } from "./types.js";

const TYPING = "input,textarea,select,[contenteditable]:not([contenteditable=false])";
/** Inputs one does not type into. */
const PRESSED = /^(button|submit|reset|image|checkbox|radio|range|color|file)$/i;
const DIALOG = "dialog[open],[aria-modal=true]:not([aria-hidden=true])";
const PANEL = "[data-leadlight-panel]";

/**
 * Looks every second, and says only what has changed. Gives back what is called when the page begins: until
 * then nothing may come up, as what the visitor closed on another page may still have to be read.
 */
export function watchBusy({ on, observer, beats }: Kit) {
  let begun = false;
  let busy = true;
  observer.busy(busy);
  const check = () => {
    const now = !begun || isBusy();
    if (now === busy) return;
    busy = now;
    observer.busy(now);
  };
  on("focusin focusout visibilitychange", check);
  beats.push(check);
  return () => {
    begun = true;
    check();
  };
}

export const isBusy = () => document.hidden || types() || inDialog();

function types(): boolean {
  let active = document.activeElement;
  if (closest(active, PANEL)) return false;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return !!active && matches(active, TYPING) && !PRESSED.test(attribute(active, "type") ?? "");
}

/** Whether a dialog of the page can be seen. */
export function inDialog(): boolean {
  return [...document.querySelectorAll<HTMLElement>(DIALOG)].some(
    (it) =>
      it.offsetWidth &&
      it.offsetHeight &&
      getComputedStyle(it).visibility !== "hidden" &&
      !closest(it, PANEL),
  );
}
