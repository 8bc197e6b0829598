// Each playbook with what holds it back now, and how often it came.

import { objectOf, type Rough } from "../../config.js";
import type { LogRecord } from "../../messages.js";
import { type Child, h } from "../dom.js";
import type { Tool } from "../tool.js";
import { ago, brief, count, plain } from "../words.js";
import { coded, empty, note, pairs } from "./parts.js";

/** What holds a playbook back or sets it off, in the config's words and in plain ones. */
const rules = [
  ["on", "Set off by"],
  ["delay", "After"],
  ["hours", "Hours"],
  ["cap", "At most"],
  ["afterDismiss", "After a dismissal"],
] as const;

export function playbooks(tool: Tool): Child {
  const { inside, state, live } = tool;
  const books = Object.entries(objectOf(objectOf(inside.config)["playbooks"]));
  if (!books.length) return empty("The config has no playbooks.");
  const { wish } = state;
  const other = wish.at !== undefined || wish.stage !== undefined || Object.keys(wish.sides).length;
  return [
    !!other &&
      note(
        "What is forced decides on conditions and offers below. Delays, what is open and whether the visitor is busy are known for the page as it is alone, and are left out.",
      ),
    live.get.holdout && note("The holdout keeps offers from slots, not playbooks from running."),
    books.map(([name, book]) => one(tool, name, objectOf(book))),
  ];
}

function one({ look, past, now }: Tool, name: string, book: Rough): Child {
  const it = look.explain(`playbook:${name}`) as { runs: boolean; text: string } | null;
  const of = (state: string) =>
    past.filter(({ signal, props }) => {
      const { playbook, state: became } = props as Rough;
      return (signal === "chat" || signal === "playbook") && playbook === name && became === state;
    });
  const last = (list: readonly LogRecord[]) => {
    const time = list.at(-1)?.time;
    return time === undefined ? "never" : `${count(list.length, "time")}, last ${ago(time, now)}`;
  };
  const set = rules.filter(([key]) => book[key] !== undefined);
  const does = (["when", "do", "closed"] as const).filter((key) => book[key] !== undefined);
  return h(
    "section.block",
    { "data-key": name, "aria-label": `Playbook ${name}` },
    h(
      "h3",
      {},
      name,
      h(`span.chip${it?.runs ? ".granted" : ""}`, {}, it?.runs ? "ready" : "held back"),
    ),
    h("p", {}, coded(it?.text ?? "The engine does not know it: see the problems of the config.")),
    pairs([
      ...set.map(([key, title]) => [title, brief(book[key])] as const),
      ["Opened", last(of("opened"))],
      ["Dismissed", last(of("dismissed"))],
    ]),
    h(
      "details",
      {},
      h("summary", {}, "When, and what it does"),
      pairs(does.map((key) => [key, h("code", {}, plain(book[key]))])),
    ),
  );
}
