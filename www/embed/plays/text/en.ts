// What playbooks say in English, and the shape every other language has to fill.

export const en = {
  close: "Close",
  opened: "At the end of the page there is now:",
  offer: "An offer",
  survey: "A question",
  until: "Until {date}",
  thanks: "Thank you!",
};

export type Texts = Readonly<Record<keyof typeof en, string>>;
