// What is chosen at first, and what is kept of it from page to page of this tab.

import { objectOf, textOf } from "../config.js";
import { readJourney } from "./journey.js";
import { recall, remember } from "./memory.js";
import type { Wish } from "./shadow.js";
import { type Look, type Snapshot, type State, tabs } from "./tool.js";

const first: State = {
  tab: "Now",
  wish: { sides: {} },
  signal: "",
  text: "",
  most: 100,
  outlined: false,
  pointed: "",
  picking: false,
  picked: undefined,
  journey: undefined,
  name: "",
  personal: false,
};

/** What is chosen as a page begins: some of it still from the page before. */
export function begin(): State {
  const { tab, wish, journey, name } = recall();
  const { stage, sides } = objectOf(wish);
  return {
    ...first,
    tab: tabs.find((it) => it === tab) ?? first.tab,
    wish: { stage: textOf(stage) ?? undefined, sides: objectOf(sides) as Wish["sides"] },
    journey: readJourney(journey),
    name: textOf(name) ?? "",
  };
}

/** Keeps it for the next page; the moment that is looked at is of this one. */
export const keep = ({ tab, journey, name, wish }: State) =>
  remember({ tab, journey, name, wish: { ...wish, at: undefined } });

/** What is known before anything is. */
export const nothing: Look = {
  get: { slots: {}, scores: {}, traits: {}, facts: {}, segments: [] } as unknown as Snapshot,
  explain: () => null,
};
