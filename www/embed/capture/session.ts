// Sessions: where a visitor came from, said once at the start of each.

import type { Observer, On } from "./types.js";

/** Whether the visitor is still in an earlier session only the engine can tell, from its log. */
export function watchSession(idle: number, on: On, observer: Observer) {
  let last = Date.now();
  const touch = () => {
    last = Date.now();
  };
  const start = (search: string, referrerHost: string) => {
    touch();
    observer.observe("session_start", { search, referrerHost, landingPath: location.pathname });
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
      const host = hostOf(document.referrer);
      start(location.search, host === location.hostname ? "" : host);
    },
  };
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return "";
  }
}
