// A signal for what is seen long enough, once a view, also where it comes into the page later.

import { quietly } from "../../safe.js";
import type { Kit } from "../types.js";

/** At how much of an element, in shares of it, it is looked at: one higher than the window is never seen whole. */
const STEPS = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1];

export function watchVisible(kit: Kit, name: string, selector: string, millis: number) {
  /** Since when each element is seen. */
  const seen = new Map<Element, number>();
  let known = new WeakSet<Element>();
  let told = false;

  /** Tells of it if it was seen for long enough by now. */
  const check = () => {
    for (const [element, since] of seen) {
      if (!element.isConnected) seen.delete(element);
      if (told || Date.now() - since < millis) continue;
      told = true;
      kit.tell(name, {});
    }
  };
  const observer = new IntersectionObserver(
    (entries) => {
      quietly(check);
      for (const { target, isIntersecting, intersectionRatio, ...more } of entries.map(plain)) {
        const half = intersectionRatio >= 0.5 || more.height >= more.window / 2;
        if (!isIntersecting || !half) seen.delete(target);
        else if (!seen.has(target) && !document.hidden) seen.set(target, Date.now());
      }
      quietly(check);
    },
    { threshold: STEPS },
  );
  const plain = ({
    target,
    isIntersecting,
    intersectionRatio,
    intersectionRect: { height },
    rootBounds,
  }: IntersectionObserverEntry) => ({
    target,
    isIntersecting,
    intersectionRatio,
    height,
    window: rootBounds?.height ?? innerHeight,
  });
  /** Looks for elements, and begins to count. */
  const look = () => {
    if (told || document.hidden) return;
    for (const element of document.querySelectorAll(selector)) {
      if (known.has(element)) continue;
      known.add(element);
      observer.observe(element);
    }
    check();
  };
  /** Begins anew: what is seen now is told by the observer once more. */
  const restart = () => {
    observer.disconnect();
    seen.clear();
    known = new WeakSet();
  };

  look();
  kit.beats.push(look);
  kit.ends.push(() => {
    check();
    restart();
    told = false;
  });
  // Nobody sees a page in the background.
  kit.on("visibilitychange", () => {
    check();
    restart();
    look();
  });
  kit.signal.addEventListener("abort", () => observer.disconnect());
}
