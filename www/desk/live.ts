// What a screen reader is told in passing.

import { byId } from "./dom.js";

let clearing: ReturnType<typeof setTimeout> | undefined;

/** Says a sentence politely. Several within a moment are said together. */
export function announce(text: string): void {
  const region = byId("live");
  clearTimeout(clearing);
  const line = document.createElement("p");
  line.textContent = text;
  region.append(line);
  // What has been said need not be found again when somebody reads through the page.
  clearing = setTimeout(() => region.replaceChildren(), 5000);
}
