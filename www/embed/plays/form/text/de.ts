// What the forms of playbooks say in German.

import { common } from "../../../panel/text/common/de.js";
import type { Texts } from "./en.js";

export const de: Texts = {
  ...common,
  newsletterTitle: "Unser Newsletter",
  newsletterSend: "Abonnieren",
  newsletterSent: "Vielen Dank: Wir haben Ihre Adresse.",
  newsletterNote:
    "Ihre Adresse geht an uns, zusammen mit einer Übersicht Ihres Besuchs auf dieser Website.",
  inquiryTitle: "Stellen Sie uns eine Frage",
  inquirySend: "Frage senden",
  emailMissing: "Bitte geben Sie Ihre E-Mail-Adresse an.",
};
