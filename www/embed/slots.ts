// Slots: what is shown in the marked places of the page, and that it was really seen.

import { isIntact, restore, write } from "./journal.js";

/** What a slot shows, as the engine says it. */
export interface Shows {
  readonly offer: string;
  readonly rule: string;
  readonly variant: string | null;
  readonly text: string | null;
  readonly href: string | null;
  readonly label: string | null;
  readonly action: "chat" | null;
}

interface Slot {
  readonly selector: string;
  shows: Shows | undefined;
}

/** An element that is a slot, and what was done to it. */
interface Place {
  readonly name: string;
  shows: Shows | undefined;
  /** The nodes written into. */
  readonly nodes: Set<Node>;
  /** An element of our own, where the slot had nothing to write into. */
  made: HTMLElement | undefined;
  /** When the page's own framework wrote over it. */
  fights: number[];
}

type Seen = (slot: string, shows: Shows) => void;

const slots = new Map<string, Slot>();
const places = new Map<Element, Place>();
/** What was seen in this view of the page: said once. */
const seen = new Set<string>();
const timers = new Map<Element, ReturnType<typeof setTimeout>>();

let onSeen: Seen = () => {};
let stopped = false;
let watcher: IntersectionObserver | undefined;
let arrivals: MutationObserver | undefined;

/** Times in two seconds that a slot is written again before it is left to the page. */
const MOST_FIGHTS = 5;

/** Starts to watch for slots that come late and for what is seen. */
export function watch(report: Seen): void {
  onSeen = report;
  watcher = new IntersectionObserver(look, { threshold: 0.5 });
  arrivals = new MutationObserver(fillAll);
  arrivals.observe(document, { childList: true, subtree: true });
}

/** Stops, and gives every slot back to the page's author. */
export function stop(): void {
  stopped = true;
  watcher?.disconnect();
  arrivals?.disconnect();
  for (const timer of timers.values()) clearTimeout(timer);
  for (const [element, place] of places) clear(element, place);
  slots.clear();
  places.clear();
}

/** A new view of the page: what is seen in it counts anew. */
export function newView(): void {
  seen.clear();
  for (const element of places.keys()) {
    watcher?.unobserve(element);
    watcher?.observe(element);
  }
}

/** Shows `shows` in the slot called `name`; undefined for the default. */
export function show(name: string, selector: string | undefined, shows: Shows | undefined): void {
  if (stopped) return;
  const quoted = CSS.escape(name);
  const marked = `[data-leadlight-slot="${quoted}"],smart-cta[name="${quoted}"]`;
  slots.set(name, { selector: selector ? `${marked},${selector}` : marked, shows });
  fill(name);
}

function fillAll(): void {
  for (const [element, place] of places) {
    if (!element.isConnected) forget(element, place);
  }
  for (const name of slots.keys()) fill(name);
}

function fill(name: string): void {
  const slot = slots.get(name);
  if (!slot) return;
  for (const element of find(slot.selector)) {
    let place = places.get(element);
    if (!place) {
      if (!slot.shows) continue;
      place = { name, shows: undefined, nodes: new Set(), made: undefined, fights: [] };
      places.set(element, place);
    }
    const same = place.shows === slot.shows;
    if (same && holds(place)) continue;
    // Nothing changes under the visitor's hands; it is tried again when they let go.
    if (!same && element.contains(document.activeElement) && element !== document.activeElement) {
      later(element, name);
      continue;
    }
    if (same && !mayFight(place)) continue;
    clear(element, place);
    place.shows = slot.shows;
    if (slot.shows) apply(element, place, slot.shows);
  }
}

function find(selector: string): Element[] {
  try {
    return [...document.querySelectorAll(selector)];
  } catch {
    // A selector of the marketer's that is none: the marked ones still count.
    return [...document.querySelectorAll(selector.slice(0, selector.indexOf("],smart-cta") + 1))];
  }
}

function holds(place: Place): boolean {
  return [...place.nodes].every((node) => node.isConnected && isIntact(node));
}

/** Whether to write over the page once more, or to let it have its way. */
function mayFight(place: Place): boolean {
  const now = Date.now();
  place.fights = place.fights.filter((it) => now - it < 2000);
  place.fights.push(now);
  return place.fights.length <= MOST_FIGHTS;
}

function later(element: Element, name: string): void {
  element.addEventListener("focusout", () => setTimeout(fill, 0, name), { once: true });
}

function apply(element: Element, place: Place, shows: Shows): void {
  const target = targetOf(element, place, shows);
  const put = (node: Node, name: string, value: string | null) => {
    place.nodes.add(node);
    write(node, name, value);
  };
  if (shows.text !== null) {
    const [first, ...others] = textsOf(target);
    if (first) put(first, "", around(first.data, shows.text));
    else if (!place.made) {
      place.made = document.createElement("span");
      place.made.textContent = shows.text;
      target.append(place.made);
    }
    for (const other of others) put(other, "", "");
  }
  if (shows.href !== null && isSafe(shows.href)) put(target, "href", shows.href);
  if (shows.label !== null) put(target, "aria-label", shows.label);
  // Where nothing is split there is one variant of the slot for each offer.
  const marks = { slot: place.name, ...shows, variant: shows.variant ?? shows.offer };
  for (const name of ["slot", "offer", "rule", "variant", "action"] as const) {
    const mark = `data-leadlight-${name}`;
    if (marks[name] && !(name === "slot" && element.hasAttribute(mark))) {
      put(element, mark, marks[name]);
    }
  }
  watcher?.unobserve(element);
  watcher?.observe(element);
}

/** Keeps the space around the author's text: it is part of the layout. */
function around(old: string, text: string): string {
  const [before = ""] = /^\s*/.exec(old) ?? [];
  const [after = ""] = /\s*$/.exec(old) ?? [];
  return before + text + after;
}

/** The link or button to write into: the slot itself, the one in it, or a new one. */
function targetOf(element: Element, place: Place, shows: Shows): Element {
  const inner = element.matches("a,button") ? element : element.querySelector("a,button");
  if (inner) return inner;
  const empty = textsOf(element).length === 0;
  if (!empty || (shows.href === null && shows.action === null)) return element;
  const made = document.createElement(shows.href === null ? "button" : "a");
  if (shows.href !== null && isSafe(shows.href)) made.setAttribute("href", shows.href);
  made.textContent = shows.text ?? "";
  place.made = made;
  element.append(made);
  return made;
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

/** Whether a URL leads somewhere, and does not run something. */
function isSafe(href: string): boolean {
  try {
    const { protocol } = new URL(href, document.baseURI);
    return ["http:", "https:", "mailto:", "tel:"].includes(protocol);
  } catch {
    return false;
  }
}

function clear(element: Element, place: Place): void {
  watcher?.unobserve(element);
  const timer = timers.get(element);
  if (timer) clearTimeout(timer);
  timers.delete(element);
  place.made?.remove();
  place.made = undefined;
  for (const node of place.nodes) restore(node);
  place.nodes.clear();
}

function forget(element: Element, place: Place): void {
  clear(element, place);
  places.delete(element);
}

/** Counts what was half in sight for a second. */
function look(sights: IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of sights) {
    const timer = timers.get(target);
    if (timer) clearTimeout(timer);
    timers.delete(target);
    if (isIntersecting) timers.set(target, setTimeout(count, 1000, target));
  }
}

function count(element: Element): void {
  const { name, shows } = places.get(element) ?? {};
  if (!name || !shows || document.hidden) return;
  const what = `${name}\n${shows.offer}\n${shows.rule}`;
  if (seen.has(what)) return;
  seen.add(what);
  onSeen(name, shows);
}
