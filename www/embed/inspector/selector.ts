// A selector by which an element will be found again: by what its author named, before what a build made up.

import { quietly } from "../safe.js";

/** An element that is to be a slot. */
export interface Picked {
  readonly selector: string;
  /** How many elements the selector finds. */
  readonly finds: number;
  /** The opening tag as it would be with the slot's mark. */
  readonly tag: string;
  /** What it says. */
  readonly text: string;
  /** A name for the slot. */
  readonly name: string;
}

/** Names that a build makes up change with the next: a hash, or letters and digits mixed. */
const isMade = (name: string) =>
  /\d{3}|[a-z]\d+[a-z]|^(css|sc|jsx|svelte|styled|emotion)-|__[\w-]*[A-Z\d]|[:[\]/@]/.test(name) ||
  /^(?=.*\d)(?=.*[A-Z])/.test(name);

/** Classes that say how something looks or stands now, and not what it is. */
const isState = (name: string) =>
  /^(is|has|js|active|open|hover|focus|show|hidden|visible|selected|current)(-|$)/.test(name);

const NAMED = ["data-testid", "data-test", "data-id", "name", "aria-label", "role"];

const attribute = (element: Element, name: string) =>
  Element.prototype.getAttribute.call(element, name);

/** What of an element finds it, the best first. */
function ownWays(element: Element): string[] {
  const tag = CSS.escape(element.localName);
  const id = attribute(element, "id");
  const ways: string[] = id && !isMade(id) ? [`#${CSS.escape(id)}`] : [];
  for (const name of NAMED) {
    const value = attribute(element, name);
    if (value && value.length < 40) ways.push(`${tag}[${name}="${CSS.escape(value)}"]`);
  }
  const classes = [...element.classList].filter((it) => !isMade(it) && !isState(it)).slice(0, 3);
  for (const name of classes) ways.push(`${tag}.${CSS.escape(name)}`);
  if (classes.length > 1) ways.push(`${tag}${classes.map((it) => `.${CSS.escape(it)}`).join("")}`);
  const href = attribute(element, "href");
  if (href && href.length < 60 && !/[?#]/.test(href))
    ways.push(`${tag}[href="${CSS.escape(href)}"]`);
  return [...ways, tag];
}

const found = (selector: string) => quietly(() => [...document.querySelectorAll(selector)]) ?? [];
const isOne = (selector: string, element: Element) => {
  const all = found(selector);
  return all.length === 1 && all[0] === element;
};

/** Among its siblings, if nothing else tells it from them. */
function nth(element: Element): string {
  const alike = [...(element.parentElement?.children ?? [])].filter(
    (it) => it.localName === element.localName,
  );
  const place = alike.length > 1 ? `:nth-of-type(${alike.indexOf(element) + 1})` : "";
  return CSS.escape(element.localName) + place;
}

export function selectorOf(element: Element): string {
  const ways = ownWays(element);
  const alone = ways.find((it) => isOne(it, element));
  if (alone) return alone;
  // Within what is around it.
  for (let outer = element.parentElement; outer; outer = outer.parentElement) {
    for (const around of ownWays(outer).slice(0, -1)) {
      const within = ways.map((it) => `${around} ${it}`).find((it) => isOne(it, element));
      if (within) return within;
    }
  }
  let path = nth(element);
  for (
    let outer = element.parentElement;
    outer && !isOne(path, element);
    outer = outer.parentElement
  ) {
    path = `${nth(outer)} > ${path}`;
  }
  return path;
}

const words = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z\d]+/g, "-")
    .split("-")
    .filter(Boolean)
    .slice(0, 3)
    .join("-");

export function pickedOf(element: Element): Picked {
  const selector = selectorOf(element);
  const text = (element.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 80);
  const id = attribute(element, "id");
  const given = attribute(element, "data-leadlight-slot");
  const name = given || (id && !isMade(id) && words(id)) || words(text) || element.localName;
  const attributes = [...element.attributes]
    .filter(({ name }) => !name.startsWith("data-leadlight"))
    .map((it) => ` ${it.name}="${it.value.replace(/"/g, "&quot;")}"`)
    .join("");
  const tag = `<${element.localName} data-leadlight-slot="${name}"${attributes}>`;
  return { selector, finds: found(selector).length, tag, text, name };
}
