// The words that the panel and playbooks share, in French.

import type { Common } from "./en.js";

export const common: Common = {
  close: "Fermer",
  message: "Votre message",
  email: "E-mail",
  name: "Nom",
  optional: "(facultatif)",
  known: "De {values}",
  change: "Modifier",
  note: "Transmis à l’équipe commerciale avec un résumé de votre visite sur ce site.",
  notAllowed:
    "Vous n’avez pas autorisé l’envoi dans les réglages des cookies. Ce que vous écrivez attend dans cette page jusqu’à ce que vous l’autorisiez.",
  messageMissing: "Veuillez écrire un message.",
  emailWrong: "Veuillez indiquer une adresse e-mail complète, par exemple nom@entreprise.fr.",
  tooLong: "Veuillez raccourcir ce texte : {over} caractères de trop.",
  sending: "Envoi en cours…",
  held: "Pas encore envoyé. Le texte est conservé dans cette page seulement et sera envoyé dès que vous l’autoriserez dans les réglages des cookies. Rien n’est perdu tant que cette page reste ouverte.",
  stored: "Enregistré ; remise en cours.",
  messageSent: "Votre message nous est parvenu.",
  failed: "La remise a échoué. Votre texte est conservé ici et vous pouvez réessayer.",
};
