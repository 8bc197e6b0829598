// What the forms of playbooks say in French.

import { common } from "../../../panel/text/common/fr.js";
import type { Texts } from "./en.js";

export const fr: Texts = {
  ...common,
  newsletterTitle: "Recevoir notre newsletter",
  newsletterSend: "S’abonner",
  newsletterSent: "Merci : nous avons votre adresse.",
  newsletterNote: "Votre adresse nous parvient avec un résumé de votre visite sur ce site.",
  inquiryTitle: "Posez-nous une question",
  inquirySend: "Envoyer la question",
  emailMissing: "Veuillez indiquer votre adresse e-mail.",
};
