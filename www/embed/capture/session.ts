// Sessions: where a visitor came from, said once at the start of each.

import { urlOf } from "../url.js";
import type { Observer, On } from "./types.js";
import { ahead, device } from "./visitor.js";

/** Whether the visitor is still in an earlier session only the engine can tell, from its log. */
export function watchSession(idle: number, on: On, observer: Observer, path: () => string) {
  let last = Date.now();
  const touch = () => {
    last = Date.now();
  };
  const start = (search: string, referrerHost: string) => {
    touch();
    observer.observe("session_start", {
      search,
      referrerHost,
      landingPath: path(),
      device: device(),
      utcOffset: ahead(),
    });
  };
  /** Starts another session if nothing was observed for long enough. */
  const resume = () => {
    if (Date.now() - last >= idle) start("", "");
  };
  on("pointermove pointerdown keydown scroll wheel touchstart", resume);

  return {
    /** Something was observed. */
    touch,
    resume,
    begin() {
      const { referrer } = document;
      const host = (referrer && urlOf(referrer)?.hostname) || "";
      start(location.search, host === location.hostname ? "" : host);
    },
  };
}
