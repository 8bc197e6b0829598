// What the visitor does to the page, as signals. It only looks: nothing is patched, cancelled or
// held up, and nothing it runs into is thrown into the page.

import { quietly } from "../safe.js";
import { watchBusy } from "./busy.js";
import { watchClicks } from "./click.js";
import { watchEngagement } from "./engagement.js";
import { watchExit } from "./exit.js";
import { watchForms } from "./form.js";
import { pathNow, watchPages } from "./page.js";
import { watchScroll } from "./scroll.js";
import { watchSession } from "./session.js";
import type { Observer, On, Tell, Watched } from "./types.js";

/** Starts to listen; gives back what the API needs. */
export function capture({ observe, forms, idle }: Watched, observer: Observer) {
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
  const path = () => pathNow(observe.hashRoutes);
  const tell: Tell = (name, props) => {
    session.touch();
    observer.observe(name, { path: path(), ...props });
  };

  const session = watchSession(idle, on, observer, path);
  const engagement = watchEngagement(observe.engagement, on, tell, () => page.viewed());
  const resetScroll = observe.scroll ? watchScroll(on, tell) : () => {};
  const resetExit = observe.exitIntent ? watchExit(on, tell) : () => {};
  const page = watchPages(on, tell, path, safely, session.resume, () => {
    engagement.flush();
    resetScroll();
    resetExit();
  });
  if (observe.click || observe.download) watchClicks(observe, on, tell);
  if (observe.form) {
    watchForms(forms, on, path, (signals) => {
      session.touch();
      observer.observeAll(signals);
    });
  }
  const checkBusy = watchBusy(on, observer);

  const beats = [engagement.beat, page.check, checkBusy].map(safely);
  const timer = setInterval(() => {
    for (const beat of beats) beat();
  }, 1000);

  return {
    /** Observes that the visitor came, and the page they came to. */
    begin: safely(() => {
      session.begin();
      page.view({});
      checkBusy();
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
