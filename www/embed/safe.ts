// Keeps a browser that throws, refuses or never answers from reaching the page: no call of ours may.

/** Gives what `run` gives; nothing if it throws. */
export function quietly<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/** Resolves after so many milliseconds. */
export const pause = (millis?: number): Promise<unknown> =>
  new Promise((go) => setTimeout(go, millis));

/** Lets the page have its turn, so that no task of ours is long on a slow phone. */
export const breathe = (): Promise<unknown> =>
  (globalThis as { scheduler?: { yield?(): Promise<void> } }).scheduler?.yield?.() ?? pause();

/**
 * Loads, and once more where the request came to nothing. In some browsers following a link ends all requests
 * of the page at once, although it is there until the next one answers, and stays if that is a download.
 */
export const twice = <T>(load: () => Promise<T>): Promise<T> =>
  load().catch(async (error: unknown) => {
    if (!/^(Type|Abort)Error$/.test((error as Error)?.name)) throw error;
    await pause(1000);
    return load();
  });

/** Gives the answer; false if there was one before. */
type Give<T> = (value?: T) => boolean;

/**
 * Resolves with the first value that `start` gives, or with `undefined` if it throws or has not
 * given one in time: an IndexedDB request may stay silent for good, and so may a promise that the
 * page has replaced.
 */
export const inTime = <T>(millis: number, start: (give: Give<T>) => void): Promise<T | undefined> =>
  new Promise((resolve) => {
    let given = false;
    const give: Give<T> = (value) => {
      if (given) return false;
      given = true;
      clearTimeout(timer);
      resolve(value);
      return true;
    };
    const timer = setTimeout(() => give(), millis);
    try {
      start(give);
    } catch {
      give();
    }
  });
