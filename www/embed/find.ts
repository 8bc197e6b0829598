// Functions of the page's own, by the names that the config has for them.

type Found = ((...args: unknown[]) => unknown) | undefined;

/** Finds a function of the page's by its dotted name, such as `analytics.track`. */
export function find(name: string): Found {
  try {
    let owner: unknown;
    // biome-ignore lint/suspicious/noExplicitAny: the page's own, of which nothing is known.
    let found: any = window;
    for (const key of name.split(".")) [owner, found] = [found, found[key]];
    // An element whose id is that name is found as well, and is none.
    return typeof found === "function" ? (...args) => found.apply(owner, args) : undefined;
  } catch {
    return undefined;
  }
}
