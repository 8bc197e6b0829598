// What comes within one tick, as one: a message or a transaction costs far more than what is in it.

/** Gives a function that takes things in; `all` of one tick are passed on together. */
export function gather<T>(pass: (all: T[]) => void): (things: readonly T[]) => void {
  let all: T[] = [];
  return (things) => {
    if (!things.length) return;
    if (!all.length) {
      void Promise.resolve().then(() => {
        const gathered = all;
        all = [];
        pass(gathered);
      });
    }
    all.push(...things);
  };
}
