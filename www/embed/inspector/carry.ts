// Has the links of the page to other pages of the site lead to the inspector there, too: each in the
// moment of the click, and never longer.

import { closest } from "../capture/dom.js";
import { quietly } from "../safe.js";
import type { Inside } from "./inside.js";

const NAME = "leadlight";

export function carry({ write }: Inside, host: HTMLElement, signal: AbortSignal): void {
  const turn = (event: Event) => {
    const path = event.composedPath();
    const link = closest(path[0] ?? null, "a[href]");
    if (!(link instanceof HTMLAnchorElement) || path.includes(host)) return;
    const before = link.getAttribute("href");
    const url = quietly(() => new URL(link.href));
    // Where it stays on this page there is nothing to carry on.
    const here = location.href.replace(/#.*/, "");
    if (url?.origin !== location.origin || link.download || url.href.replace(/#.*/, "") === here) {
      return;
    }
    if (before === null || before.startsWith("#") || url.searchParams.has(NAME)) return;
    url.searchParams.set(NAME, "inspect");
    write(link, "href", url.href);
    setTimeout(() => link.getAttribute("href") === url.href && write(link, "href", before));
  };
  for (const type of ["click", "auxclick"]) {
    addEventListener(type, (event) => quietly(() => turn(event)), { capture: true, signal });
  }
}
