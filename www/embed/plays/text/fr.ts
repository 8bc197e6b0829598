// What playbooks say in French.

import type { Texts } from "./en.js";

export const fr: Texts = {
  close: "Fermer",
  opened: "À la fin de la page, il y a maintenant :",
  offer: "Une offre",
  survey: "Une question",
  until: "Jusqu’au {date}",
  thanks: "Merci !",
};
