// Who the visitor is, what may be known of them, and under which config.

import { isBot, refusesGlobally } from "../../capture/visitor.js";
import { consentOf, objectOf } from "../../config.js";
import type { LogRecord } from "../../messages.js";
import { type Child, h } from "../dom.js";
import type { Tool } from "../tool.js";
import { ago, count, moment, plain } from "../words.js";
import { block, empty, members, note, pairs } from "./parts.js";

export function now(tool: Tool): Child {
  const { look, past, runs } = tool;
  if (!runs) return off(tool);
  const { get } = look;
  const { visit, returning, pageViews, channel, source } = get.session;
  const list = (it: readonly string[]) => it.map((one) => h("span.chip", {}, one));
  const starts = past.filter(({ signal }) => signal === "session_start");
  return [
    block(
      "Visitor",
      pairs([
        ["Id", h("code", {}, get.visitor)],
        ["Session", `visit ${plain(visit)}, ${count(Number(pageViews), "page")}`],
        ["Came back", returning ? "yes" : "no, this is the first visit"],
        ["This visit came from", plain(source ?? channel ?? "direct")],
        ["Grade", plain(get.grade)],
        ["Persona", plain(get.persona)],
        ["Segments", get.segments.length ? list(get.segments) : "none"],
        ["Holdout", get.holdout ? "yes: sees defaults everywhere" : "no"],
        ["Machine", machine(tool)],
      ]),
    ),
    block(
      "Traits",
      Object.keys(get.traits).length ? members(get.traits) : empty("None known yet."),
    ),
    block(
      "Consent",
      pairs([
        ["Stands at", chip(get.consent)],
        ["Said by", said(tool)],
      ]),
      meaning(get.consent),
    ),
    block(
      "First and last touch",
      touch("First", starts[0], tool),
      touch("Last", starts.at(-1), tool),
    ),
    Object.keys(get.facts).length > 0 && block("Facts", members(get.facts)),
    config(tool),
  ];
}

const chip = (word: string) => h(`span.chip.${word}`, {}, word);

function off({ inside }: Tool): Child {
  if (inside.error === undefined) return empty("Leadlight is starting…");
  return [
    h(
      "div.alert",
      { role: "alert" },
      h("strong", {}, "Leadlight is off on this page"),
      h("p", {}, inside.error),
      h("p", {}, "The page is as its author wrote it."),
    ),
    problems(inside.shell?.problems ?? []),
  ];
}

function machine({ inside }: Tool): string {
  if (!isBot()) return "no";
  const way = objectOf(inside.config)["bots"] ?? "observe";
  return way === "allow"
    ? "yes, and treated as anyone"
    : "yes: no playbook runs, nothing is handed off";
}

/** Who has said how consent stands, as far as that can be told. */
function said({ inside }: Tool): string {
  const { parts, api, options, shell } = inside;
  const word = parts?.keeper.word;
  const { gpc } = shell?.settings ?? {};
  const { banner, implied } = consentOf(inside.config);
  if (api.hasSpoken()) return 'the page, by leadlight("consent")';
  if (word === "denied" && gpc && refusesGlobally()) return "the browser: Global Privacy Control";
  if (banner && word !== "pending") return `the banner (${banner})`;
  if (banner) return `nobody yet; the banner (${banner}) is listened to`;
  if (options.consent) return "the script tag, by data-consent";
  if (implied) return "the config: consent is implied";
  return "nobody yet";
}

const meaning = (word: string) =>
  note(
    word === "granted"
      ? "What happens is stored in this browser, and leads may be sent."
      : word === "denied"
        ? "Everything stays in the memory of this page; nothing is stored or sent."
        : "Until consent is given everything stays in memory; nothing is stored or sent.",
  );

function touch(name: string, start: LogRecord | undefined, { now }: Tool): Child {
  if (!start) return empty(`${name}: none yet.`);
  const { device: _, utcOffset: __, ...rest } = start.props as Record<string, unknown>;
  return h(
    "details",
    { "data-key": name },
    h("summary", {}, `${name}: ${moment(start.time, now)} `, h("small", {}, ago(start.time, now))),
    members(rest),
  );
}

function config({ inside, live }: Tool): Child {
  const { version, site } = objectOf(inside.config);
  return block(
    "Config",
    pairs([
      ["Site", plain(site)],
      ["Version", plain(version)],
      ["Hash", h("code", {}, live.get.configHash)],
      ["Leadlight", __VERSION__],
      [
        "Log",
        `${count(live.get.signals, "signal")}, ${live.get.dropped} dropped as too old or too many`,
      ],
    ]),
    problems(inside.shell?.problems ?? []),
  );
}

function problems(list: readonly (readonly [code: string, path: string])[]): Child {
  if (!list.length) return note("No problems found in the config.");
  return h(
    "ul.problems",
    { "aria-label": "Problems of the config" },
    list.map(([code, path]) =>
      h("li", {}, h("code", {}, code), " at ", h("code", {}, path || "the top")),
    ),
  );
}
