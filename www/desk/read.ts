// Tolerant readers for JSON from anywhere: a value of the right type, or nothing.

export type Json = Readonly<Record<string, unknown>>;

export function asObject(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Json)
    : {};
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Texts as they are, numbers written out; anything else, and an empty text, is nothing. */
export function asText(value: unknown): string | undefined {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

export function asNumber(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** Milliseconds since 1970 of an RFC 3339 text, or of a number that already is one. */
export function asTime(value: unknown): number | undefined {
  if (typeof value === "number") return value > 0 && value < 8.64e15 ? value : undefined;
  const time = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** A list of names, written as texts or as objects that carry one. */
export function asNames(value: unknown): readonly string[] {
  return asList(value).flatMap((item) => {
    const object = asObject(item);
    return asText(item) ?? asText(object.label ?? object.text ?? object.name ?? object.id) ?? [];
  });
}
