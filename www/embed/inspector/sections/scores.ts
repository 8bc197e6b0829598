// Each score with its parts, which add up to it exactly.

import { type Child, h } from "../dom.js";
import type { Tool } from "../tool.js";
import { ago, count, points, signed } from "../words.js";
import { empty, exact } from "./parts.js";

interface Part {
  readonly rule?: string;
  readonly group?: string;
  readonly label?: string | null;
  readonly signals?: number | null;
  readonly lastAt?: string | null;
  readonly before?: number;
  readonly after?: number;
  readonly capped?: number;
  readonly score?: string;
  readonly of?: number;
  readonly cap?: string;
  readonly floor?: string;
  readonly points: number;
}

interface Score {
  readonly parts: readonly Part[];
  readonly points: number;
  readonly exact: number;
  readonly text: string;
}

export function scores({ look, now }: Tool): Child {
  const all = Object.entries((look.explain("scores") ?? {}) as Record<string, Score>);
  if (!all.length) return empty("The config has no scores.");
  return all.map(([name, score]) => {
    const telling = score.parts.filter(({ points, before }) => points || before);
    const silent = score.parts.filter((it) => !telling.includes(it));
    const most = Math.max(1, ...telling.map((it) => Math.abs(it.points)));
    return h(
      "section.block.score",
      { "data-key": name, "aria-label": `Score ${name}` },
      h("h3", {}, name, h("output.total", {}, score.points)),
      telling.length > 0 &&
        h(
          "table.parts",
          {},
          h("caption.unseen", {}, `Parts of ${name}`),
          h(
            "thead.unseen",
            {},
            h("tr", {}, h("th", { scope: "col" }, "Part"), h("th", { scope: "col" }, "Points")),
          ),
          h(
            "tbody",
            {},
            telling.map((it) => row(it, most, now)),
          ),
          h(
            "tfoot",
            {},
            h(
              "tr",
              {},
              h("th", { scope: "row" }, "Together"),
              h("td", {}, exact(points(score.exact))),
            ),
          ),
        ),
      !telling.length && empty("No points yet."),
      silent.length > 0 &&
        h(
          "details",
          {},
          h("summary", {}, `${count(silent.length, "rule")} without points`),
          h(
            "ul.silent",
            {},
            silent.map((it) =>
              h("li", {}, it.label ?? title(it), " ", h("code", {}, it.rule ?? "")),
            ),
          ),
        ),
    );
  });
}

const title = ({ rule, score, cap, floor, group }: Part): string => {
  if (rule) return rule;
  if (score) return `From ${score}`;
  const what = group ? `the group ${group}` : "the score";
  return cap ? `Over the maximum of ${what}` : floor ? `Up to the minimum of ${what}` : "";
};

function row(part: Part, most: number, now: number): Child {
  const share = `${(Math.abs(part.points) / most) * 100}%`;
  return h(
    "tr",
    { "data-key": [part.group, part.rule, part.score, part.cap, part.floor].join() },
    h(
      "th",
      { scope: "row" },
      h("span.what", {}, part.label ?? title(part)),
      h("small", {}, details(part, now).join(" · ")),
      h(`span.bar${part.points < 0 ? ".minus" : ""}`, {
        css: { width: share },
        "aria-hidden": "true",
      }),
    ),
    h("td", {}, exact(signed(part.points))),
  );
}

function details(part: Part, now: number): string[] {
  const { rule, label, group, signals, lastAt, before = 0, after = 0, capped = 0, of } = part;
  const last = lastAt ? Date.parse(lastAt) : Number.NaN;
  return [
    label && rule ? rule : "",
    group && rule ? `in ${group}` : "",
    signals ? count(signals, "signal") : "",
    Number.isFinite(last) && signals ? `last ${ago(last, now)}`.replace("last just", "just") : "",
    after !== before ? `${points(before)} before fading` : "",
    capped ? `${points(capped)} over its cap` : "",
    of === undefined ? "" : `out of ${points(of)}`,
  ].filter(Boolean);
}
