// Finds a vendor that is on the page already, comes late, or is ours to load.

import { inTime, quietly } from "../safe.js";
import { type Adapter, page } from "./adapter.js";
import { addScript } from "./script.js";

/** How long (ms) a vendor may take before the panel takes its place. */
const PATIENCE = 5000;

/** How long (ms) one that is there may say nothing. */
const SILENCE = 2000;

/** How often (ms) the page is looked at for it: often at first, then less, and in the end no more. */
const SOONEST = 100;
const LATEST = 2000;
const LONGEST = 120_000;

export type Attach = ReturnType<typeof makeAttach>;

/** `attached` is called once, when the vendor takes calls. */
export function makeAttach(adapter: Adapter, attached: () => void) {
  let is = false;
  let since: number | undefined;
  let seen: number | undefined;
  let wait = SOONEST;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let loading = false;
  let failed = false;
  const waiting = new Set<(is: boolean) => void>();

  const answer = () => {
    for (const give of waiting) give(is);
    waiting.clear();
  };

  const isReady = () => {
    if (quietly(adapter.ready)) return true;
    if (!quietly(() => adapter.there?.())) return false;
    seen ??= performance.now();
    return performance.now() - seen > SILENCE;
  };

  const look = () => {
    clearTimeout(timer);
    if (is) return;
    is = isReady();
    if (is) {
      quietly(attached);
      answer();
    } else if (performance.now() - (since ?? 0) < LONGEST) {
      timer = setTimeout(look, wait);
      wait = Math.min(wait * 1.2, LATEST);
    }
  };

  const fail = () => {
    failed = true;
    answer();
  };

  const load = () => {
    loading = true;
    since = undefined;
    const url = quietly(() => adapter.load?.());
    if (!url) return;
    quietly(() => {
      failed = true;
      addScript(url, adapter.scriptId, (loaded) => {
        if (!loaded) return fail();
        quietly(() => adapter.loaded?.());
        look();
      });
      failed = false;
    });
  };

  return {
    /** Looks for it from now on. `may`: it is loaded if the page does not have it. */
    seek(may: boolean): void {
      if (may && !loading && !quietly(() => page[adapter.global])) load();
      since ??= performance.now();
      wait = SOONEST;
      look();
    },
    is: () => is,
    /** Whether it takes calls: at once if it does, or after it had its time. */
    async comes(): Promise<boolean> {
      if (is) return true;
      const left = (since ?? 0) + PATIENCE - performance.now();
      if (failed || left <= 0) return false;
      return !!(await inTime<boolean>(left, (give) => waiting.add(give)));
    },
  };
}
