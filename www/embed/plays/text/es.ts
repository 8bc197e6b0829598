// What playbooks say in Spanish.

import type { Texts } from "./en.js";

export const es: Texts = {
  close: "Cerrar",
  opened: "Al final de la página hay ahora:",
  offer: "Una oferta",
  survey: "Una pregunta",
  until: "Hasta el {date}",
  thanks: "¡Gracias!",
};
