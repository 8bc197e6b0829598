// Lengths of time and moments.

const units = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

export const day = units.d;

/** Milliseconds of a duration such as `"7d"`; undefined stays so. */
export const span = (text) => text && Number(text.slice(0, -1)) * units[text.at(-1)];

/** How old something is; a clock that was set back makes nothing younger than new. */
export const age = (now, at) => Math.max(0, now - at);

export const iso = (time) => new Date(time).toISOString();
