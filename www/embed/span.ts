// Lengths of time, as the config writes them: "30s", "7d".

const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** A century. */
const LONGEST = 36_525 * UNITS.d;

/** Gives the milliseconds of just those texts that are a length of time to the engine (`Span::parse`). */
export function spanOf(text: unknown): number | undefined {
  const [, count, unit] = (typeof text === "string" && /^(\d{1,10})([smhdw])$/.exec(text)) || [];
  const span = Number(count) * UNITS[unit as keyof typeof UNITS];
  return span > 0 && span <= LONGEST ? span : undefined;
}
