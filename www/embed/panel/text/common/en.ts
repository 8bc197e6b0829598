// The words that the panel and playbooks share, in English, and the shape every other language has to fill.

export const common = {
  close: "Close",
  message: "Your message",
  email: "E-mail",
  name: "Name",
  optional: "(optional)",
  known: "From {values}",
  change: "Change",
  note: "Goes to the sales team together with a summary of your visit to this site.",
  notAllowed:
    "You have not allowed sending in the cookie settings. What you write waits in this page until you do.",
  messageMissing: "Please write a message.",
  emailWrong: "Please give a whole e-mail address, such as name@company.com.",
  tooLong: "Please shorten this: {over} characters too many.",
  sending: "Sending…",
  held: "Not sent yet. It is kept in this page only, and will be sent once you allow it in the cookie settings. Nothing is lost while this page stays open.",
  stored: "Saved; it is being delivered.",
  messageSent: "Your message has reached us.",
  failed: "This could not be delivered. Your text is kept here, and you can try again.",
};

export type Common = Readonly<Record<keyof typeof common, string>>;
