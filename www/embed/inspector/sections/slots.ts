// Each slot with what it shows and why, the sides of its splits, and the way to make a slot of an element.

import { listOf, objectOf, type Rough, textOf } from "../../config.js";
import { button, type Child, h } from "../dom.js";
import { copy } from "../give.js";
import { elementsOf } from "../outline.js";
import type { Picked } from "../selector.js";
import type { Tool } from "../tool.js";
import { count } from "../words.js";
import { coded, empty, note } from "./parts.js";

interface Step {
  readonly rule?: string;
  readonly holds?: boolean;
  readonly taken?: boolean;
  readonly passed?: string;
  readonly text: string;
}

interface Explained {
  readonly steps: readonly Step[];
  readonly offer: string | null;
  readonly rule: string | null;
  readonly variant: string | null;
}

export function slots(tool: Tool): Child {
  const { state, set, inside } = tool;
  const all = Object.entries(objectOf(objectOf(inside.config)["slots"])).map(
    ([name, rules]) =>
      [name, objectOf(rules), elementsOf(name, textOf(objectOf(rules)["selector"]))] as const,
  );
  // What is on this page comes first.
  const order = [...all.filter((it) => it[2].length), ...all.filter((it) => !it[2].length)];
  const pressed = (is: boolean) => ({ "aria-pressed": `${is}` });
  return [
    h(
      "div.actions",
      {},
      button(
        "plain",
        "Outline all",
        () => set({ outlined: !state.outlined }),
        pressed(state.outlined),
      ),
      button(
        "plain",
        "Pick an element",
        () => {
          set({ picking: !state.picking });
          if (!state.picking) tool.say("Point at an element and click; Escape ends it.");
        },
        pressed(state.picking),
      ),
    ),
    state.picked && picked(tool, state.picked),
    !all.length && empty("The config has no slots."),
    order.map((it) => slot(tool, ...it)),
  ];
}

function slot(tool: Tool, name: string, rules: Rough, elements: readonly Element[]): Child {
  const { look, set, unmet } = tool;
  const it = look.explain(`slot:${name}`) as Explained | null;
  if (!it) return false;
  const point = (pointed: string) => () => set({ pointed });
  const [first] = elements;
  return h(
    "section.block.slot",
    {
      "data-key": name,
      "aria-label": `Slot ${name}`,
      onpointerenter: point(name),
      onpointerleave: point(""),
    },
    h(
      "h3",
      {},
      name,
      it.offer === null ? h("span.chip", {}, "default") : h("span.chip.loud", {}, it.offer),
    ),
    h(
      "p.where",
      {},
      elements.length ? `${count(elements.length, "place")} on this page` : "not on this page",
      it.rule !== null && [", by the rule ", h("code", {}, it.rule)],
      it.variant !== null && [", side ", h("code", {}, it.variant)],
      first &&
        button(
          "plain",
          "Show",
          () => {
            const { matches } = matchMedia("(prefers-reduced-motion: reduce)");
            first.scrollIntoView({ block: "center", behavior: matches ? "auto" : "smooth" });
            set({ pointed: name });
          },
          { onfocus: point(name), onblur: point(""), "aria-label": `Show ${name} on the page` },
        ),
    ),
    h(
      "details",
      { "data-key": "why" },
      h("summary", {}, "Why"),
      h("ol.steps", {}, it.steps.map(step)),
      it.offer === null && note("So it shows what the page's author wrote."),
    ),
    splits(tool, name, rules),
    unmet[name] !== undefined &&
      h("p.alert", { role: "alert" }, "Cannot be shown: ", coded(unmet[name])),
  );
}

function step({ holds, taken, passed, text }: Step): Child {
  const is = taken || holds ? "yes" : passed !== undefined || holds === false ? "no" : "";
  const sign = is === "yes" ? "✓" : is === "no" ? "✗" : "·";
  return h("li", {}, h(`span.tick${is && `.${is}`}`, { "aria-hidden": "true" }, sign), coded(text));
}

/** The sides of a slot's splits, of which one can be shown whoever the visitor is. */
function splits({ state, set }: Tool, slot: string, rules: Rough): Child {
  const { wish } = state;
  const split = listOf(rules["rules"]).filter((it) => listOf(it["split"]).length);
  const chosen = wish.sides[slot];
  return split.map((it) => {
    const rule = `${it["id"]}`;
    const id = `side-${slot}-${rule}`;
    const choose = ({ target }: Event) => {
      const { value: variant } = target as HTMLSelectElement;
      const { [slot]: _, ...others } = wish.sides;
      const sides = variant ? { ...others, [slot]: { rule, variant } } : others;
      set({ wish: { ...wish, sides } });
    };
    return h(
      "div.force",
      { "data-key": rule },
      h("label", { for: id }, "Side of ", h("code", {}, rule)),
      h(
        "select",
        { id, onchange: choose, value: chosen?.rule === rule ? chosen.variant : "" },
        h("option", { value: "" }, "the visitor's own"),
        listOf(it["split"]).map((side) => h("option", {}, `${side["variant"]}`)),
      ),
    );
  });
}

/** What to do with an element that was picked. */
function picked(tool: Tool, { selector, finds, tag, text, name }: Picked): Child {
  const slots = JSON.stringify({ [name]: { selector, rules: [] } }, null, 2).slice(2, -2);
  const give = (words: string) => async (event: Event) => {
    const done = await copy(words, (event.target as Node).parentNode as Node);
    tool.say(done ? "Copied." : "The browser does not let it be copied: select it by hand.");
  };
  const piece = (title: string, words: string) =>
    h(
      "div.piece",
      { "data-key": title },
      h("h4", {}, title),
      h("pre", { tabindex: 0, "aria-label": title }, words),
      h(
        "button.plain",
        { type: "button", onclick: give(words), "aria-label": `Copy: ${title}` },
        "Copy",
      ),
    );
  return h(
    "section.block.picked",
    { "aria-label": "Picked element", "data-key": "picked" },
    h(
      "h3",
      {},
      "Picked",
      button("plain", "Done", () => tool.set({ picked: undefined })),
    ),
    text && h("p.quote", {}, `“${text}”`),
    finds !== 1 && note(`The selector finds ${count(finds, "element")}.`),
    piece("Selector", selector),
    piece("In the page", tag),
    piece("Or in the config, under slots", slots.replace(/^ {2}/gm, "")),
  );
}
