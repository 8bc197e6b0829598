// The time of day.

let last = 0;

/**
 * Never earlier than it was before on this page: a clock that is set back must not put what happens
 * now before what has happened.
 */
export const now = (): number => {
  last = Math.max(last, Math.floor(Date.now()));
  return last;
};
