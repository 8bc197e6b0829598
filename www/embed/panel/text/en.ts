// The panel's words in English, and the shape every other language has to fill.

import { common } from "./common/en.js";

export const en = {
  ...common,
  title: "Contact the sales team",
  opened: "A contact form has opened at the end of the page.",
  choose: "How would you like to reach us?",
  messageTab: "Message",
  callbackTab: "Call me back",
  messageIntro: "Leave a message; a person reads it and replies to your e-mail.",
  callbackIntro: "Leave your number; a person reads your request and calls you.",
  phone: "Phone number",
  time: "Best time to call",
  zone: "Your time: {zone}",
  anyTime: "Any time",
  morning: "Morning, 9–12",
  midday: "Midday, 12–15",
  afternoon: "Afternoon, 15–18",
  messageSend: "Send message",
  callbackSend: "Ask for a call",
  emailMissing: "Please give an e-mail address for the reply.",
  phoneMissing: "Please give a number to call.",
  phoneWrong: "Please give a whole phone number, such as +44 20 7946 0018.",
  messageYours: "You wrote",
  callbackYours: "You asked for a call",
  callbackSent: "Your request has reached us.",
  retry: "Try again",
  edit: "Change the text",
  messageAgain: "Write another message",
  callbackAgain: "Ask for another call",
  directly: "Or directly",
  call: "Call {value}",
  meeting: "Book a meeting",
  newTab: "(opens in a new tab)",
  mail: "Write to {value}",
};

export type Texts = Readonly<Record<keyof typeof en, string>>;
