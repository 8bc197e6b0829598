// Hands over what a visitor wrote in a form, and tells the form what became of it.

import type { Parts } from "./api.js";
import { listOf, objectOf } from "./config.js";
import type { Events } from "./events.js";
import type { SendStatus } from "./panel/options.js";

/** Takes what was written; `report` is told what became of it, maybe several times. */
export type Send = (
  kind: string,
  fields: Readonly<Record<string, string>>,
  report: (status: SendStatus) => void,
) => void;

export function makeSend({ shell, keeper, outbox, eyes, config }: Parts, events: Events): Send {
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
    const sinks = listOf(objectOf(config["handoff"])["sinks"]).length;
    if (!sinks) console.warn(`Leadlight: there is no sink that takes what the form ${kind} sends`);
    if (!id || !sinks) {
      report("failed");
      return;
    }
    sent.set(words, id);
    reports.set(id, report);
    if (keeper.word === "denied") report("failed");
    else if (keeper.word !== "granted") report("held");
  };
}
