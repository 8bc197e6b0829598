// The hours of a week as they are drawn: minutes from midnight, from and until.

import { type JsonObject, textOf } from "../../state/path.js";

export const DAYS = [
  ["mon", "Monday"],
  ["tue", "Tuesday"],
  ["wed", "Wednesday"],
  ["thu", "Thursday"],
  ["fri", "Friday"],
  ["sat", "Saturday"],
  ["sun", "Sunday"],
] as const;

export type Day = (typeof DAYS)[number][0];

/** When it is open on a day; what is no time is left out, as the checker says where it is wrong. */
export function openAt(hours: JsonObject, day: Day): [from: number, until: number][] {
  const group = day === "sat" || day === "sun" ? "sat-sun" : "mon-fri";
  const text = textOf(hours[day] ?? hours[group]);
  return text.split(",").flatMap((it) => {
    const [, ...parts] = /^\s*(\d\d?):(\d\d)\s*-\s*(\d\d?):(\d\d)\s*$/.exec(it) ?? [];
    const [hour = 0, minute = 0, untilHour = 0, untilMinute = 0] = parts.map(Number);
    const [from, until] = [hour * 60 + minute, untilHour * 60 + untilMinute];
    return parts.length && from < until && until <= 1440 ? [[from, until] as [number, number]] : [];
  });
}
