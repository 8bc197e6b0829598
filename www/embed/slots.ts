// Slots: what is shown in the marked places of the page, and that it was really seen.

import { objectOf, type Rough, textOf } from "./config.js";
import { DISPLAY, isIntact, restore, write } from "./journal.js";
import type { Decision } from "./messages.js";
import { quietly } from "./safe.js";
import { isSafe } from "./url.js";

/** What a slot shows: the engine's decision, and the offer's content as this visitor reads it. */
export interface Shows extends Decision {
  readonly text: string | null;
  readonly href: string | null;
  readonly label: string | null;
  readonly action: string | null;
  readonly image: { readonly src: string | null; readonly alt: string | null };
  readonly class: string | null;
  readonly template: string | null;
  /** Whether the inspector shows it: then it is no exposure. */
  readonly forced?: boolean;
}

/** Reads an offer's content. */
export function showsOf(
  { offer, rule, variant }: Decision,
  { text, href, label, action, image, class: names, template }: Rough,
  say: (text: unknown) => string | null,
): Shows {
  const { src, alt } = objectOf(image);
  return {
    offer,
    rule,
    variant,
    text: say(text),
    href: typeof href === "string" && isSafe(href) ? href : null,
    label: say(label),
    action: textOf(action),
    image: { src: typeof src === "string" && isSafe(src) ? src : null, alt: say(alt) },
    class: textOf(names),
    template: textOf(template),
  };
}

interface Slot {
  /** Finds the elements that are marked as this slot. */
  readonly marked: string;
  /** Finds more of them, if it is one. */
  readonly selector: string | null | undefined;
  readonly shows: Shows | null;
}

/** An element that is a slot, and what was done to it. */
interface Place {
  readonly name: string;
  shows: Shows | null;
  /** The nodes written into. */
  readonly nodes: Set<Node>;
  /** Elements of our own, where the slot had nothing to write into. */
  made: ChildNode[];
  /** Classes of ours. */
  classes: string[];
  /** When the page's own framework wrote over it. */
  fights: number[];
  /** Until it has been in sight for long enough. */
  timer: ReturnType<typeof setTimeout> | undefined;
}

const TREE = { childList: true, subtree: true };

export type Slots = ReturnType<typeof makeSlots>;

/** Times in two seconds that a slot is written again before it is left to the page. */
const MOST_FIGHTS = 5;

/**
 * Starts to watch for slots that come late and for what is seen, which `report` is told. `fail` is
 * told when the page does not let itself be written into.
 */
export function makeSlots(
  report: (slot: string, shows: Shows) => void,
  fail: (error: unknown) => void,
) {
  const slots = new Map<string, Slot>();
  const places = new Map<Element, Place>();
  /** What was seen in this view of the page: said once. */
  const seen = new Set<string>();
  let stopped = false;

  const watcher = new IntersectionObserver(
    (sights) => {
      for (const { target, isIntersecting } of sights) {
        const place = places.get(target);
        if (!place) continue;
        clearTimeout(place.timer);
        if (isIntersecting) place.timer = setTimeout(count, 1000, place);
      }
    },
    { threshold: 0.5 },
  );
  const count = ({ name, shows, nodes }: Place) => {
    if (!shows || !nodes.size || shows.forced || document.hidden) return;
    const what = `${name}\n${shows.offer}\n${shows.rule}`;
    if (seen.has(what)) return;
    seen.add(what);
    report(name, shows);
  };
  const lookAgain = (element: Element) => {
    watcher.unobserve(element);
    watcher.observe(element);
  };

  const fill = (name: string) => {
    try {
      const slot = slots.get(name);
      if (slot) fillElements(name, slot);
    } catch (error) {
      fail(error);
    }
  };
  const fillElements = (name: string, { marked, selector, shows }: Slot) => {
    const all = selector && quietly(() => document.querySelectorAll(`${marked},${selector}`));
    for (const element of all || document.querySelectorAll(marked)) {
      let place = places.get(element);
      // What is two slots is the one that was filled first.
      if (place && place.name !== name) continue;
      if (!place) {
        if (!shows || hydrates(element)) continue;
        place = {
          name,
          shows: null,
          nodes: new Set(),
          made: [],
          classes: [],
          fights: [],
          timer: undefined,
        };
        places.set(element, place);
      }
      if (place.shows === shows) {
        if (holds(element, place)) continue;
        if (!mayFight(place)) {
          // It is the page's from now on: nothing is left that would not hold.
          clear(element, place);
          continue;
        }
      } else if (element.contains(document.activeElement)) {
        // Nothing changes under the visitor's hands; it is tried again when they let go.
        element.addEventListener("focusout", () => setTimeout(fill, 0, name), { once: true });
        continue;
      }
      clear(element, place);
      place.shows = shows;
      if (!shows) continue;
      apply(element, place, shows);
      // What the page writes over it.
      arrivals.observe(element, { ...TREE, characterData: true, attributes: true });
      lookAgain(element);
    }
  };

  const clear = (element: Element, place: Place) => {
    watcher.unobserve(element);
    clearTimeout(place.timer);
    for (const it of place.made.splice(0)) it.remove();
    if (place.classes.length) element.classList.remove(...place.classes.splice(0));
    if (element.getAttribute("class") === "") element.removeAttribute("class");
    for (const node of place.nodes) restore(node);
    place.nodes.clear();
  };

  const arrivals = new MutationObserver(() => {
    for (const [element, place] of places) {
      const { marked, selector } = slots.get(place.name) as Slot;
      const fits = (it: string | null | undefined) => it && quietly(() => element.matches(it));
      if (element.isConnected && (fits(marked) || fits(selector))) continue;
      clear(element, place);
      places.delete(element);
    }
    fillAll();
  });
  arrivals.observe(document, TREE);
  // By then a framework has taken over what its server wrote.
  const fillAll = () => {
    for (const name of slots.keys()) fill(name);
  };
  addEventListener("load", () => setTimeout(fillAll), { once: true });

  return {
    /** Shows `shows` in the slot called `name`; null for the default. */
    show(name: string, selector: string | null | undefined, shows: Shows | null): void {
      if (stopped) return;
      const quoted = CSS.escape(name);
      const marked = `[data-leadlight-slot="${quoted}"],smart-cta[name="${quoted}"]`;
      // The same once more is no reason to touch the page.
      const before = slots.get(name)?.shows;
      const same = JSON.stringify(before) === JSON.stringify(shows);
      slots.set(name, { marked, selector, shows: before && same ? before : shows });
      fill(name);
    },
    /** A new view of the page: what is seen in it counts anew. */
    newView(): void {
      seen.clear();
      for (const element of places.keys()) lookAgain(element);
    },
    /** Stops, and gives every slot back to the page's author. */
    stop(): void {
      stopped = true;
      watcher.disconnect();
      arrivals.disconnect();
      for (const [element, place] of places) clear(element, place);
      slots.clear();
    },
  };
}

