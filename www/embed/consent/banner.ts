// What a consent banner is to Leadlight, and what its answers come to.

import type { Word } from "../keep/keep.js";

/** What a banner says. `allowed`: nothing forbids it, but the visitor has not chosen. */
export type Answer = Word | "allowed";

export type Stop = () => void;

export interface Banner {
  /** Events of its own after which it may say something else, wherever they are dispatched. */
  readonly events?: string;
  /** Whether it is on the page. `named`: the config says that it will be. */
  there(named: boolean): unknown;
  /** Gives its answer. `event` is the last of its events that was heard. */
  read(event: Event | undefined): Answer;
  /** Asks it to have `look` called whenever its answer may be another; gives back what ends that. */
  begin?(look: () => void): Stop;
}

/** What the page has put on `window`: of its shape nothing is certain, and who reads it may throw. */
// biome-ignore lint/suspicious/noExplicitAny: that is the point.
export const page = window as unknown as Record<string, any>;

/** The answer of a banner that can tell whether the visitor was `asked`. */
export const choice = (yes: unknown, asked: unknown): Answer =>
  asked ? (yes ? "granted" : "denied") : yes ? "allowed" : "pending";

/** One thing that a banner asks about. It is not decided yet if it is neither true nor false. */
export type Purpose = readonly [name: string, yes: unknown];

/**
 * The answer of a banner whose purposes the site names itself: one called `leadlight` counts alone;
 * without one the visitor has to agree to all.
 */
export function verdict(purposes: readonly Purpose[]): Word {
  const own = purposes.filter(([name]) => /^leadlight$/i.test(name));
  const values = (own.length ? own : purposes).map(([, yes]) => yes);
  // Nothing to agree to is not an agreement.
  if (!values.length || values.some((yes) => typeof yes !== "boolean")) return "pending";
  return values.every(Boolean) ? "granted" : "denied";
}
