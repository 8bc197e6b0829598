// The panel's words in French.

import { common } from "./common/fr.js";
import type { Texts } from "./en.js";

export const fr: Texts = {
  ...common,
  title: "Contacter l’équipe commerciale",
  opened: "Un formulaire de contact s’est ouvert à la fin de la page.",
  choose: "Comment souhaitez-vous nous joindre ?",
  messageTab: "Message",
  callbackTab: "Être rappelé",
  messageIntro: "Laissez un message ; une personne le lit et vous répond par e-mail.",
  callbackIntro: "Laissez votre numéro ; une personne lit votre demande et vous appelle.",
  phone: "Numéro de téléphone",
  time: "Meilleur moment pour appeler",
  zone: "À votre heure : {zone}",
  anyTime: "N’importe quand",
  morning: "Le matin, 9 h–12 h",
  midday: "À la mi-journée, 12 h–15 h",
  afternoon: "L’après-midi, 15 h–18 h",
  messageSend: "Envoyer le message",
  callbackSend: "Demander un appel",
  emailMissing: "Veuillez indiquer une adresse e-mail pour la réponse.",
  phoneMissing: "Veuillez indiquer un numéro à appeler.",
  phoneWrong: "Veuillez indiquer un numéro complet, par exemple +33 1 70 18 99 00.",
  messageYours: "Vous avez écrit",
  callbackYours: "Vous avez demandé un appel",
  callbackSent: "Votre demande nous est parvenue.",
  retry: "Réessayer",
  edit: "Modifier le texte",
  messageAgain: "Écrire un autre message",
  callbackAgain: "Demander un autre appel",
  directly: "Ou directement",
  call: "Appeler le {value}",
  meeting: "Réserver un rendez-vous",
  newTab: "(s’ouvre dans un nouvel onglet)",
  mail: "Écrire à {value}",
  team: "notre équipe commerciale",
  chatYou: "Vous",
  chatConnecting: "Connexion avec {team}…",
  chatOpen:
    "Vous êtes en ligne. Ce que vous écrivez est transmis à {team} ; la réponse arrive ici.",
  chatTalking: "Vous parlez avec {team}.",
  chatBroken:
    "La connexion est interrompue et se rétablit. Ce que vous écrivez est conservé et sera envoyé.",
  chatNobody:
    "Personne n’est en ligne pour le moment : laissez un message, la réponse viendra par e-mail.",
  chatUnreachable:
    "La discussion est injoignable pour le moment : laissez un message, la réponse viendra par e-mail.",
  chatLate:
    "Personne n’a encore répondu. Attendez ici, ou laissez un message et recevez la réponse par e-mail.",
  chatReturn: "Revenir à la discussion",
  chatLeave: "Laisser plutôt un message",
  chatSend: "Envoyer",
  chatNote:
    "Ce que vous écrivez est transmis à {team}, avec l’intérêt que ce site vous prête et pourquoi : ce que vous y avez vu et fait.",
  chatWaiting: "Pas encore envoyé : en attente de la connexion.",
  chatSent: "Envoyé",
  chatFailed: "Non remis : il n’y avait personne.",
  chatGiven: "Envoyé comme message.",
};
