// The words that the panel and playbooks share, in Spanish.

import type { Common } from "./en.js";

export const common: Common = {
  close: "Cerrar",
  message: "Su mensaje",
  email: "Correo electrónico",
  name: "Nombre",
  optional: "(opcional)",
  known: "De {values}",
  change: "Cambiar",
  note: "Llega al equipo de ventas junto con un resumen de su visita a este sitio.",
  notAllowed:
    "No ha permitido el envío en la configuración de cookies. Lo que escriba espera en esta página hasta que lo permita.",
  messageMissing: "Escriba un mensaje.",
  emailWrong: "Indique un correo electrónico completo, como nombre@empresa.com.",
  tooLong: "Acorte el texto: sobran {over} caracteres.",
  sending: "Enviando…",
  held: "Aún no se ha enviado. Se guarda solo en esta página y se enviará cuando lo permita en la configuración de cookies. No se pierde nada mientras esta página siga abierta.",
  stored: "Guardado; se está entregando.",
  messageSent: "Hemos recibido su mensaje.",
  failed: "No se ha podido entregar. Su texto se conserva aquí y puede intentarlo de nuevo.",
};
