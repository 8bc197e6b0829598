// The panel's words in German.

import { common } from "./common/de.js";
import type { Texts } from "./en.js";

export const de: Texts = {
  ...common,
  title: "Kontakt zum Vertrieb",
  opened: "Am Ende der Seite hat sich ein Kontaktformular geöffnet.",
  choose: "Wie möchten Sie uns erreichen?",
  messageTab: "Nachricht",
  callbackTab: "Rückruf",
  messageIntro: "Schreiben Sie uns; ein Mensch liest es und antwortet Ihnen per E-Mail.",
  callbackIntro: "Nennen Sie Ihre Nummer; ein Mensch liest Ihre Bitte und ruft Sie an.",
  phone: "Telefonnummer",
  time: "Beste Zeit für den Anruf",
  zone: "Ihre Ortszeit: {zone}",
  anyTime: "Jederzeit",
  morning: "Vormittags, 9–12 Uhr",
  midday: "Mittags, 12–15 Uhr",
  afternoon: "Nachmittags, 15–18 Uhr",
  messageSend: "Nachricht senden",
  callbackSend: "Um Rückruf bitten",
  emailMissing: "Bitte geben Sie eine E-Mail-Adresse für die Antwort an.",
  phoneMissing: "Bitte geben Sie eine Nummer für den Anruf an.",
  phoneWrong: "Bitte geben Sie eine vollständige Telefonnummer an, etwa +49 30 901820.",
  messageYours: "Sie schrieben",
  callbackYours: "Sie baten um Rückruf",
  callbackSent: "Ihre Bitte ist bei uns angekommen.",
  retry: "Noch einmal versuchen",
  edit: "Text ändern",
  messageAgain: "Weitere Nachricht schreiben",
  callbackAgain: "Um weiteren Rückruf bitten",
  directly: "Oder direkt",
  call: "{value} anrufen",
  meeting: "Termin buchen",
  newTab: "(öffnet in einem neuen Tab)",
  mail: "An {value} schreiben",
};
