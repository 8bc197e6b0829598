// Ids of visitors and of signals.

const hex = (number: number, digits: number) => number.toString(16).padStart(digits, "0");

/** So many random words of 32 bits. */
const random = (words: number) =>
  [...crypto.getRandomValues(new Uint32Array(words))].map((it) => hex(it, 8)).join("");

let tab: string | undefined;
let count = 0;

/** A new visitor's: 128 random bits. */
export const visitorId = () => random(4);

/** A new signal's: they sort in the order in which they are made, and no two tabs make the same. */
export function signalId(time: number): string {
  tab ??= random(1);
  // In halves: large numbers take long to write.
  const [high, low] = [Math.floor(time / 2 ** 24), time % 2 ** 24];
  return hex(high, 6) + hex(low, 6) + hex(count++ % 2 ** 24, 6) + tab;
}
