// Sessions: where a visitor came from, said once at the start of each.

import { urlOf } from "../url.js";
import type { Kit } from "./types.js";
import { ahead, device } from "./visitor.js";

/** How often (ms) at least it is looked whether the session is over: after a day it is. */
const OFTEN = 60_000;

/** Whether the visitor is still in an earlier session only the engine can tell, from its log. */
export function watchSession({ on, observer, path, config }: Kit) {
  let last = 0;
  let looked = 0;
  const start = (search = "", referrerHost = "") => {
    looked = Date.now();
    if (observer.inSession()) return;
    observer.observe("session_start", {
      search,
      referrerHost,
      landingPath: path(),
      device: device(),
      utcOffset: ahead(),
    });
  };
  /** Starts another session if the one there was is over. */
  const look = () => {
    const now = Date.now();
    if (now - last >= config.idle || now - looked >= OFTEN) start();
  };
  on("pointermove pointerdown keydown scroll wheel touchstart", look);

  return {
    look,
    /** Something is observed. */
    touch() {
      look();
      last = Date.now();
    },
    begin() {
      const { referrer } = document;
      const host = (referrer && urlOf(referrer)?.hostname) || "";
      start(location.search, host === location.hostname ? "" : host);
      last = looked;
    },
  };
}
