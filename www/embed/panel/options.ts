// What the page tells the panel, and what the panel tells the page.

import type { Line, Standing } from "../live/line.js";

/** What a visitor can send: a message that is answered by e-mail, or a wish to be called back. */
export type Kind = "message" | "callback";

/**
 * What became of something that was sent. `held`: consent is missing, it waits in this page.
 * `stored`: in the outbox, on its way. `sent`: received. `parked`, `failed`: not delivered.
 */
export type SendStatus = "held" | "stored" | "sent" | "parked" | "failed";

/** A conversation that goes on now, where the site has one. */
export interface Live {
  /** Who answers; empty if the site does not say. */
  readonly team: string;
  readonly standing: Standing;
  /** Whether an answer takes longer than is fair. */
  readonly isLate: boolean;
  /** What was said, oldest first. The same line is the same object each time. */
  readonly lines: readonly Line[];
  say(text: string): void;
}

export interface PanelOptions {
  /** BCP 47 tag of the page. */
  lang: string;
  /** Greeting, plain text, already filled in. */
  message?: string;
  /** The form that is shown first; to leave a message unless said. */
  form?: Kind;
  phone?: string;
  /** An https link where a meeting can be booked. */
  meeting?: string;
  /** An e-mail address. */
  mail?: string;
  /** Traits known: name, email, phone, company. Prefilled, never asked twice. */
  known: Readonly<Record<string, string>>;
  consent: "granted" | "pending" | "denied";
  /** Without it there are only the forms. */
  live?: Live | undefined;
  /** Takes what the visitor wrote. `report` is called with what became of it, maybe several times. */
  send(
    kind: Kind,
    fields: Readonly<Record<string, string>>,
    report: (status: SendStatus) => void,
  ): void;
  /** The visitor closed it: before or after having sent something. */
  closed(how: "dismissed" | "done"): void;
}

export interface Panel {
  close(): void;
  focus(): void;
  update(options: Partial<Pick<PanelOptions, "consent" | "known" | "live">>): void;
}
