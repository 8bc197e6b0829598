// JSON that a page cannot spoil: old libraries give lists and objects a `toJSON` of their own.

/** Writes what JSON has words for: what came in as JSON, or can be said in it. */
export function json(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(json).join()}]`;
  if (!value || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const members = Object.entries(value).filter(([, it]) => it !== undefined);
  return `{${members.map(([key, it]) => `${JSON.stringify(key)}:${json(it)}`).join()}}`;
}
