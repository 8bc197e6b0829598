// The parts of a condition as the engine explains them, in the order they are looked at.

export interface Part {
  readonly holds: boolean;
  readonly text: string;
  /** Where one of several ways is enough: the number of its own, from 0. */
  readonly way?: number;
}

/** Parts that all have to hold; in place of some of them, ways of which one is enough. */
export type Parts = readonly (Part | readonly (readonly Part[])[])[];

export function waysOf(parts: readonly Part[]): Parts {
  const found: (Part | Part[][])[] = [];
  let last: number | undefined;
  for (const it of parts) {
    const ways = found.at(-1);
    if (it.way === undefined) found.push(it);
    // From 0 again: other ways, of something else.
    else if (!Array.isArray(ways) || last === undefined || it.way < last) found.push([[it]]);
    else if (it.way === last) ways.at(-1)?.push(it);
    else ways.push([it]);
    last = it.way;
  }
  return found;
}

/** Whether one of the ways holds. */
export const isGone = (ways: readonly (readonly Part[])[]) =>
  ways.some((way) => way.every((it) => it.holds));
