// What the forms of playbooks say in English, and the shape every other language has to fill.

import { common } from "../../../panel/text/common/en.js";

export const en = {
  ...common,
  newsletterTitle: "Get our newsletter",
  newsletterSend: "Subscribe",
  newsletterSent: "Thank you: we have your address.",
  newsletterNote: "Your address goes to us together with a summary of your visit to this site.",
  inquiryTitle: "Ask us a question",
  inquirySend: "Send question",
  emailMissing: "Please give your e-mail address.",
};

export type Texts = Readonly<Record<keyof typeof en, string>>;
