// The inspector as a whole: its header, its tabs, the section that is open, and the banner that says what
// is forced.

import { button, type Child, h, icon } from "./dom.js";
import { dockOf, type Frame } from "./frame.js";
import { delivery } from "./sections/delivery.js";
import { log } from "./sections/log.js";
import { now } from "./sections/now.js";
import { playbooks } from "./sections/playbooks.js";
import { record } from "./sections/record.js";
import { scores } from "./sections/scores.js";
import { slots } from "./sections/slots.js";
import { stage } from "./sections/stage.js";
import { type Tab, type Tool, tabs } from "./tool.js";
import { moment } from "./words.js";

const sections: Readonly<Record<Tab, (tool: Tool) => Child>> = {
  Now: now,
  Scores: scores,
  Stage: stage,
  Log: log,
  Slots: slots,
  Playbooks: playbooks,
  Delivery: delivery,
  Record: record,
};

/** The sign of Leadlight: a pane of leaded glass. */
const PANE = "M8 1.5 14 8 8 14.5 2 8zM5 4.75 11 11.25M11 4.75 5 11.25";
const DOCKS = {
  right: ["Dock at the right", "M2 3h12v10H2zM10 3v10M12 3v10"],
  bottom: ["Dock at the bottom", "M2 3h12v10H2zM2 9.5h12M2 11h12"],
  float: ["Float", "M2 3h9v7H2zM5.5 10v3H14V6h-3"],
} as const;

/** What is forced, in words; nothing if nothing is. */
export function forced({ state: { wish }, now }: Tool): string[] {
  const sides = Object.entries(wish.sides).map(([slot, { variant }]) => `${variant} in ${slot}`);
  return [
    ...(wish.stage === undefined ? [] : [`stage ${wish.stage}`]),
    ...sides,
    ...(wish.at === undefined ? [] : [`as of ${moment(wish.at, now)}`]),
  ];
}

/** Says what is forced, above everything else of the page. */
export function banner(tool: Tool): Child {
  const what = forced(tool);
  if (!what.length || !tool.runs) return false;
  const end = () => {
    tool.set({ wish: { sides: {} } });
    tool.say("Nothing is forced any more.");
  };
  return h(
    "section.banner",
    { "aria-label": "Forced", "data-key": "banner" },
    h(
      "p",
      {},
      h("strong", {}, "Forced: "),
      what.map((it) => h("span.chip.loud", {}, it)),
      h("span.aside", {}, " Nothing of it is stored, sent or counted."),
    ),
    button("end", "End", end),
  );
}

/** All of it, put away. */
export function pill({ look, inside, runs }: Tool, frame: Frame): Child {
  const stage = runs ? look.get.stage : inside.error ? "off" : "…";
  return button("pill", [icon(PANE), h("span", {}, stage)], () => frame.change({ small: false }), {
    "aria-label": `Open the Leadlight inspector; stage ${stage}`,
    "data-key": "pill",
  });
}

/** All of it, open. */
export function panel(tool: Tool, frame: Frame, close: () => void): Child {
  const { stand } = frame;
  const dock = dockOf(stand);
  const css = {
    "--width": `${stand.width}px`,
    "--height": `${stand.height}px`,
    "--end": `${stand.end}px`,
    "--foot": `${stand.foot}px`,
  };
  const handle = h("div.handle", {
    role: "separator",
    tabindex: 0,
    "aria-label": "Size of the inspector",
    "aria-orientation": dock === "right" ? "vertical" : "horizontal",
    "aria-valuenow": dock === "right" ? stand.width : stand.height,
    "aria-valuemin": 180,
    "aria-valuemax": dock === "right" ? innerWidth : innerHeight,
    onpointerdown: frame.resize,
    onkeydown: frame.resizeByKey,
  });
  return h(
    "section.panel",
    {
      "aria-label": "Leadlight inspector",
      lang: "en",
      dir: "ltr",
      "data-dock": dock,
      "data-key": "panel",
      css,
    },
    handle,
    header(frame, close),
    strip(tool),
    choice(tool),
    h(
      "div.section",
      {
        role: "tabpanel",
        id: "section",
        tabindex: 0,
        "aria-labelledby": `tab-${tool.state.tab}`,
        "data-key": tool.state.tab,
      },
      tool.runs || tool.state.tab === "Now"
        ? sections[tool.state.tab](tool)
        : h("p.empty", {}, "There is nothing to see here while Leadlight does not run."),
    ),
  );
}

function header(frame: Frame, close: () => void): Child {
  const { stand } = frame;
  const docks = (Object.keys(DOCKS) as (keyof typeof DOCKS)[]).map((dock) => {
    const [label, drawing] = DOCKS[dock];
    const props = { "aria-label": label, title: label, "aria-pressed": `${stand.dock === dock}` };
    return button("tool", icon(drawing), () => frame.change({ dock }), props);
  });
  const named = (label: string) => ({ "aria-label": label, title: label });
  return h(
    "header.header",
    { onpointerdown: frame.move },
    icon(PANE),
    h("h2", {}, "Inspector"),
    h("div.docks", { role: "group", "aria-label": "Place" }, docks),
    button("tool", icon("M3 12.5h10"), () => frame.change({ small: true }), named("Put away")),
    button("tool", icon("M3.5 3.5l9 9M12.5 3.5l-9 9"), close, named("Close the inspector")),
  );
}

/** Stage and scores at a glance. */
function strip({ runs, look }: Tool): Child {
  if (!runs) return false;
  const { stage, scores } = look.get;
  return h(
    "p.strip",
    {},
    h("strong.chip.stage", {}, stage),
    Object.entries(scores).map(([name, points]) =>
      h("span.figure", {}, name, " ", h("b", {}, points)),
    ),
  );
}

function choice({ state, set }: Tool): Child {
  const go = (event: KeyboardEvent) => {
    const at = tabs.indexOf(state.tab);
    const steps: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1 + tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const step = steps[event.key];
    const tab = step === undefined ? undefined : tabs[step % tabs.length];
    if (!tab) return;
    event.preventDefault();
    set({ tab });
    const list = event.currentTarget as HTMLElement;
    list.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
  };
  const open = (tab: Tab) => (event?: Event) => {
    set({ tab });
    (event?.currentTarget as Element | null)?.scrollIntoView({
      block: "nearest",
      inline: "nearest",
    });
  };
  return h(
    "div.tabs",
    { role: "tablist", "aria-label": "Sections", onkeydown: go },
    tabs.map((tab) =>
      button("tab", tab, open(tab), {
        role: "tab",
        id: `tab-${tab}`,
        "aria-controls": "section",
        "aria-selected": `${tab === state.tab}`,
        tabindex: tab === state.tab ? 0 : -1,
      }),
    ),
  );
}
