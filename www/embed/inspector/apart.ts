// Keeps what is done in the inspector, and with what it shows, out of the visitor's log.

import { isBusy } from "../capture/busy.js";
import { closest } from "../capture/dom.js";
import type { Shell } from "../shell.js";

/** What of the page shows an offer in a slot. */
const OFFERS = "[data-leadlight-slot][data-leadlight-offer]";

/**
 * Has `shell` not hear of what happens within `host`, of clicks while something is picked, nor of those on
 * what is forced.
 */
export function keepApart(
  shell: Shell,
  host: HTMLElement,
  signal: AbortSignal,
  picks: () => boolean,
  forces: () => boolean,
): void {
  const { observe, busy } = shell;
  /** Whether what is going on now began in there. */
  const isOwn = () => {
    const { event } = window;
    const path = event?.composedPath() ?? [];
    if (!(event instanceof MouseEvent)) return path.includes(host);
    const isForced = forces() && !!closest(path[0] ?? null, OFFERS);
    return isForced || picks() || path.includes(host);
  };
  shell.observe = (name, ...rest) => {
    if (!isOwn()) observe(name, ...rest);
  };
  // Who types into a field of the inspector does not fill in a form of the page.
  shell.busy = (is) => busy(is && document.activeElement !== host);
  host.addEventListener("focusout", () => setTimeout(() => busy(isBusy())), { signal });
  signal.addEventListener("abort", () => Object.assign(shell, { observe, busy }));
}
