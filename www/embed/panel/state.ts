// What the panel remembers while the page lives: drafts, and what was sent. It outlasts closing.

import type { Line } from "../live/line.js";
import type { Kind, PanelOptions, SendStatus } from "./options.js";

export type FieldName = "message" | "email" | "name" | "phone" | "time";

/** Something the visitor sent, and what is known to have become of it. */
export interface Entry {
  readonly kind: Kind;
  readonly fields: Readonly<Record<string, string>>;
  status: SendStatus | "sending";
  /** How often it was given to the page: a report of an earlier try can be out of date. */
  tries: number;
}

export interface State {
  options: PanelOptions;
  /** What the transcript shows, oldest first: greetings, entries, and lines of a conversation. */
  readonly transcript: (string | Entry | Line)[];
  /** What was typed and not sent yet, by field; a field in two forms is one draft. */
  readonly drafts: Map<FieldName, string>;
  /** Whether the visitor is in the conversation or at the forms. */
  isLive: boolean;
  /** Whether the visitor wanted it so. */
  chosen: boolean;
  /** What was put into the message for the visitor: words of theirs that nobody has answered. */
  lent: string;
  /** The form in view; none while the panel shows only its greeting on a phone. */
  tab: Kind | undefined;
  /** Forms that came back after they were sent, with the entry that is being put differently. */
  readonly again: Map<Kind, Entry | undefined>;
  /** Called after every change, while the panel is open. */
  changed: () => void;
}

/** Strings with half a surrogate pair can be typed, and are refused by a strict JSON reader. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, "\ufffd");
}

/** Whether an item of the transcript was sent by a form. */
export const isEntry = (item: string | Entry | Line): item is Entry =>
  typeof item !== "string" && "kind" in item;

/** What was sent, oldest first; of one kind, if given. */
export function entries(state: State, kind?: Kind): Entry[] {
  return state.transcript.filter(
    (item): item is Entry => isEntry(item) && (!kind || item.kind === kind),
  );
}

/** True while it is settled that an entry did not arrive. */
export function undelivered(entry: Entry): boolean {
  return entry.status === "failed" || entry.status === "parked";
}

/** An entry as the visitor would write it: the message, or else all answers. */
export function wording({ fields }: Entry): string {
  return fields.message ?? Object.values(fields).join("\n");
}

/** Sends what a form holds, as a new line of the transcript. */
export function submit(state: State, kind: Kind, fields: Readonly<Record<string, string>>): void {
  // What failed and is now put differently does not stay as a second line.
  const old = state.again.get(kind);
  if (old && undelivered(old)) state.transcript.splice(state.transcript.indexOf(old), 1);
  state.again.delete(kind);
  const entry: Entry = { kind, fields, status: "sending", tries: 0 };
  state.transcript.push(entry);
  deliver(state, entry);
}

/** Brings a form back: for another of its kind, or with what did not arrive. */
export function reopen(state: State, kind: Kind): void {
  const failed = entries(state, kind).filter(undelivered).at(-1);
  const text = failed?.fields.message;
  if (text !== undefined && !state.drafts.get("message")?.trim()) state.drafts.set("message", text);
  state.again.set(kind, failed);
  state.changed();
}

/** Gives an entry to the page, for the first time or again. */
export function deliver(state: State, entry: Entry): void {
  entry.status = "sending";
  entry.tries += 1;
  const thisTry = entry.tries;
  state.changed();
  try {
    state.options.send(entry.kind, entry.fields, (status) => {
      // Received is received: nothing that comes late can take it back.
      if (entry.status === "sent") return;
      if (thisTry !== entry.tries && status !== "sent") return;
      entry.status = status;
      if (!undelivered(entry)) dropDraft(state, entry);
      state.changed();
    });
  } catch {
    entry.status = "failed";
    state.changed();
  }
}

/** A draft goes once its text is safe elsewhere, and not before. */
function dropDraft(state: State, { fields }: Entry): void {
  if (state.drafts.get("message")?.trim() === fields.message) state.drafts.delete("message");
}
