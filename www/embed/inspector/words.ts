// Times, numbers and values as they are read.

const two = (number: number) => `${number}`.padStart(2, "0");

/** `14:03:07`. */
export function clock(time: number): string {
  const at = new Date(time);
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(":");
}

/** `2026-05-03 14:03:07`, without the day if it is today. */
export function moment(time: number, now: number): string {
  const at = new Date(time);
  if (at.toDateString() === new Date(now).toDateString()) return clock(time);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${clock(time)}`;
}

const spans: readonly (readonly [ms: number, word: string])[] = [
  [86_400_000, "day"],
  [3_600_000, "hour"],
  [60_000, "minute"],
  [1000, "second"],
];

/** `3 minutes ago`. */
export function ago(time: number, now: number): string {
  const passed = now - time;
  const [ms, word] = spans.find(([ms]) => passed >= ms) ?? [];
  if (!ms) return "just now";
  const count = Math.floor(passed / ms);
  return `${count} ${word}${count === 1 ? "" : "s"} ago`;
}

/** A number with as many decimals as it takes, and a minus that is one. */
export const points = (number: number): string =>
  `${Math.round(number * 1e6) / 1e6}`.replace("-", "−");

/** With its sign. */
export const signed = (number: number): string => (number > 0 ? "+" : "") + points(number);

/** A value in one line. */
export function plain(value: unknown): string {
  if (value === null || value === undefined) return "none";
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(plain).join(", ") || "none";
  return typeof value === "object" ? JSON.stringify(value) : `${value}`;
}

/** A small object in a few words: `times 1, per session`. */
export const brief = (value: unknown): string =>
  value && typeof value === "object" && !Array.isArray(value)
    ? Object.entries(value)
        .map(([name, it]) => `${name} ${plain(it)}`)
        .join(", ")
    : plain(value);

export const count = (number: number, word: string) =>
  `${number} ${word}${number === 1 ? "" : "s"}`;
