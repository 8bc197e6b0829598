// What the chat of a vendor is to Leadlight. Each has a file under vendors/ of this shape, which becomes
// a chunk of its own, chat-<vendor>.js.

import { quietly } from "../safe.js";
import type { Settings } from "./settings.js";

/** What the page and the vendors have put on `window`: of its shape nothing is certain, and all of it may throw. */
// biome-ignore lint/suspicious/noExplicitAny: that is the point.
export const page = window as unknown as Record<string, any>;

/** What is passed about the visitor, under the names that the vendor is to see. */
export type Values = Readonly<Record<string, string | number>>;

/** What the chat says when it opens. A vendor is given only what it can do. */
export interface Words {
  /** Said by the team. */
  readonly greeting?: string | undefined;
  /** Put into the visitor's field, for them to send or not. */
  readonly draft?: string | undefined;
}

export type From = "visitor" | "team";

/** Is told what happens in the vendor's chat, whoever opened it. Never a word of what is written there. */
export interface Hear {
  opened(): void;
  message(from: From): void;
  closed(): void;
}

/** What a vendor can do; the table in docs/chat.md says the same. */
export interface Can {
  /** Takes attributes of a visitor. */
  readonly attributes: boolean;
  readonly greeting: boolean;
  readonly draft: boolean;
  /** Tells when it is opened and closed, also by the visitor alone. */
  readonly opens: boolean;
  /** Whose messages it tells of. */
  readonly messages: readonly From[];
}

/** No call waits for another page, and each may throw: the door sees to that. */
export interface Adapter {
  readonly can: Can;
  /** What the vendor is called on `window`, as itself or as a queue that waits for it. */
  readonly global: string;
  /** What its script element is called, where that matters to the script. */
  readonly scriptId?: string;
  /** Makes on the page what the vendor's script looks for, and gives the script's address; none if it is not known. */
  load?(): string | undefined;
  /** Is called once that script has run. */
  loaded?(): void;
  /** Whether its calls do something by now. Asked again and again until they do. */
  ready(): unknown;
  /**
   * Whether it is there, for a vendor that says only once that it is ready: one that is there and has
   * said nothing for a while was so before.
   */
  there?(): unknown;
  /** Begins to tell; called once, when it is ready. */
  begin(hear: Hear): void;
  set(values: Values): void;
  /** Opens the chat. A promise that rejects means that it did not open. */
  open(words: Words): unknown;
  close(): unknown;
}

/** What a vendor's file holds, as `make`. */
export type Make = (settings: Settings) => Adapter;

/** A function for a vendor to call, into whose script nothing of ours is thrown. */
export const safely =
  <T extends readonly unknown[]>(run: (...args: T) => void) =>
  (...args: T): void => {
    quietly(() => run(...args));
  };

/**
 * Hears an event of the page that a vendor dispatches, on the document or on the window. No callback
 * of the site's own is taken from it.
 */
export function on(name: string, run: (event: CustomEvent) => void): void {
  addEventListener(name, safely(run) as EventListener, true);
}

/** The values as texts, for vendors that take nothing else. */
export const texts = (values: Values): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
