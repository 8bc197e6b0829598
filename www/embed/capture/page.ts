// Page views: the first, those of single-page routes, and those the back-forward cache brings
// back. Each once.

import type { On, Tell } from "./types.js";

/** The path of the page now, with the route in its hash, but nothing behind that: it may be secret. */
export const pathNow = (hashRoutes?: boolean) =>
  location.pathname + (hashRoutes ? location.hash.replace(/[?=&].*/, "") : "");

/** `before` runs before each view and at the end of the last, `resume` when the page comes back. */
export function watchPages(
  on: On,
  tell: Tell,
  path: () => string,
  safely: (run: () => void) => () => void,
  resume: () => void,
  before: () => void,
) {
  /** Where the page was when last looked at; empty while there is no view. */
  let at = "";
  /** The path of the last view, which by hand may be another. */
  let shown = "";

  const view = (props: object) => {
    before();
    // On a route the browser does not say which page came before.
    const referrer = shown ? location.origin + shown : document.referrer;
    const title = `${document.title}`.slice(0, 200);
    at = path();
    const all = { path: at, query: location.search.slice(1), title, referrer, ...props };
    shown = `${all.path}`;
    tell("page_view", all);
  };
  const check = () => {
    const now = path();
    if (!at || at === now) return;
    // A view by hand may have come before its route.
    if (shown === now) at = now;
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
  // A page in the back-forward cache comes back as from nowhere.
  on("pagehide", () => {
    before();
    at = shown = "";
  });
  on("pageshow", (event) => {
    if (!(event as PageTransitionEvent).persisted) return;
    resume();
    view({});
  });

  return {
    view,
    check,
    /** The path of the page the visitor was on until now. */
    viewed: () => at || path(),
  };
}
