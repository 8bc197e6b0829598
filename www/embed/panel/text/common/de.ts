// The words that the panel and playbooks share, in German.

import type { Common } from "./en.js";

export const common: Common = {
  close: "Schließen",
  message: "Ihre Nachricht",
  email: "E-Mail",
  name: "Name",
  optional: "(freiwillig)",
  known: "Von {values}",
  change: "Ändern",
  note: "Geht an den Vertrieb, zusammen mit einer Übersicht Ihres Besuchs auf dieser Website.",
  notAllowed:
    "Sie haben das Senden in den Cookie-Einstellungen nicht erlaubt. Was Sie schreiben, wartet auf dieser Seite, bis Sie es erlauben.",
  messageMissing: "Bitte schreiben Sie eine Nachricht.",
  emailWrong: "Bitte geben Sie eine vollständige E-Mail-Adresse an, etwa name@firma.de.",
  tooLong: "Bitte kürzen Sie den Text: {over} Zeichen zu viel.",
  sending: "Wird gesendet…",
  held: "Noch nicht gesendet. Der Text bleibt nur auf dieser Seite und wird gesendet, sobald Sie es in den Cookie-Einstellungen erlauben. Nichts geht verloren, solange diese Seite offen bleibt.",
  stored: "Gespeichert; wird zugestellt.",
  messageSent: "Ihre Nachricht ist bei uns angekommen.",
  failed:
    "Das ließ sich nicht zustellen. Ihr Text bleibt hier erhalten; Sie können es noch einmal versuchen.",
};
