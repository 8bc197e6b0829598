// Recording a journey, and the report of what was seen.

import { button, type Child, h } from "../dom.js";
import { copy, download } from "../give.js";
import { journeyFile } from "../journey.js";
import { reportOf } from "../report.js";
import type { Tool } from "../tool.js";
import { ago, count } from "../words.js";
import { block, note } from "./parts.js";

const rootOf = ({ target }: Event) => (target as Element).closest(".section") as Element;
const fileOf = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-") || "journey";

export const record = (tool: Tool): Child => [journey(tool), report(tool)];

function journey(tool: Tool): Child {
  const { state, live, now, set } = tool;
  const { journey, name } = state;
  if (!journey) {
    const start = () => {
      const { visitor, consent } = live.get;
      const begun = { name: name.trim() || "A visit", start: now, visitor, consent, log: [] };
      set({ journey: begun });
      tool.say("Recording.");
    };
    return block(
      "Journey",
      note(
        "Records what you do from now on, across the pages of this tab, for the studio and for leadlight check --journeys.",
      ),
      h(
        "div.line",
        {},
        h("input", {
          type: "text",
          "aria-label": "Name of the journey",
          placeholder: "curious reader",
          value: name,
          oninput: ({ target }: Event) => set({ name: (target as HTMLInputElement).value }),
        }),
        button("main", "Record", start),
      ),
    );
  }
  const stop = (event: Event) => {
    download(`${fileOf(journey.name)}.json`, journeyFile(journey), rootOf(event));
    set({ journey: undefined, name: "" });
    tool.say("The journey was saved as a file.");
  };
  return block(
    "Journey",
    h(
      "p.recording",
      {},
      h("strong", {}, journey.name),
      ` ${count(journey.log.length, "signal")}, begun ${ago(journey.start, now)}`,
    ),
    h(
      "div.line",
      {},
      h("button.main", { type: "button", onclick: stop }, "Stop and save"),
      button("plain", "Discard", () => set({ journey: undefined })),
    ),
  );
}

function report(tool: Tool): Child {
  const { state, set } = tool;
  const text = () => JSON.stringify(reportOf(tool, state.personal), null, 2);
  const toClipboard = async (event: Event) => {
    const done = await copy(text(), rootOf(event));
    tool.say(done ? "The report is in the clipboard." : "The browser does not let it be copied.");
  };
  const toFile = (event: Event) => {
    const value = reportOf(tool, state.personal);
    download(`leadlight-report-${value.configHash}.json`, value, rootOf(event));
    tool.say("The report was saved as a file.");
  };
  return block(
    "Bug report",
    note("One file with config, log and decisions, which comes to the same in the studio."),
    h(
      "label.check",
      {},
      h("input", {
        type: "checkbox",
        checked: state.personal,
        onchange: ({ target }: Event) => set({ personal: (target as HTMLInputElement).checked }),
      }),
      "Include names, addresses and numbers of the visitor",
    ),
    h(
      "div.line",
      {},
      h("button.main", { type: "button", onclick: toFile }, "Download"),
      h("button.plain", { type: "button", onclick: toClipboard }, "Copy"),
    ),
  );
}
