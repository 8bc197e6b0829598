// Numbers as people write them.

/** With a comma for the point and a minus of any length; undefined if empty, null if it is none. */
export function numberOf(text: string): number | undefined | null {
  const clean = text.trim().replace(",", ".").replace(/^[−–]/, "-");
  if (clean === "") return undefined;
  const number = Number(clean);
  return Number.isFinite(number) ? number : null;
}
