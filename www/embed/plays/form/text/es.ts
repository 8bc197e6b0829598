// What the forms of playbooks say in Spanish.

import { common } from "../../../panel/text/common/es.js";
import type { Texts } from "./en.js";

export const es: Texts = {
  ...common,
  newsletterTitle: "Reciba nuestro boletín",
  newsletterSend: "Suscribirme",
  newsletterSent: "Gracias: tenemos su dirección.",
  newsletterNote: "Su dirección nos llega junto con un resumen de su visita a este sitio.",
  inquiryTitle: "Háganos una pregunta",
  inquirySend: "Enviar la pregunta",
  emailMissing: "Indique su correo electrónico.",
};
