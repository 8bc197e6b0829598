// How many visitors a comparison needs: the usual test of two proportions, two-sided at 5 %, with a
// power of 80 % (Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd edition,
// section 4.2, without the correction for continuity).

/** The normal distribution's quantiles at 97.5 % and at 80 %. */
const SURE = 1.959964;
const POWER = 0.841621;

/**
 * How many visitors the smaller side needs to see a rate of `before` become `after`. `times`: how many
 * visitors the larger side has for each of the smaller. Nothing if there is nothing to tell apart.
 */
export function needed(before: number, after: number, times = 1): number | undefined {
  const apart = Math.abs(after - before);
  if (!(before > 0 && before < 1 && after > 0 && after < 1 && apart > 0 && times >= 1))
    return undefined;
  const mean = (before * times + after) / (times + 1);
  const spread = (rate: number) => rate * (1 - rate);
  const root =
    SURE * Math.sqrt((times + 1) * spread(mean)) +
    POWER * Math.sqrt(times * spread(after) + spread(before));
  return Math.ceil(root ** 2 / (times * apart ** 2));
}

/** What a comparison takes: visitors of the smallest side, of all, and weeks. */
export interface Plan {
  smallest: number;
  all: number;
  weeks: number;
}

/** `shares`: what part of the visitors each side gets; `weekly`: how many come in a week. */
export function plan(
  shares: readonly number[],
  rate: number,
  lift: number,
  weekly: number,
): Plan | undefined {
  const total = shares.reduce((sum, it) => sum + it, 0);
  const parts = shares.filter((it) => it > 0).map((it) => it / total);
  const least = Math.min(...parts);
  if (parts.length < 2) return undefined;
  const smallest = needed(rate, rate * (1 + lift), Math.max(...parts) / least);
  if (smallest === undefined) return undefined;
  const all = Math.ceil(smallest / least);
  return { smallest, all, weeks: weekly > 0 ? all / weekly : Number.POSITIVE_INFINITY };
}

/** A time in words: nobody plans in tenths of weeks. */
export function weeksWords(weeks: number): string {
  if (!Number.isFinite(weeks)) return "never, without visitors";
  if (weeks <= 1) return "a week or less";
  if (weeks <= 104) return `${Math.ceil(weeks)} weeks`;
  return `${Math.ceil(weeks / 52)} years`;
}
