// When an offer ends, and how its last day is said.

const DAY = 86_400_000;

/** Reads a moment of the config (ms), as the engine does; `undefined` if it is none. */
export function momentOf(text: unknown): number | undefined {
  if (typeof text !== "string") return undefined;
  // Without a zone it is UTC, which a browser assumes of a bare date alone.
  const zoned = /T.*([zZ]|[+-]\d\d:?\d\d)$/.test(text) || !text.includes("T");
  const at = Date.parse(zoned ? text : `${text}Z`);
  return Number.isNaN(at) ? undefined : at;
}

/**
 * Says the last day of what ends `at`: the day before, if it ends as a day begins, as a date in the
 * config does; else the day and the hour in the visitor's own time. Of the visitor's languages that
 * is spoken which the words around it are in.
 */
export function lastDay(at: number, tag: string, now: number): string {
  const whole = at % DAY === 0;
  const last = new Date(whole ? at - 1 : at);
  const locale = navigator.languages?.find((it) => it.toLowerCase().split("-")[0] === tag) ?? tag;
  return new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "long",
    ...(last.getUTCFullYear() !== new Date(now).getUTCFullYear() && { year: "numeric" }),
    ...(whole ? { timeZone: "UTC" } : { hour: "numeric", minute: "2-digit" }),
  }).format(last);
}
