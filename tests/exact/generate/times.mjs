// Lengths of time, and the moments at which something may turn.

export const day = 86_400_000;

/** Short enough that a visit goes beyond them. */
export const spans = ["1m", "1h", "4h", "1d", "3d", "7d"];

const units = { s: 1_000, m: 60_000, h: 3_600_000, d: day };
const length = (text) => Number(text.slice(0, -1)) * units[text.at(-1)];

/** Pauses on either side of what a config waits for. */
export function edges(config) {
  const idle = length(config.session?.idle ?? "30m");
  const around = [idle, length("1m"), length("1h"), length("1d"), length("3d")];
  return around.flatMap((it) => [it - 1, it, it + 1]);
}
