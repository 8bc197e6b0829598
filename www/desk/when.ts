// Times on the page that stay right while it is open.

import { el } from "./dom.js";
import { ago, fullTime } from "./times.js";

/** "12 min ago", with the exact time as its tooltip. */
export function when(time: number): HTMLTimeElement {
  const datetime = new Date(time).toISOString();
  return el(
    "time",
    { datetime, title: fullTime(time), "data-ago": String(time) },
    ago(time, Date.now()),
  );
}

export function refreshTimes(now: number): void {
  for (const element of document.querySelectorAll<HTMLTimeElement>("time[data-ago]")) {
    const text = ago(Number(element.dataset.ago), now);
    if (element.textContent !== text) element.textContent = text;
  }
}
