// What a playbook does and when, in a line.

import { isObject, type Json, type JsonObject, objectOf, textOf } from "../../state/path.js";

const UNITS: Record<string, string> = { s: "second", m: "minute", h: "hour", d: "day", w: "week" };

/** A span in words: `15m` is "15 minutes". */
export function spanWords(span: string): string {
  const [, count = "", unit = ""] = /^(\d+)([smhdw])$/.exec(span) ?? [];
  return UNITS[unit] ? `${count} ${UNITS[unit]}${count === "1" ? "" : "s"}` : span;
}

/** What sets it off. */
export function triggerWords(on: Json | undefined): string {
  const { stage, signal, scroll, idle, exit_intent } = objectOf(on);
  const said = [
    stage !== undefined && `the stage is ${textOf(stage)}`,
    signal !== undefined && `${textOf(signal)} happens`,
    scroll !== undefined && `${scroll} % of the page are read`,
    idle !== undefined && `nothing happens for ${spanWords(textOf(idle))}`,
    exit_intent === true && "the pointer leaves the window",
  ].filter(Boolean);
  return said.length ? `When ${said.join(" and ")}` : "When the page opens";
}

/** What it does. */
export function doesWords(does: Json | undefined): string {
  const { chat, invite, bar, form, survey } = objectOf(does);
  const offer = textOf(objectOf(invite ?? bar)["offer"]) || "an offer";
  if (chat !== undefined) return "opens the chat";
  if (invite !== undefined) return `invites to ${offer}`;
  if (bar !== undefined) return `shows a bar with ${offer}`;
  if (form !== undefined)
    return `opens the ${isObject(form) ? textOf(form["kind"]) : textOf(form)} form`;
  if (survey !== undefined) return "asks a question";
  return "does nothing yet";
}

export function playbookWords({ on, delay, do: does, cap }: JsonObject): string {
  const after = textOf(delay) ? `, after ${spanWords(textOf(delay))}` : "";
  const { times, per } = objectOf(cap);
  const often =
    times === undefined
      ? ""
      : `, ${times === 1 ? "once" : `${times} times`} ${per === "session" ? "a session" : `in ${spanWords(textOf(per))}`}`;
  return `${triggerWords(on)}${after}: ${doesWords(does)}${often}`;
}
