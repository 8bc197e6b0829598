// The desk's settings: sound, single-key shortcuts, and emptying the inbox. Kept in this browser.

import { byId } from "./dom.js";
import { asObject } from "./read.js";
import { allowSound, playSound } from "./sound.js";

export interface Settings {
  readonly sound: boolean;
  readonly keys: boolean;
}

const KEY = "leadlight-desk:settings";

/** Wires the dialog; the function returned gives the settings as they are now. */
export function openSettings(emptyInbox: () => Promise<string>): () => Settings {
  const dialog = byId<HTMLDialogElement>("settings");
  const sound = byId<HTMLInputElement>("setting-sound");
  const keys = byId<HTMLInputElement>("setting-keys");
  const kept = read();
  sound.checked = kept.sound;
  keys.checked = kept.keys;

  // The sound chosen last week needs a click or a key in this tab before it may be heard.
  const wake = () => sound.checked && allowSound();
  addEventListener("pointerdown", wake, { once: true });
  addEventListener("keydown", wake, { once: true });

  const current = () => ({ sound: sound.checked, keys: keys.checked });
  sound.addEventListener("change", () => {
    write(current());
    if (!sound.checked) return;
    allowSound();
    setTimeout(playSound, 60);
  });
  keys.addEventListener("change", () => write(current()));

  for (const id of ["open-settings", "open-settings-keys"]) {
    document.getElementById(id)?.addEventListener("click", () => dialog.showModal());
  }
  dialog.addEventListener("click", (event) => {
    // A click on the dialog itself, not on what is in it, is one beside it.
    if (event.target === dialog) dialog.close();
  });
  wireEmptying(dialog, emptyInbox);
  return current;
}

/** Two clicks, because there is no way back. */
function wireEmptying(dialog: HTMLDialogElement, emptyInbox: () => Promise<string>): void {
  const button = byId<HTMLButtonElement>("empty-inbox");
  const outcome = byId("empty-outcome");
  const label = button.textContent ?? "";
  const relax = () => {
    delete button.dataset.sure;
    button.textContent = label;
  };
  button.addEventListener("click", async () => {
    if (button.dataset.sure === undefined) {
      button.dataset.sure = "";
      button.textContent = "Erase every lead in it?";
      outcome.textContent = "";
      return;
    }
    button.disabled = true;
    outcome.textContent = await emptyInbox();
    button.disabled = false;
    relax();
  });
  button.addEventListener("blur", relax);
  dialog.addEventListener("close", () => {
    relax();
    outcome.textContent = "";
  });
}

function read(): Settings {
  try {
    const kept = asObject(JSON.parse(localStorage.getItem(KEY) ?? "{}"));
    return { sound: kept.sound === true, keys: kept.keys !== false };
  } catch {
    return { sound: false, keys: true };
  }
}

function write(settings: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Blocked storage: the setting lasts as long as the page.
  }
}
