// A button that puts a text on the clipboard and says so.

import { el, icon } from "./dom.js";
import { announce } from "./live.js";

/** `what` completes the sentence "Copy …" for those who do not see where the button stands. */
export function copyButton(text: string, what: string): HTMLButtonElement {
  const label = `Copy ${what}`;
  const button = el(
    "button",
    {
      type: "button",
      class: "copy",
      "aria-label": label,
      title: label,
      onclick: async () => {
        const done = await copy(text);
        announce(done ? `Copied ${what}` : `Could not copy ${what}`);
        button.classList.toggle("copied", done);
        button.replaceChildren(icon(done ? "check" : "warn"));
        setTimeout(() => {
          button.classList.remove("copied");
          button.replaceChildren(icon("copy"));
        }, 1600);
      },
    },
    icon("copy"),
  );
  return button;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text);
  }
}

/** The clipboard API needs https or localhost; a desk on a machine in the office network has neither. */
function copyTheOldWay(text: string): boolean {
  const back = document.activeElement;
  const area = el("textarea", { class: "unseen", "aria-hidden": "true" });
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (back instanceof HTMLElement) back.focus({ preventScroll: true });
  return done;
}
