// Hands over what a visitor wrote in a form, and tells the form what became of it.

import type { Parts } from "./api.js";
import type { Events } from "./events.js";
import type { SendStatus } from "./panel/options.js";

/** Takes what was written; `report` is told what became of it, maybe several times. */
export type Send = (
  kind: string,
  fields: Readonly<Record<string, string>>,
  report: (status: SendStatus) => void,
) => void;

/** What a form need not ask for: the traits that are texts. */
export const known = ({ shell }: Parts): Record<string, string> =>
  Object.fromEntries(
    Object.entries(shell.traits()).filter(
      (pair): pair is [string, string] => typeof pair[1] === "string",
    ),
  );

/** `goes` is told what is handed over now, and says whether something takes it. */
export function makeSend(
  { shell, keeper, outbox, eyes }: Parts,
  events: Events,
  goes: (kind: string) => boolean,
): Send {
  const reports = new Map<string, (status: SendStatus) => void>();
  const sent = new Map<string, string>();

  events.on("handoff", (detail) => {
    const { id, status } = detail as { id: string; status: string };
    const now = status === "retrying" ? "stored" : status;
    if (now !== "created") reports.get(id)?.(now as SendStatus);
  });

  return (kind, fields, report) => {
    // The same words again are another try of what could not be delivered.
    const words = JSON.stringify([kind, fields]);
    const before = sent.get(words);
    if (before) {
      reports.set(before, report);
      outbox.retry(before);
      return;
    }
    const { message, time, ...traits } = fields;
    shell.observeAll([
      ["identify", traits],
      ["form_submit", { formId: `leadlight-${kind}`, path: eyes.path() }],
    ]);
    const id = shell.handOff({ kind, message, time });
    if (!id || !goes(kind)) {
      report("failed");
      return;
    }
    sent.set(words, id);
    reports.set(id, report);
    if (keeper.word === "denied") report("failed");
    else if (keeper.word !== "granted") report("held");
  };
}
