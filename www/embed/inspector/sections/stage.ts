// The stage: how it came about, what holds each, what is missing for the next, and forcing another.

import { button, type Child, h } from "../dom.js";
import type { Tool } from "../tool.js";
import { isGone, type Part, waysOf } from "../ways.js";
import { ago, moment } from "../words.js";
import { block, coded, empty, note, tick } from "./parts.js";

interface Explained {
  readonly stage: string;
  readonly since: string | null;
  readonly stages: readonly {
    readonly stage: string;
    readonly standing: "entered" | "stays" | "kept" | "out";
    readonly since: string | null;
    readonly enter: readonly Part[];
    readonly stay: readonly Part[];
  }[];
  readonly next: { readonly stage: string; readonly missing: string } | null;
  readonly history: readonly { from: string; to: string; at: string; cause: string }[];
}

const standings = {
  entered: "its conditions hold",
  stays: "held",
  kept: "held for its shortest stay",
  out: "",
};

export function stage(tool: Tool): Child {
  const { look, now, state } = tool;
  const forced = state.wish.stage;
  const it = look.explain("stage") as Explained;
  const at = it.stages.findIndex(({ stage }) => stage === it.stage);
  if (!it.stages.length) return empty("The config has no stages.");
  return [
    force(tool, it),
    it.next &&
      h(
        "div.callout",
        {},
        h("strong", {}, `Missing for ${it.next.stage}`),
        h("p", {}, coded(it.next.missing || "nothing: it comes with the next signal")),
      ),
    block(
      "Stages",
      h(
        "ol.ladder",
        { reversed: true },
        [...it.stages.entries()]
          .reverse()
          .map(([place, one]) =>
            h(
              `li${place === at ? ".current" : ""}`,
              { "data-key": one.stage, "aria-current": place === at && "step" },
              h(
                "p",
                {},
                h("strong", {}, one.stage),
                h(
                  "small",
                  {},
                  [one.stage === forced ? "forced" : standings[one.standing], since(one.since, now)]
                    .filter(Boolean)
                    .join(", "),
                ),
              ),
              conditions("To enter", one.enter, place > at),
              conditions("To stay", one.stay, place === at),
              !one.enter.length &&
                place > 0 &&
                note("No conditions: reached by the trait lifecycle alone."),
            ),
          ),
      ),
    ),
    block("History", history(it, now, forced)),
  ];
}

const since = (time: string | null, now: number) =>
  time ? `since ${moment(Date.parse(time), now)}` : "";

function conditions(title: string, leaves: readonly Part[], open: boolean): Child {
  if (!leaves.length) return false;
  return h("details", { open, "data-key": title }, h("summary", {}, title), list(leaves));
}

const list = (leaves: readonly Part[]): Child =>
  h(
    "ul.leaves",
    {},
    waysOf(leaves).map((it) => {
      if ("text" in it) return h("li", {}, tick(it.holds), coded(it.text));
      const ways = it.map((way) =>
        h("li", {}, list(way.map(({ holds, text }) => ({ holds, text })))),
      );
      return h("li", {}, tick(isGone(it)), "One of these is enough:", h("ul.ways", {}, ways));
    }),
  );

function history({ history, stage }: Explained, now: number, forced?: string): Child {
  if (!history.length) return empty(`In ${stage} from the start.`);
  return h(
    "ul.history",
    {},
    [...history]
      .reverse()
      .map(({ from, to, at, cause }) =>
        h(
          "li",
          { "data-key": at + to },
          h("span", {}, from, " → ", h("strong", {}, to)),
          h("small", {}, `${said(cause, to === forced)}, ${ago(Date.parse(at), now)}`),
        ),
      ),
  );
}

/** Shows the page as somebody in another stage would see it. */
function force({ state, live, set }: Tool, { stages }: Explained): Child {
  const { wish } = state;
  const choose = ({ target }: Event) => {
    const { value } = target as HTMLSelectElement;
    set({ wish: { ...wish, stage: value || undefined } });
  };
  return h(
    "div.force",
    {},
    h("label", { for: "force-stage" }, "Show the page as"),
    h(
      "select",
      { id: "force-stage", onchange: choose, value: wish.stage ?? "" },
      h("option", { value: "" }, `it is (${live.get.stage})`),
      stages.map(({ stage }) => h("option", { value: stage }, stage)),
    ),
    wish.stage !== undefined &&
      button("plain", "As it is", () => set({ wish: { ...wish, stage: undefined } })),
    note("The rules choose as they would for this visitor in that stage."),
  );
}

/** What brought a change about. */
const said = (cause: string, forced: boolean) =>
  forced ? "forced" : cause === "time" ? "as time passed" : cause;
