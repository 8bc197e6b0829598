// Times and spans in words. The desk is in English, so an English locale of the reader's is used where there is one.

const locale = globalThis.navigator?.languages?.find((tag) => /^en\b/i.test(tag)) ?? "en-GB";
const clockFormat = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
const dayFormat = new Intl.DateTimeFormat(locale, {
  weekday: "short",
  day: "numeric",
  month: "short",
});
const yearFormat = new Intl.DateTimeFormat(locale, {
  day: "numeric",
  month: "short",
  year: "numeric",
});
const fullFormat = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "medium" });

/** "under 1 min", "12 min", "3 h 5 min", "4 days". */
export function span(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return "under 1 min";
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  const days = Math.floor(hours / 24);
  return days === 1 ? "1 day" : `${days} days`;
}

/** "just now", "12 min ago", else the day and the time. */
export function ago(time: number, now: number): string {
  const past = now - time;
  if (past < 60_000) return "just now";
  if (past < 3_600_000) return `${span(past)} ago`;
  const day = dayOf(time, now);
  return day === "Today" ? clock(time) : `${day}, ${clock(time)}`;
}

export function clock(time: number): string {
  return clockFormat.format(time);
}

/** "Today", "Yesterday", "Tue 3 Mar", or with its year when that is another. */
export function dayOf(time: number, now: number): string {
  const days = daysBetween(time, now);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  const isThisYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return (isThisYear ? dayFormat : yearFormat).format(time);
}

export function fullTime(time: number): string {
  return fullFormat.format(time);
}

function daysBetween(time: number, now: number): number {
  const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(time)) / 86_400_000);
}
