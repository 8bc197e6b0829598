// Keeps what is done in the inspector out of the visitor's log.

import { isBusy } from "../capture/busy.js";
import { quietly } from "../safe.js";
import type { Shell } from "../shell.js";

/** Has `shell` not hear of what happens within `host`, nor of clicks while something is picked. */
export function keepApart(
  shell: Shell,
  host: HTMLElement,
  signal: AbortSignal,
  picks: () => boolean,
): void {
  const { observe, busy } = shell;
  /** Whether what is going on now began in there. */
  const isOwn = () => {
    const { event } = window;
    if (event instanceof MouseEvent && picks()) return true;
    return !!quietly(() => event?.composedPath().includes(host));
  };
  shell.observe = (name, ...rest) => {
    if (!isOwn()) observe(name, ...rest);
  };
  // Who types into a field of the inspector does not fill in a form of the page.
  shell.busy = (is) => busy(is && document.activeElement !== host);
  host.addEventListener("focusout", () => setTimeout(() => busy(isBusy())), { signal });
  signal.addEventListener("abort", () => Object.assign(shell, { observe, busy }));
}
