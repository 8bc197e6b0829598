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
  team: "unser Vertrieb",
  chatYou: "Sie",
  chatConnecting: "Die Verbindung wird hergestellt …",
  chatOpen: "Sie sind verbunden. Was Sie schreiben, erhält {team}; die Antwort kommt hier.",
  chatTalking: "Sie sprechen mit: {team}.",
  chatBroken:
    "Die Verbindung ist unterbrochen und wird wieder aufgebaut. Was Sie schreiben, bleibt erhalten und wird gesendet.",
  chatNobody:
    "Im Moment ist niemand da: Hinterlassen Sie eine Nachricht, die Antwort kommt per E-Mail.",
  chatUnreachable:
    "Der Chat ist im Moment nicht erreichbar: Hinterlassen Sie eine Nachricht, die Antwort kommt per E-Mail.",
  chatLate:
    "Noch hat niemand geantwortet. Warten Sie hier, oder hinterlassen Sie eine Nachricht; die Antwort kommt dann per E-Mail.",
  chatReturn: "Zurück zum Chat",
  chatLeave: "Lieber eine Nachricht hinterlassen",
  chatSend: "Senden",
  chatNote:
    "Was Sie schreiben, erhält {team} zusammen damit, wie diese Website Ihr Interesse einschätzt und warum: was Sie hier angesehen und getan haben.",
  chatWaiting: "Noch nicht gesendet: wartet auf die Verbindung.",
  chatSent: "Gesendet",
  chatFailed: "Nicht zugestellt: Es war niemand da.",
  chatGiven: "Stattdessen als Nachricht gesendet.",
};
