// A conversation in the panel, as the visitor has it: quick, where `panel.mjs` asks the accessibility tree.

import { until } from "./until.mjs";

/** What a visitor can read in the panel; nothing if there is none. */
export const words = (tab) =>
  tab.evaluate(
    () =>
      document.querySelector("[data-leadlight-panel]")?.shadowRoot.querySelector("[role=dialog]")
        .innerText ?? "",
  );

export const shows = (tab, text) =>
  until(`the panel to show ${text}`, async () => (await words(tab)).includes(text), {
    context: async () => `${await words(tab)}\n${await tab.picture()}`,
  });

/** Puts the cursor into a field of the panel that can be seen. */
export const focus = (tab, selector) =>
  tab.fact(
    `the field ${selector}`,
    (selector) => {
      const { shadowRoot } = document.querySelector("[data-leadlight-panel]");
      const field = [...shadowRoot.querySelectorAll(selector)].find((it) => it.checkVisibility());
      field.focus();
      return shadowRoot.activeElement === field;
    },
    selector,
  );

/** Writes a line and sends it by the keyboard. */
export async function writes(tab, text) {
  await tab.front();
  await focus(tab, "textarea");
  await tab.type(text);
  await tab.key("Enter");
}

export const press = (tab, words) =>
  tab.fact(
    `the button ${words}`,
    (words) => {
      const { shadowRoot } = document.querySelector("[data-leadlight-panel]");
      const all = [...shadowRoot.querySelectorAll("button")];
      const one = all.find((it) => it.checkVisibility() && it.textContent === words);
      one?.click();
      return Boolean(one);
    },
    words,
  );

/** The lines of the conversation, with what became of each. */
export const transcript = (tab) =>
  tab.evaluate(() =>
    [
      ...document
        .querySelector("[data-leadlight-panel]")
        .shadowRoot.querySelectorAll("[role=log] > div"),
    ].map((line) => [...line.querySelectorAll("p")].map((p) => p.textContent).join(" | ")),
  );
