// The log as it grows, newest first, and the way back in time over it.

import { objectOf } from "../../config.js";
import type { LogRecord } from "../../messages.js";
import { button, type Child, h } from "../dom.js";
import type { Tool } from "../tool.js";
import { ago, clock, count, moment, plain } from "../words.js";
import { empty, marked, members } from "./parts.js";

export function log(tool: Tool): Child {
  const { state, records, set } = tool;
  const { signal, text, most } = state;
  const names = [...new Set(records.map((it) => it.signal))].sort();
  const wanted = text.toLowerCase();
  const listed = records.filter(
    (it) =>
      (!signal || it.signal === signal) &&
      (!wanted || `${it.signal} ${JSON.stringify(it.props)}`.toLowerCase().includes(wanted)),
  );
  const chosen = ({ target }: Event) => (target as HTMLInputElement).value;
  return [
    travel(tool),
    h(
      "div.filters",
      { role: "search", "aria-label": "Filter" },
      h(
        "select",
        {
          "aria-label": "Signal",
          value: signal,
          onchange: (event: Event) => set({ signal: chosen(event) }),
        },
        h("option", { value: "" }, "all signals"),
        names.map((it) => h("option", { value: it }, it)),
      ),
      h("input", {
        type: "search",
        "aria-label": "Text",
        placeholder: "contains…",
        value: text,
        oninput: (event: Event) => set({ text: chosen(event) }),
      }),
    ),
    h("p.count", {}, `${listed.length} of ${count(records.length, "signal")}`),
    !listed.length && empty(records.length ? "None fits the filter." : "Nothing has happened yet."),
    h(
      "ol.log",
      { "aria-label": "Signals, newest first" },
      listed
        .slice(-most)
        .reverse()
        .map((it) => entry(it, tool)),
    ),
    listed.length > most && button("plain", "Show older ones", () => set({ most: most + 100 })),
  ];
}

function entry(record: LogRecord, { state: { wish }, now }: Tool): Child {
  const { id, time, signal, props } = record;
  const later = wish.at !== undefined && time > wish.at;
  return h(
    `li${later ? ".later" : ""}`,
    { "data-key": id },
    h(
      "details",
      {},
      h(
        "summary",
        {},
        h(
          "time",
          { datetime: new Date(time).toISOString(), title: moment(time, now) },
          clock(time),
        ),
        h("strong", {}, signal),
        h("span.gist", {}, marked(gist(objectOf(props)))),
      ),
      members({ ...props }),
      h("p.note", {}, `${ago(time, now)} · `, h("code", {}, id)),
    ),
  );
}

/** What a signal is about, in a few words. */
function gist(props: Readonly<Record<string, unknown>>): string {
  const first = [
    "percent",
    "seconds",
    "fileName",
    "formId",
    "offer",
    "to",
    "state",
    "channel",
    "text",
  ];
  const named = first.filter((it) => props[it] !== undefined).map((it) => plain(props[it]));
  const path = props["path"] ?? props["landingPath"];
  const said = [...named.slice(0, 2), ...(path === undefined ? [] : [plain(path)])];
  return said.length ? said.join(" · ") : Object.keys(props).join(", ");
}

/** The slider: at its end it is now. */
function travel({ state, records, now, set }: Tool): Child {
  const { wish } = state;
  const last = records.length;
  const place =
    wish.at === undefined ? last : records.filter(({ time }) => time <= (wish.at ?? 0)).length - 1;
  const at = wish.at === undefined ? "now" : moment(wish.at, now);
  const go = (to: number) => {
    const record = records[to];
    set({ wish: { ...wish, at: record?.time } });
  };
  if (!last) return false;
  return h(
    "div.travel",
    {},
    h("label", { for: "travel" }, "Look back to"),
    h("output", { for: "travel" }, at),
    h("input", {
      type: "range",
      id: "travel",
      min: 0,
      max: last,
      step: 1,
      "aria-valuetext": at,
      value: `${Math.max(0, place)}`,
      oninput: ({ target }: Event) => go(Number((target as HTMLInputElement).value)),
    }),
    wish.at !== undefined &&
      button("plain", "Back to now", () => set({ wish: { ...wish, at: undefined } })),
  );
}
