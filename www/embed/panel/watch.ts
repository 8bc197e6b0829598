// Follows the page while the panel is open: its size, the keyboard, banners, light and dark.

import { place } from "./place.js";
import { pageIsDark } from "./scheme.js";

/** How often to look for banners that came or went: no event tells. */
const period = 500;

/** Keeps `panel` placed and coloured until the function returned is called. */
export function watch(panel: HTMLElement, host: HTMLElement): () => void {
  let height = 0;
  const look = () => {
    if (document.hidden || !host.isConnected) return;
    panel.dataset.scheme = pageIsDark() ? "dark" : "light";
    place(panel, host);
    // The keyboard came: the field it is for must not end up behind it.
    const now = visualViewport?.height ?? innerHeight;
    if (now < height) {
      host.shadowRoot?.activeElement?.scrollIntoView({ block: "nearest" });
    }
    height = now;
  };
  const sizes = new ResizeObserver(look);
  sizes.observe(panel);
  visualViewport?.addEventListener("resize", look);
  visualViewport?.addEventListener("scroll", look);
  window.addEventListener("resize", look);
  const timer = setInterval(look, period);
  look();

  return () => {
    sizes.disconnect();
    visualViewport?.removeEventListener("resize", look);
    visualViewport?.removeEventListener("scroll", look);
    window.removeEventListener("resize", look);
    clearInterval(timer);
  };
}
