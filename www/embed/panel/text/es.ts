// The panel's words in Spanish.

import { common } from "./common/es.js";
import type { Texts } from "./en.js";

export const es: Texts = {
  ...common,
  title: "Contacte con el equipo de ventas",
  opened: "Se ha abierto un formulario de contacto al final de la página.",
  choose: "¿Cómo prefiere contactar con nosotros?",
  messageTab: "Mensaje",
  callbackTab: "Llámenme",
  messageIntro: "Deje un mensaje; lo lee una persona y le responde por correo electrónico.",
  callbackIntro: "Deje su número; una persona lee su solicitud y le llama.",
  phone: "Teléfono",
  time: "Mejor hora para llamar",
  zone: "En su hora local: {zone}",
  anyTime: "A cualquier hora",
  morning: "Por la mañana, 9–12",
  midday: "A mediodía, 12–15",
  afternoon: "Por la tarde, 15–18",
  messageSend: "Enviar mensaje",
  callbackSend: "Pedir una llamada",
  emailMissing: "Indique un correo electrónico para la respuesta.",
  phoneMissing: "Indique un número al que llamar.",
  phoneWrong: "Indique un número de teléfono completo, como +34 910 000 000.",
  messageYours: "Usted escribió",
  callbackYours: "Usted pidió una llamada",
  callbackSent: "Hemos recibido su solicitud.",
  retry: "Intentar de nuevo",
  edit: "Cambiar el texto",
  messageAgain: "Escribir otro mensaje",
  callbackAgain: "Pedir otra llamada",
  directly: "O directamente",
  call: "Llamar al {value}",
  meeting: "Reservar una reunión",
  newTab: "(se abre en una pestaña nueva)",
  mail: "Escribir a {value}",
};
