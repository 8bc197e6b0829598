// The choice between the forms: WAI-ARIA tabs, with arrow keys, Home and End.

import { button, make } from "./dom.js";
import type { Kind } from "./options.js";

export interface Tabs {
  readonly element: HTMLElement;
  select(kind: Kind | undefined): void;
}

export function makeTabs(
  label: string,
  labels: Readonly<Record<Kind, string>>,
  dir: "ltr" | "rtl",
  choose: (kind: Kind) => void,
): Tabs {
  const kinds: readonly Kind[] = ["message", "callback"];
  const tabs = kinds.map((kind) => {
    const tab = button("tab", labels[kind], () => choose(kind));
    tab.id = `${kind}-tab`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", `${kind}-panel`);
    return tab;
  });
  const element = make("div", "tabs", { role: "tablist", "aria-label": label }, ...tabs);

  element.addEventListener("keydown", (event) => {
    const now = tabs.indexOf(event.target as HTMLButtonElement);
    const forward = dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    const steps: Readonly<Record<string, number>> = {
      [forward]: now + 1,
      [back]: now - 1 + tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const step = steps[event.key];
    if (now < 0 || step === undefined) return;
    event.preventDefault();
    const next = step % tabs.length;
    const kind = kinds[next];
    if (kind) choose(kind);
    tabs[next]?.focus();
  });

  return {
    element,
    select(chosen) {
      for (const [index, tab] of tabs.entries()) {
        const selected = kinds[index] === chosen;
        tab.setAttribute("aria-selected", String(selected));
        tab.tabIndex = selected || (!chosen && index === 0) ? 0 : -1;
      }
    },
  };
}
