// Building elements. Everything that came from a visitor goes in as text, and every text keeps its own direction.

type Child = Node | string | undefined | false;
type Props = Readonly<Record<string, string | boolean | ((event: Event) => void) | undefined>>;

/** `on…` are listeners, `true` is an attribute without value, `false` and nothing leave it out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (typeof value === "string") element.setAttribute(name, value);
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** A text from outside: isolated, so that a right-to-left name does not turn its neighbours around. */
export function said(text: string, className?: string): HTMLElement {
  return el("bdi", { class: className }, text);
}

/** An icon of the sheet in index.html; decoration only, the words beside it carry the meaning. */
export function icon(name: string): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** An element that index.html promises to have. */
export function byId<T extends HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html has no #${id}`);
  return element as T;
}
