// Finds out whether the page looks dark, so that the panel does not stand out against it.

/**
 * Reads the colour the page really has, rather than what the visitor's system prefers: a site that
 * is only light stays light on a dark system, and one with a switch of its own is followed too.
 */
export function pageIsDark(): boolean {
  for (const element of [document.body, document.documentElement]) {
    const lightness = lightnessOf(getComputedStyle(element).backgroundColor);
    if (lightness !== undefined) return lightness < 0.4;
  }
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  if (!scheme.includes("dark")) return false;
  return !scheme.includes("light") || matchMedia("(prefers-color-scheme: dark)").matches;
}

/** From 0 to 1; nothing for a colour that lets through what is behind it. */
function lightnessOf(color: string): number | undefined {
  // `color(display-p3 …)` names its space, with a digit in it, before the numbers.
  const plain = color.replace(/^color\(\S+/, "color");
  const [name = "", first, second, third, alpha] = plain.match(/^[a-z]+|-?[\d.]+%?/g) ?? [];
  if (!first || !second || !third || Number.parseFloat(alpha ?? "1") < 0.5) return undefined;
  const red = Number.parseFloat(first);
  const green = Number.parseFloat(second);
  const blue = Number.parseFloat(third);
  if (name === "color" || name.startsWith("rgb")) {
    return (0.3 * red + 0.59 * green + 0.11 * blue) / (name === "color" ? 1 : 255);
  }
  // `oklab()` and `oklch()` begin with a lightness from 0 to 1, `lab()` and `lch()` to 100.
  if (name.startsWith("ok")) return red;
  if (name.startsWith("l")) return red / 100;
  return undefined;
}
