// Options for the browser that hold only what we put there, whatever the page put on every object.

/** Gives `options` without a prototype. */
export const bare = <T extends object>(options: T): T =>
  Object.assign(Object.create(null) as T, options);
