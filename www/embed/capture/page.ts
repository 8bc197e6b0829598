// Page views: the first, those of single-page routes, and those the back-forward cache brings
// back. Each once.

import type { Kit } from "./types.js";

/** The path of the page now, with the route in its hash, but nothing behind that: it may be secret. */
export const pathNow = (hashRoutes?: boolean) =>
  location.pathname + (hashRoutes ? location.hash.replace(/[?=&].*/, "") : "");

/** How long (ms) a page is waited for that is being fetched, and then put in place of this one. */
const SWAP = 10_000;

/** `resume` runs when the page comes back. */
export function watchPages(kit: Kit, safely: (run: () => void) => () => void, resume: () => void) {
  const { on, tell, path, wants, config, beats, ends } = kit;
  /** Where the page was when last looked at; empty while there is no view. */
  let at = "";
  /** The path of the last view, which by hand may be another. */
  let shown = "";
  /** Until when another page is on its way. */
  let swaps = 0;

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
    if (!at || at === now() || Date.now() < swaps) return;
    // A view by hand may have come before its route.
    if (shown === now()) at = shown;
    else view({});
  };

  // The Navigation API tells of routes without History being patched; where there is none, the
  // beat of every second sees them. A moment later, the page has set its title, has gone on if
  // this was a detour, and has told of the view by hand if it does that.
  const soon = () => {
    setTimeout(safely(check));
  };
  on("popstate hashchange", soon);
  const { navigation } = window as { navigation?: unknown };
  if (navigation instanceof EventTarget) on("currententrychange", soon, navigation);
  // Turbo and Astro set the address, and some time later the page that it is of.
  on("turbo:visit astro:before-preparation", () => {
    swaps = Date.now() + SWAP;
  });
  on("turbo:load astro:page-load", () => {
    swaps = 0;
    soon();
  });
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
  beats.push(check);
  kit.viewed = () => at.replace(/\?.*/, "") || path();

  return { view };
}
