// How far a page is read: 25, 50, 75 and 90 %, each once a view.

import type { Kit } from "./types.js";

const MARKS = [25, 50, 75, 90];

export function watchScroll({ on, tell, ends }: Kit) {
  let left = MARKS;
  on("scroll", ({ target, isTrusted }) => {
    // Boxes inside the page scroll too, and some scripts only say that they did.
    if (target !== document || !isTrusted) return;
    const { scrollHeight } = document.scrollingElement ?? document.documentElement;
    const read = ((scrollY + innerHeight) / scrollHeight) * 100;
    const passed = left.filter((percent) => percent <= read);
    left = left.slice(passed.length);
    for (const percent of passed) tell("scroll", { percent });
  });
  ends.push(() => {
    left = MARKS;
  });
}
