// What the visitor does to the page, as signals. It only looks: nothing is patched, cancelled or
// held up, and nothing it runs into is thrown into the page.

import { quietly } from "../safe.js";
import { watchBusy } from "./busy.js";
import { watchClicks } from "./click.js";
import { isDecoration } from "./dom.js";
import { watchEngagement } from "./engagement.js";
import { watchExit } from "./exit.js";
import { watchForms } from "./form.js";
import { makeLater } from "./later.js";
import { pathNow, watchPages } from "./page.js";
import { watchScroll } from "./scroll.js";
import { watchSession } from "./session.js";
import type { Kit, Observer, On, Switch, Tell, Watched } from "./types.js";
import { signOf } from "./vendor.js";

/** Starts to listen; gives back what the API needs. `base`: where the parts lie that come later. */
export function capture(config: Watched, observer: Observer, base: URL) {
  const off = new AbortController();
  const { signal } = off;
  /** Makes `run` harmless: it never throws, and does nothing once capture has stopped. */
  const safely =
    <T extends unknown[]>(run: (...args: T) => void) =>
    (...args: T) => {
      // The page may have something we did not expect, and must not hear of it.
      quietly(() => signal.aborted || run(...args));
    };
  // In the capture phase on the window: before the page, which so cannot keep it from us.
  const on: On = (types, run, target = window, capture = true) => {
    for (const type of types.split(" ")) {
      target.addEventListener(type, safely(run), { capture, passive: true, signal });
    }
  };
  const { observe, forms, signals } = config;
  const wants = (name: Switch) => observe[name] !== false;
  const path = () => pathNow(observe.hashRoutes === true);
  const tell: Tell = (name, props) => {
    session.touch();
    observer.observe(name, { path: path(), ...props });
  };
  const kit: Kit = {
    config,
    observer,
    on,
    tell,
    wants,
    path,
    viewed: path,
    beats: [],
    ends: [],
    submitted: 0,
    signal,
  };
  const later = makeLater(kit, base);

  const session = watchSession(kit);
  if (wants("engagement")) watchEngagement(kit);
  if (wants("scroll")) watchScroll(kit);
  if (wants("exitIntent")) watchExit(kit);
  if (wants("form")) watchForms(kit, session.touch);
  const page = watchPages(kit, safely, session.look);
  watchClicks(kit);
  const checkBusy = watchBusy(kit);
  if (wants("copy")) on("copy", () => tell("copy", {}));
  if (wants("print")) on("beforeprint", () => tell("print", {}));
  if (wants("video")) {
    on("play timeupdate ended", ({ target }) => isDecoration(target) || later("media", target));
  }
  if (wants("vendors")) {
    const look = (event?: Event) => signOf(event) && later("vendors", event);
    on("message hs-form-event:on-submission:success wpcf7mailsent", look);
    kit.beats.push(() => look());
  }

  const timer = setInterval(() => {
    for (const beat of kit.beats) safely(beat)();
  }, 1000);

  return {
    /** Observes that the visitor came, and the page they came to. */
    begin: safely(() => {
      session.begin();
      page.view({});
      checkBusy();
      if (signals.some(([, it]) => it.from === undefined)) later("signals");
      if (forms.some((it) => it.ask)) later("profile");
    }),
    /** A page view by hand. */
    page: safely(page.view),
    path,
    stop() {
      off.abort();
      clearInterval(timer);
    },
  };
}

export type { Observer, Watched } from "./types.js";
export { ahead, isBot, languages, refusesGlobally } from "./visitor.js";
