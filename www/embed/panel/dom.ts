// Builds elements from names, attributes and text; the only place where they are created.

type Child = Node | string | undefined;

/**
 * Makes an element. `name` becomes its class and its `::part`, so that what the style sheet can
 * reach and what a site can reach have one name.
 */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  name = "",
  attributes: Readonly<Record<string, string>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (name) {
    element.className = name;
    element.setAttribute("part", name);
  }
  for (const key of Object.keys(attributes)) element.setAttribute(key, attributes[key] ?? "");
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** Makes a button which does `act`. Never `type=submit`: the forms say so where they want it. */
export function button(name: string, label: string, act: () => void): HTMLButtonElement {
  const element = make("button", name, { type: "button" }, label);
  element.addEventListener("click", act);
  return element;
}

/** Draws the cross of the close button: a drawing, because a font may lack the sign. */
export function cross(): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", "M3 3l10 10M13 3L3 13");
  svg.append(path);
  return svg;
}
