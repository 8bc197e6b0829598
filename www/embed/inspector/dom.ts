// Elements as values: each section describes what it shows, and what is in the page is brought in line
// with that, so that the focus, an open list and a half-typed word stay where they are.

export type Child = Node | string | number | false | null | undefined | readonly Child[];

/** Attributes; `on…` are handlers, `css` custom properties, and what a person can change is a property. */
export type Props = Readonly<Record<string, unknown>>;

const HANDLERS = [
  "onclick",
  "oninput",
  "onchange",
  "onkeydown",
  "onpointerdown",
  "onpointerenter",
  "onpointerleave",
  "onfocus",
  "onblur",
] as const;

type Rough = Record<string, unknown>;

/** Makes an element. Its class is written after its name: `"p.note"`. */
export function h(what: string, props: Props = {}, ...children: Child[]): HTMLElement {
  const [tag = "div", ...names] = what.split(".");
  const element = document.createElement(tag);
  if (names.length) element.className = names.join(" ");
  append(element, children);
  for (const [key, value] of Object.entries(props)) {
    if (key === "value" || key === "checked" || key.startsWith("on")) {
      (element as unknown as Rough)[key] = value;
    } else if (key === "css") {
      // Not as an attribute, which a strict policy forbids.
      for (const [name, it] of Object.entries(value as object)) element.style.setProperty(name, it);
    } else if (value !== false && value != null) {
      element.setAttribute(key, value === true ? "" : `${value}`);
    }
  }
  return element;
}

function append(parent: Element, children: readonly Child[]): void {
  for (const it of children) {
    if (Array.isArray(it)) append(parent, it);
    else if (it !== false && it != null) parent.append(it as Node | string);
  }
}

/** Brings what is in `old` in line with `children`. */
export function fill(old: Element, ...children: Child[]): void {
  const next = document.createElement("div");
  append(next, children);
  sort(old, next);
}

const keyOf = (node: Node) => (node instanceof Element ? node.getAttribute("data-key") : null);

const isLike = (one: Node, other: Node) =>
  one.nodeName === other.nodeName && keyOf(one) === keyOf(other);

function sort(old: Element, next: Element): void {
  let at = old.firstChild;
  for (const it of [...next.childNodes]) {
    let same: ChildNode | null = at;
    // What has a key may have moved; anything else is looked for in its own place.
    while (same && !isLike(same, it)) same = keyOf(it) === null ? null : same.nextSibling;
    if (!same) old.insertBefore(it, at);
    else {
      if (same === at) at = at.nextSibling;
      else old.insertBefore(same, at);
      morph(same, it);
    }
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}

function morph(old: Node, next: Node): void {
  if (!(old instanceof HTMLElement && next instanceof HTMLElement)) {
    if (old.nodeValue !== next.nodeValue) old.nodeValue = next.nodeValue;
    return;
  }
  // Whether a list is open is the reader's to say.
  const kept = (name: string) => name === "open" || name === "style";
  for (const { name } of [...old.attributes]) {
    if (!next.hasAttribute(name) && !kept(name)) old.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (!kept(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  if (old.style.cssText !== next.style.cssText) old.style.cssText = next.style.cssText;
  for (const name of HANDLERS) old[name] = next[name] as null;
  sort(old, next);
  for (const name of ["value", "checked"]) {
    const [mine, other] = [old, next] as unknown as [Rough, Rough];
    if (name in old && mine[name] !== other[name]) mine[name] = other[name];
  }
}

/** A button that does `act`. */
export const button = (
  name: string,
  label: Child,
  act: (event: Event) => void,
  props: Props = {},
) => h(`button.${name}`, { type: "button", onclick: act, ...props }, label);

/** A drawing of lines, because a font may lack the sign. */
export function icon(path: string): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
