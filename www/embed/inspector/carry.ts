// Has the links of the page to other pages of the site carry on what the inspector or the studio asks
// of Leadlight there: each in the moment of the click, and never longer.

import { closest } from "../capture/dom.js";
import type { write } from "../journal.js";
import { quietly } from "../safe.js";

const NAME = "leadlight";

/** `word`: what is carried on, such as `inspect`; `host`: an element whose links are none of the page's. */
export function carry(
  writer: typeof write,
  word: string,
  host: HTMLElement | undefined,
  signal: AbortSignal,
): void {
  const turn = (event: Event) => {
    const path = event.composedPath();
    const link = closest(path[0] ?? null, "a[href]");
    if (!(link instanceof HTMLAnchorElement) || (host && path.includes(host))) return;
    const before = link.getAttribute("href");
    const url = quietly(() => new URL(link.href));
    // Where it stays on this page there is nothing to carry on.
    const here = location.href.replace(/#.*/, "");
    if (url?.origin !== location.origin || link.download || url.href.replace(/#.*/, "") === here) {
      return;
    }
    if (before === null || before.startsWith("#") || url.searchParams.has(NAME)) return;
    url.searchParams.set(NAME, word);
    writer(link, "href", url.href);
    setTimeout(() => link.getAttribute("href") === url.href && writer(link, "href", before));
  };
  for (const type of ["click", "auxclick"]) {
    // After the window's own: what is observed is the link as the page has it.
    document.addEventListener(type, (event) => quietly(() => turn(event)), {
      capture: true,
      signal,
    });
  }
}
