// What the browser says of its visitor.

import { quietly } from "../safe.js";

/** Whether the visitor is a machine: it says so, or its window has no size. */
export function isBot(): boolean {
  const { userAgent, webdriver } = navigator;
  // "Bot" in this spelling: there are telephones called CUBOT.
  return (
    webdriver ||
    /Headless|[bB]ot\b|[cC]rawl|[sS]pider/.test(userAgent) ||
    !(outerWidth || innerWidth)
  );
}

/** Whether Global Privacy Control is on (https://w3c.github.io/gpc/). */
export function refusesGlobally(): boolean {
  return !!(navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl;
}

/** What of Temporal is used, and is in TypeScript's libraries not yet. */
interface Clock {
  timeZoneId(): string;
  zonedDateTimeISO(zone: string): { offsetNanoseconds: number };
}

/**
 * The clock that knows time zones. Where a browser has Temporal it is asked: the first use of Intl
 * in a page reads in all of its data, which blocks a slow phone for a second.
 */
const clock = () => (globalThis as { Temporal?: { Now?: Clock } }).Temporal?.Now;

/** What the visitor looks through, for conditions to ask. */
export function device() {
  const touch = navigator.maxTouchPoints > 0;
  const narrow = Math.min(screen.width, screen.height);
  return {
    type: touch && narrow < 600 ? "mobile" : touch && narrow < 1100 ? "tablet" : "desktop",
    language: navigator.language,
    timeZone:
      quietly(() => clock()?.timeZoneId()) ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    touch,
  };
}

/** How many minutes the clocks of a time zone are ahead of UTC now; of the visitor's if none is named. */
export function ahead(zone?: string): number {
  if (!zone) return -new Date().getTimezoneOffset();
  const nanoseconds = quietly(() => clock()?.zonedDateTimeISO(zone).offsetNanoseconds);
  if (nanoseconds !== undefined) return Math.round(nanoseconds / 6e10);
  const date = new Date();
  // Swedish dates are as ISO 8601 writes them.
  const there = (timeZone: string) => Date.parse(`${date.toLocaleString("sv", { timeZone })}Z`);
  return Math.round((there(zone) - there("UTC")) / 60_000);
}

/** The visitor's languages, best first: the page's own before the browser's. */
export function languages(): string[] {
  return [document.documentElement.lang, ...(navigator.languages ?? [])].filter(Boolean);
}
