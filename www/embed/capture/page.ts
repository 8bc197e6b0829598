// Page views: the first, those of single-page routes, and those the back-forward cache brings
// back. Each once.

import type { Kit } from "./types.js";

/** The path of the page now, with the route in its hash, but nothing behind that: it may be secret. */
export const pathNow = (hashRoutes?: boolean) =>
  location.pathname + (hashRoutes ? location.hash.replace(/[?=&].*/, "") : "");

/**
 * How long (ms) after a route it is looked at: by then the page has set its title, has gone on if this
 * was a detour, and has told of the view by hand if it does that.
 */
const SETTLED = 50;

/** How long (ms) a page is waited for that is still at work after that: a slow phone renders for long. */
const BUSY = 500;

/** How long (ms) a page is waited for that is fetched, and then put in the place of this one. */
const SWAPPED = 10_000;

/** `resume` runs when the page comes back. */
export function watchPages(kit: Kit, safely: (run: () => void) => () => void, resume: () => void) {
  const { on, tell, path, wants, config, beats, ends } = kit;
  /** Where the page was when last looked at; empty while there is no view. */
  let at = "";
  /** The path of the last view, which by hand may be another. */
  let shown = "";
  let timer = 0;

  const now = () => path() + (config.observe?.queryRoutes ? location.search : "");
  const end = () => {
    for (const run of ends) safely(run)();
  };
  const view = (props: { path?: unknown }) => {
    end();
    const { search } = location;
    // On a route the browser does not say which page came before.
    const referrer = shown ? location.origin + shown : document.referrer;
    const title = `${document.title}`.slice(0, 200);
    at = now();
    shown = `${props.path ?? at}`;
    tell("page_view", { query: search.slice(1), title, referrer, ...props });
    for (const [name, value] of new URLSearchParams(search)) {
      if (!value || !/^(q|s|search|query|keyword)$/.test(name) || !wants("search")) continue;
      // With its name, by which it may be secret: `clean` takes that off.
      tell("view_search_results", { term: `${name}=${value.slice(0, 200)}` });
      break;
    }
  };
  const check = () => {
    timer = 0;
    if (!at || at === now()) return;
    // A view by hand may have come before its route.
    if (shown === now()) at = shown;
    else view({});
  };
  const rested = () => {
    const { requestIdleCallback: idle } = window as Partial<Window>;
    if (idle) idle(safely(check), { timeout: BUSY });
    else check();
  };
  const later = (millis: number) => {
    clearTimeout(timer);
    timer = setTimeout(safely(rested), millis);
  };

  // The Navigation API tells of routes without History being patched; where there is none, most
  // follow a click, and the beat of every second sees the others.
  const soon = () => timer || later(SETTLED);
  on("popstate hashchange click", soon);
  const { navigation } = window as { navigation?: unknown };
  if (navigation instanceof EventTarget) on("currententrychange", soon, navigation);
  beats.push(() => timer || check());
  // Turbo and Astro set the address, and some time later the page that it is of.
  on("turbo:visit astro:before-preparation", () => later(SWAPPED));
  on("turbo:load astro:page-load", () => later(SETTLED));
  // A page in the back-forward cache comes back as from nowhere.
  on("pagehide", () => {
    end();
    at = shown = "";
  });
  on("pageshow", (event) => {
    if (!(event as PageTransitionEvent).persisted) return;
    resume();
    view({});
  });
  kit.viewed = () => at.replace(/\?.*/, "") || path();

  return { view };
}