/** Roots of frameworks that write a page on the server and take it over in the browser. */
const SERVED =
  "[data-leadlight-hydrates],#__next,#__nuxt,[data-reactroot],[data-server-rendered],astro-island[ssr]";

/**
 * Whether a framework is still to take over an element: it would find it changed, and report an error.
 * What it has taken over carries a mark of its own.
 */
const hydrates = (element: Element): boolean =>
  document.readyState !== "complete" &&
  ("__next_f" in window || !!element.closest(SERVED)) &&
  !Object.keys(element).some((it) => /^__(react|v)/.test(it));

const holds = (element: Element, { nodes, made, classes }: Place): boolean =>
  [...nodes, ...made].every((node) => node.isConnected && isIntact(node)) &&
  classes.every((it) => element.classList.contains(it));

/** Whether to write over the page once more, or to let it have its way. */
function mayFight(place: Place): boolean {
  const now = Date.now();
  place.fights = place.fights.filter((it) => now - it < 2000);
  return place.fights.push(now) <= MOST_FIGHTS;
}

function apply(element: Element, place: Place, shows: Shows): void {
  const { text, href, label, action, image, class: names, template } = shows;
  const put = (node: Node, name: string, value: string | null) => {
    place.nodes.add(node);
    write(node, name, value);
  };
  const make = <T extends Node>(node: T, parent: Element) => {
    parent.append(node);
    place.made.push(node as unknown as ChildNode);
    return node;
  };
  const create = (tag: string, parent: Element) => make(document.createElement(tag), parent);
  // The link or button to write into: the slot itself, the one in it, or a new one.
  const inner = element.matches("a,button") ? element : element.querySelector("a,button");
  const bare = !inner && (href ?? action) !== null && !textsOf(element).length;
  const rich = template !== null && document.getElementById(template);
  const target =
    bare && !rich ? create(href === null ? "button" : "a", element) : (inner ?? element);
  // A button leads nowhere, whatever is written on it.
  if (href !== null && target.matches("button")) return;
  /** Says a text in place of those that are there. */
  const speak = (words: string) => {
    const [first, ...others] = textsOf(target);
    // The space around the author's text stays: it is part of the layout.
    if (first)
      put(
        first,
        "",
        first.data.replace(first.data.trim(), () => words),
      );
    else (target === place.made[0] ? target : create("span", target)).textContent = words;
    for (const other of others) put(other, "", "");
  };

  if (rich instanceof HTMLTemplateElement) {
    // The author's nodes stay where they are, with all that hangs on them, and are not seen.
    for (const child of element.children) put(child, DISPLAY, "none");
    for (const node of element.childNodes) if (node instanceof Text) put(node, "", "");
    for (const node of [...document.importNode(rich.content, true).childNodes]) make(node, element);
  } else if (text) speak(text);
  if (image.src !== null) {
    const picture = (
      target.matches("img") ? target : (target.querySelector("img") ?? create("img", target))
    ) as HTMLImageElement;
    put(picture, "src", image.src);
    if (image.alt !== null) put(picture, "alt", image.alt);
    // A browser would rather take these.
    const { parentElement } = picture;
    for (const it of [picture, ...(parentElement?.querySelectorAll(":scope>source") ?? [])]) {
      if (it.hasAttribute("srcset")) put(it, "srcset", null);
    }
  }
  if (href !== null && target.matches("a")) put(target, "href", href);
  if (label !== null) put(target, "aria-label", label);
  place.classes = (names?.split(/\s+/) ?? []).filter((it) => it && !element.classList.contains(it));
  if (place.classes.length) element.classList.add(...place.classes);
  // What shows nothing is not said to be there.
  if (!action && !place.nodes.size && !place.made.length && !place.classes.length) return;
  // Where nothing is split there is one variant of the slot for each offer.
  const marks = { slot: place.name, ...shows, variant: shows.variant ?? shows.offer };
  for (const name of ["slot", "offer", "rule", "variant", "action"] as const) {
    const mark = `data-leadlight-${name}`;
    if (marks[name] && !(name === "slot" && element.hasAttribute(mark))) {
      put(element, mark, marks[name]);
    }
  }
}

/** The texts a reader sees, in order. */
function textsOf(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const inside = node.parentElement?.closest("svg,script,style");
    if ((node as Text).data.trim() && !inside) texts.push(node as Text);
  }
  return texts;
}
