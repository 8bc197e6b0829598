// Keeps the panel where it can be used: above the keyboard, beside a cookie banner, never over it.

/**
 * Cookie banners, and whatever a site marks with `data-leadlight-avoid`. The banner is the one
 * thing a visitor must be able to reach before anything else.
 */
const banners = [
  "[data-leadlight-avoid]",
  "#cc-main .cm",
  "#cc-main .pm",
  "#onetrust-banner-sdk",
  "#CybotCookiebotDialog",
  "#tarteaucitronAlertBig",
  "#usercentrics-root",
  "#usercentrics-cmp-ui",
  "#hs-eu-cookie-confirmation",
  "#cookie-law-info-bar",
  ".klaro .cookie-notice",
  ".klaro .cookie-modal",
  ".cky-consent-container",
  ".cmplz-cookiebanner",
  "[id*=cookie i][role$=dialog]",
  "[class*=cookie i][role$=dialog]",
  "[aria-label*=cookie i][role$=dialog]",
  "[aria-label*=cookie i][role=region]",
].join();

/** Space to the edges, and the height below which a place is not worth taking, in CSS pixels. */
const gap = 16;
const comfortable = 420;
const least = 160;

/**
 * Places `panel` now. Writes `--_below` and `--_room` (how far up, how high at most) and the
 * attributes `data-side` (which side) and `data-short` (little height: let all of it scroll); and
 * on its `host` `data-yield` (no place left: go behind).
 */
export function place(panel: HTMLElement, host: HTMLElement): void {
  const height = innerHeight;
  const view = visualViewport;
  // The panel rises with the keyboard only if the keyboard is for the panel: else it would cover
  // the field of the page that the visitor is in. Zooming in with two fingers moves nothing.
  const rises = view && view.scale < 1.01 && document.activeElement === host;
  const keyboard = rises ? view.offsetTop + view.height : height;
  const sheet = panel.offsetWidth > innerWidth - 2 * gap;
  const margin = sheet ? 0 : gap;
  const taken = [...document.querySelectorAll(banners)].filter(visible).map(boxOf);

  const rtl = panel.dir === "rtl";
  const end = free(rtl ? "left" : "right");
  const start = free(rtl ? "right" : "left");
  const side = end.room < comfortable && start.room > end.room ? start : end;
  const yields = side.room < least && taken.length > 0;

  set(panel, "--_below", `${Math.round(height - (yields ? keyboard - margin : side.bottom))}px`);
  set(panel, "--_room", `${Math.round(yields ? keyboard - 2 * gap : side.room)}px`);
  host.toggleAttribute("data-yield", yields);
  panel.toggleAttribute("data-short", side.room < comfortable);
  panel.dataset.side = side === end ? "end" : "start";

  /** The free stretch of a column as wide as the panel, at one side of the window. */
  function free(where: "left" | "right"): { bottom: number; room: number } {
    const left = where === "left" ? margin : innerWidth - margin - panel.offsetWidth;
    const right = left + panel.offsetWidth;
    let top = gap;
    let bottom = Math.min(height, keyboard) - margin;
    for (const box of taken) {
      if (box.right <= left || box.left >= right) continue;
      if (box.top + box.bottom < height) top = Math.max(top, box.bottom + gap);
      else bottom = Math.min(bottom, box.top - gap);
    }
    return { bottom, room: bottom - top };
  }
}

function visible(element: Element): boolean {
  const box = boxOf(element);
  if (box.width * box.height === 0 || box.bottom <= 0 || box.top >= innerHeight) return false;
  return element.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true;
}

/** Some banners hang their visible part on an element without a size of its own. */
function boxOf(element: Element): DOMRect {
  const box = element.getBoundingClientRect();
  const inner = element.shadowRoot?.firstElementChild ?? element.firstElementChild;
  return box.width * box.height === 0 && inner ? inner.getBoundingClientRect() : box;
}

function set(panel: HTMLElement, name: string, value: string): void {
  if (panel.style.getPropertyValue(name) !== value) panel.style.setProperty(name, value);
}
