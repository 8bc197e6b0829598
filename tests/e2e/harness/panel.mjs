// The chat panel as a person with a screen reader finds it: by role and name, through any shadow root.

import { until } from "./until.mjs";

const DIALOG = '::-p-aria([role="dialog"])';

/** The open panel, or null. */
export const panel = (tab) => tab.page.$(DIALOG);

/** Waits for the panel to be there. */
export const opened = (tab) =>
  until("the chat panel", () => panel(tab), { context: () => tab.picture() });

/** Waits for the panel to be gone. */
export const closed = (tab) =>
  until("the chat panel to close", async () => !(await panel(tab)), {
    context: () => tab.picture(),
  });

/** How often the chat was opened in this tab, over all its pages. */
export const openings = (tab) =>
  tab.named("chat").filter(({ detail }) => /"opened"|"open"/.test(JSON.stringify(detail))).length;

/** Everything with this role in the panel: `{ handle, name, type, href }`. */
export async function parts(tab, role) {
  const dialog = await opened(tab);
  const handles = await dialog.$$(`::-p-aria([role="${role}"])`);
  return Promise.all(
    handles.map(async (handle) => ({
      handle,
      ...(await handle.evaluate((element) => ({
        name:
          element.getAttribute("aria-label") ??
          (element.labels?.[0]?.textContent || element.textContent).trim(),
        tag: element.localName,
        type: element.type,
        href: element.getAttribute("href"),
      }))),
    })),
  );
}

/** The words in the panel. */
export const words = async (tab) => (await opened(tab)).evaluate((dialog) => dialog.textContent);

/** The button whose name matches. */
export async function button(tab, name) {
  return until(
    `a button ${name} in the panel`,
    async () => (await parts(tab, "button")).find((one) => name.test(one.name))?.handle,
    { context: () => tab.picture() },
  );
}
