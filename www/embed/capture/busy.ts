// Whether the visitor is busy: typing, in a dialog, or looking elsewhere. A chat does not open then.

import { attribute, closest, matches } from "./dom.js";
import type { Kit } from "./types.js";

const TYPING = "input,textarea,select,[contenteditable]:not([contenteditable=false])";
/** Inputs one does not type into. */
const PRESSED = /^(button|submit|reset|image|checkbox|radio|range|color|file)$/i;
const DIALOG = "dialog[open],[aria-modal=true]:not([aria-hidden=true])";
const PANEL = "[data-leadlight-panel]";

/** Gives back what looks again, as it does every second; it says only what has changed. */
export function watchBusy({ on, observer, beats }: Kit) {
  let busy = false;
  const check = () => {
    const now = isBusy();
    if (now === busy) return;
    busy = now;
    observer.busy(now);
  };
  on("focusin focusout visibilitychange", check);
  beats.push(check);
  return check;
}

export const isBusy = () => document.hidden || types() || inDialog();

function types(): boolean {
  let active = document.activeElement;
  if (closest(active, PANEL)) return false;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return !!active && matches(active, TYPING) && !PRESSED.test(attribute(active, "type") ?? "");
}

function inDialog(): boolean {
  return [...document.querySelectorAll<HTMLElement>(DIALOG)].some(
    (it) =>
      it.offsetWidth &&
      it.offsetHeight &&
      getComputedStyle(it).visibility !== "hidden" &&
      !closest(it, PANEL),
  );
}
