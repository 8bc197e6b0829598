// Copies of lists with one thing changed.

export const replaced = <T>(list: readonly T[], place: number, it: T): T[] =>
  list.map((old, at) => (at === place ? it : old));

/** With `it` put in before what is at `place`. */
export const withMore = <T>(list: readonly T[], place: number, it: T): T[] => [
  ...list.slice(0, place),
  it,
  ...list.slice(place),
];

export const without = <T>(list: readonly T[], place: number): T[] =>
  list.filter((_, at) => at !== place);
