// What plays-form.js holds: the forms that are not the panel's, for the newsletter and a quick question.

import type { Parts } from "../../api.js";
import { listOf, objectOf, type Rough, textOf } from "../../config.js";
import type { Events } from "../../events.js";
import { make } from "../../panel/dom.js";
import { email, message, name } from "../../panel/fields.js";
import { makeForm } from "../../panel/form.js";
import type { SendStatus } from "../../panel/options.js";
import type { FieldName } from "../../panel/state.js";
import { known, makeSend } from "../../send.js";
import type { Tools, View } from "../view.js";
import { textsFor } from "./text.js";

const FIELDS = { newsletter: [email], inquiry: [message, email, name] };

/** Gives what makes the views of forms on this page. */
export function makeForms(parts: Parts, events: Events) {
  const { shell, keeper, config, say } = parts;
  const send = makeSend(parts, events, (kind) => {
    const sinks = listOf(objectOf(config["handoff"])["sinks"]).length;
    if (!sinks) console.warn(`Leadlight: there is no sink that takes what the form ${kind} sends`);
    return sinks > 0;
  });
  /** What was typed on this page and not sent, whichever form it was typed into. */
  const drafts = new Map<FieldName, string>();

  /** Whether the log has it that a form was sent. */
  const wasSent = (formId: string) =>
    shell.records().some(({ signal, props }) => {
      return signal === "form_submit" && objectOf(props)["formId"] === formId;
    });

  /** Gives what is shown of a form; nothing if there is none of that name, or nobody needs it any more. */
  return (form: unknown, { language, how, done, close }: Tools): View | undefined => {
    const given: Rough = objectOf(form);
    const kind = textOf(form) ?? textOf(given["kind"]);
    if (kind !== "newsletter" && kind !== "inquiry") return undefined;
    const newsletter = kind === "newsletter";
    // Who has subscribed is not asked again.
    if (how === "auto" && newsletter && wasSent(`leadlight-${kind}`)) return undefined;

    const { page } = language;
    const own = textsFor(page);
    const texts = newsletter ? { ...own, note: own.newsletterNote } : own;
    const state = {
      drafts,
      get options() {
        return { known: known(parts), consent: keeper.word };
      },
    };
    const spec = {
      kind,
      fields: FIELDS[kind],
      intro: "",
      send: texts[`${kind}Send`],
      submit(answers: Readonly<Record<string, string>>) {
        done();
        show("sending");
        send(kind, answers, report);
      },
    };
    const asked = makeForm(spec, state, texts);
    const status = make("p", "outcome", { role: "status" });
    const end = make("button", "more", { type: "button" }, texts.close);
    end.addEventListener("click", close);
    end.hidden = true;
    let received = false;

    /** Says what became of it. Received is received: nothing that comes late can take it back. */
    const report = (now: SendStatus) => {
      if (received) return;
      received = now === "sent";
      show(now);
    };
    const show = (now: SendStatus | "sending") => {
      const failed = now === "failed" || now === "parked";
      const sent = newsletter ? texts.newsletterSent : texts.messageSent;
      status.textContent = failed ? texts.failed : now === "sent" ? sent : texts[now];
      status.dataset["status"] = now;
      const root = status.getRootNode() as ShadowRoot;
      const within = [asked.element, end].some((it) => it.contains(root.activeElement));
      asked.element.hidden = !failed;
      end.hidden = failed;
      if (failed) asked.refresh();
      // What had the focus went away: the visitor goes on where they can.
      if (within) (failed ? asked.first() : end).focus();
      // A draft goes once its text is safe elsewhere, and not before.
      if (now === "sent" || now === "stored") drafts.delete("message");
    };

    asked.refresh();
    const text = say(given["text"]);
    return {
      title: say(given["title"]) ?? texts[`${kind}Title`],
      label: "",
      content: [
        text ? make("p", "text", { lang: page }, text) : undefined,
        status,
        asked.element,
        end,
      ],
      first: asked.first,
      refresh: asked.refresh,
    };
  };
}
