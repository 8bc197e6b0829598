// The inspector as its user finds it: by role and label, through the accessibility tree.

import { until } from "./until.mjs";

/** Waits for the one element with this role and name. */
export const find = (tab, role, name) =>
  until(`the ${role} "${name}"`, () => tab.page.$(`::-p-aria([name="${name}"][role="${role}"])`), {
    context: () => tab.picture(),
  });

export async function press(tab, role, name) {
  await (await find(tab, role, name)).click();
}

export const openTab = (tab, name) => press(tab, "tab", name);

/** Chooses in a list. */
export async function choose(tab, name, value) {
  await (await find(tab, "combobox", name)).select(value);
}

/** What the open section says, in one line. */
export const said = (tab) =>
  tab.evaluate(() => {
    const root = document.querySelector("[data-leadlight-inspector]")?.shadowRoot;
    const text = root?.querySelector("[role=tabpanel]")?.innerText ?? root?.textContent ?? "";
    return text.replace(/\s+/g, " ");
  });

/** Waits until the open section says it. */
export const says = (tab, words) =>
  until(`the inspector to say ${words}`, async () => (await said(tab)).match(words), {
    context: async () => `it says: ${await said(tab)}\n${await tab.picture()}`,
  });

/** Does what gives a file, and gives what is in it. */
export async function fileOf(tab, act) {
  await tab.evaluate(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      window.file = blob.text();
      URL.createObjectURL = make;
      return make.call(URL, blob);
    };
  });
  await act();
  return JSON.parse(await tab.fact("the file", () => window.file));
}
