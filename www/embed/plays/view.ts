// What the kinds of what playbooks show have in common: what is in the frame, and what they are told.

import type { Parts } from "../api.js";
import type { How } from "../chat-panel.js";
import type { Language } from "./text.js";

export type Kind = "invite" | "bar" | "form" | "survey";

/** What is shown in a frame. */
export interface View {
  readonly title: string | null;
  readonly content: readonly (Node | undefined)[];
  /** What screen readers call it, where it has no title. */
  readonly label: string;
  /** An offer that is shown. */
  readonly offer?: string;
  /** When it has to go away (ms). */
  readonly until?: number | undefined;
  /** Where the focus goes when the visitor asked for it. */
  first(): HTMLElement | undefined;
  /** Told when something that it shows has changed: what is known, and consent. */
  refresh?(): void;
}

/** What a kind needs to make its view. */
export interface Tools {
  readonly parts: Parts;
  readonly language: Language;
  readonly how: How;
  /** The visitor did what it is there for. */
  done(): void;
  /** Closes it. */
  close(): void;
}
