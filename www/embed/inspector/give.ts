// Hands something over: into the clipboard, or as a file.

import { quietly } from "../safe.js";
import { h } from "./dom.js";

/** Puts a text into the clipboard; false if the browser does not let that happen. */
export async function copy(text: string, within: Node): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without a secure origin there is only the old way.
    const field = h("textarea", { value: text, readonly: true }) as HTMLTextAreaElement;
    const before = (field.getRootNode() as ShadowRoot).activeElement;
    within.appendChild(field);
    field.select();
    const done = quietly(() => document.execCommand("copy"));
    field.remove();
    if (before instanceof HTMLElement) before.focus();
    return !!done;
  }
}

/** Gives `value` as a JSON file. */
export function download(name: string, value: unknown, within: Node): void {
  const type = "application/json";
  const href = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type }));
  const link = h("a", { href, download: name, hidden: true });
  within.appendChild(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
