// Waits for a fact. The only place in these tests where time passes; nothing here sleeps blindly.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";

/** How long (ms) a fact may take before it counts as not happening; more on a very slow machine. */
export const PATIENCE = Number(process.env.E2E_PATIENCE ?? 6000);

/**
 * Asks `probe` again and again until it gives something truthy, and returns that. A probe that
 * throws is asked again too: during a navigation the page it asks is gone for a moment.
 * `context()` is printed when patience ends, so that a failure explains itself.
 */
export async function until(what, probe, { timeout = PATIENCE, context } = {}) {
  const deadline = performance.now() + timeout;
  let last;
  let failure;
  do {
    try {
      last = await probe();
      failure = undefined;
      if (last) return last;
    } catch (error) {
      failure = error;
    }
    await pause(15);
  } while (performance.now() < deadline);
  const seen = failure ? `it threw ${failure.message}` : `it was ${show(last)}`;
  const more = context ? `\n${await context()}` : "";
  throw new assert.AssertionError({
    message: `waited ${timeout} ms in vain for: ${what}; at the end ${seen}${more}`,
  });
}

/** Waits until `probe` gives exactly `expected`; fails with the difference. */
export async function becomes(what, probe, expected, options = {}) {
  let last;
  try {
    await until(
      what,
      async () => {
        last = await probe();
        return isDeepStrictEqual(last, expected);
      },
      options,
    );
  } catch (error) {
    assert.deepEqual(last, expected, `${what}\n${error.message}`);
    throw error;
  }
}

/** A short picture of a value for a message. */
export function show(value) {
  const text = typeof value === "string" ? JSON.stringify(value) : JSON.stringify(value, null, 1);
  if (text === undefined) return String(value);
  return text.length > 1500 ? `${text.slice(0, 1500)}…` : text;
}
