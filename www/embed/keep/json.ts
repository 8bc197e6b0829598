// JSON that a page cannot spoil: old libraries give lists and objects a `toJSON` of their own.

/** Writes what JSON has words for: what came in as JSON, or can be said in it. */
export const json = (value: unknown): string => JSON.stringify(value, itself) ?? "null";

/** What stands there, whatever its `toJSON` has made of it. */
function itself(this: Readonly<Record<string, unknown>>, key: string): unknown {
  return this[key];
}
