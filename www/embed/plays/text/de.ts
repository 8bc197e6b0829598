// What playbooks say in German.

import type { Texts } from "./en.js";

export const de: Texts = {
  close: "Schließen",
  opened: "Am Ende der Seite steht jetzt:",
  offer: "Ein Angebot",
  survey: "Eine Frage",
  until: "Bis {date}",
  thanks: "Vielen Dank!",
};
