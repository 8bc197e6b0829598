// Follows the visitor's choice in a banner, which may come before us, late, or never.

import type { Word } from "../keep/keep.js";
import { quietly } from "../safe.js";
import type { Banner, Stop } from "./banner.js";

/** How often (ms) the page is looked at for a banner: often at first, then less. */
const SOONEST = 100;
const LATEST = 2000;

/**
 * Tells the word of the first of `banners` that is on the page, and each change of it. What is not
 * known yet is not told. `gpc`: the browser has refused for the visitor, which only their own choice
 * outweighs. `changed` is false for what stood there already when it was first looked at.
 */
export function follow(
  banners: readonly Banner[],
  gpc: boolean,
  tell: (word: Word, changed: boolean) => void,
): Stop {
  let banner: Banner | undefined;
  let heard: Event | undefined;
  let told: Word | undefined;
  let end: Stop | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = SOONEST;
  let stopped = false;

  const look = () => {
    const answer = stopped ? undefined : quietly(() => banner?.read(heard));
    if (!answer) return;
    const word = answer !== "allowed" ? answer : gpc ? "pending" : "granted";
    const before = told;
    told = word;
    if (word !== (before ?? "pending")) tell(word, !!before);
  };

  const take = (found: Banner) => {
    clearTimeout(timer);
    banner = found;
    end = quietly(() => found.begin?.(look));
    look();
  };

  const find = () => {
    const found = banners.find((it) => quietly(() => it.there(banners.length === 1)));
    if (found) return take(found);
    timer = setTimeout(find, wait);
    wait = Math.min(wait * 1.2, LATEST);
  };

  const ends = banners.flatMap((it) => {
    const hear = (event: Event) => {
      if (banner && banner !== it) return;
      heard = event;
      if (banner) look();
      else take(it);
      // Some say so before it is so.
      setTimeout(look);
    };
    // On the window, before anyone: banners use the window or the document, and need not let it bubble.
    return (it.events?.split(" ") ?? []).map((name) => {
      addEventListener(name, hear, true);
      return () => removeEventListener(name, hear, true);
    });
  });

  find();
  return () => {
    stopped = true;
    clearTimeout(timer);
    for (const it of ends) it();
    quietly(() => end?.());
  };
}
