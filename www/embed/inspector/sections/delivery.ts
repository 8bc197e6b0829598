// Handoffs: what was handed over, what is on its way, and what went wrong with it.

import { listOf, objectOf } from "../../config.js";
import { button, type Child, h } from "../dom.js";
import type { Tool } from "../tool.js";
import { count, moment, plain } from "../words.js";
import { block, empty, note } from "./parts.js";

export function delivery(tool: Tool): Child {
  const { inside, records, now } = tool;
  const outbox = inside.parts?.outbox;
  const items = outbox?.list() ?? [];
  const word = inside.parts?.keeper.word;
  const sinks = listOf(objectOf(objectOf(inside.config)["handoff"])["sinks"]);
  const handed = records.filter(({ signal }) => signal === "handoff");
  const retry = (id: string) => () => {
    outbox?.retry(id);
    tool.say("It is tried again.");
    tool.draw();
  };
  return [
    word !== "granted" && note(`Consent stands at ${word}: nothing is sent.`),
    block(
      "Outbox",
      !items.length && empty("Nothing waits."),
      h(
        "ul.items",
        {},
        items.map(({ id, sink, tries, status, error }) =>
          h(
            "li",
            { "data-key": `${id} ${sink}` },
            h("p", {}, h("strong", {}, sink || "on its way"), h(`span.chip.${status}`, {}, status)),
            h(
              "small",
              {},
              `${count(tries, "try").replace("trys", "tries")}${error ? `: ${error}` : ""}`,
            ),
            h("code", {}, id),
            status === "parked" &&
              word === "granted" &&
              button("plain", "Try again", retry(id), { "aria-label": `Try ${sink} again` }),
          ),
        ),
      ),
    ),
    block(
      "Handed over",
      !handed.length && empty("Nothing yet."),
      h(
        "ul.items",
        {},
        [...handed]
          .reverse()
          .map(({ id, time, props }) =>
            h(
              "li",
              { "data-key": id },
              h("strong", {}, moment(time, now)),
              h("code", {}, plain(objectOf(props)["id"])),
            ),
          ),
      ),
    ),
    block(
      "Sinks",
      !sinks.length && empty("The config has none."),
      h(
        "ul.items",
        {},
        sinks.map(({ id, kind, url }) =>
          h(
            "li",
            {},
            h("strong", {}, plain(id)),
            " ",
            plain(kind),
            url !== undefined && h("code", {}, plain(url)),
          ),
        ),
      ),
    ),
  ];
}
