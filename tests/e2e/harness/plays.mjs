// What playbooks show, as a test finds it in its shadow root, on any engine.

import { page as html } from "./pages.mjs";
import { serve } from "./site.mjs";
import { until } from "./until.mjs";

/** A page with things to do, and two invitations of its own to what is asked for. */
export const BODY = `<main>
<h1>Acme</h1>
<p><button id="here" type="button">Here</button> <a id="next" href="/next">Next</a></p>
<p><label>Search <input id="search" type="search"></label></p>
<p><a data-leadlight-slot="hero" href="/guide">Read the guide</a></p>
</main>`;

/** Serves a page with this config and opens it. */
export async function openPage(t, browser, json, { body = BODY, pages, headers, ...rest } = {}) {
  const { ready = true, lang, head, ...options } = rest;
  const whole = html(body, { lang, head });
  const config = { "/leadlight.json": json };
  const site = await serve(t, { "/": whole, "/next": whole, ...config, ...pages }, { headers });
  const visitor = await browser.visitor(t, options);
  const tab = await visitor.open(site.url());
  if (ready) await tab.ready();
  return { site, visitor, tab };
}

/** What is shown: its kind, words, links, buttons and fields; null if nothing is. */
export const shown = (tab) =>
  tab.evaluate(() => {
    const panel = document
      .querySelector("[data-leadlight-plays]")
      ?.shadowRoot.querySelector(".panel");
    if (!panel) return null;
    const all = (selector) =>
      [...panel.querySelectorAll(selector)].filter((it) => it.getClientRects().length);
    return {
      kind: panel.className.split(" ")[1],
      role: panel.getAttribute("role"),
      name:
        panel.getAttribute("aria-label") ??
        panel.getRootNode().getElementById(panel.getAttribute("aria-labelledby"))?.textContent,
      text: all("*")
        .filter((it) => !it.children.length)
        .map((it) => it.textContent.trim())
        .filter(Boolean)
        .join(" | "),
      links: all("a").map((it) => [it.textContent, it.getAttribute("href")]),
      buttons: all("button").map((it) => it.textContent || it.getAttribute("aria-label")),
      fields: all("input,textarea,select").map((it) => it.name),
    };
  });

/** Waits until something of this kind is shown, and gives it. */
export const appears = (tab, kind) =>
  until(
    `the ${kind}`,
    async () => {
      const now = await shown(tab);
      return now?.kind === kind && now;
    },
    { context: () => tab.picture() },
  );

/** Waits until nothing is shown. */
export const goes = (tab) =>
  until("nothing to be shown", async () => !(await shown(tab)), { context: () => tab.picture() });

/** Moves the focus to the first that fits in what is shown. */
export const enter = (tab, selector) =>
  tab.evaluate((selector) => {
    const root = document.querySelector("[data-leadlight-plays]").shadowRoot;
    [...root.querySelectorAll(selector)].find((it) => it.getClientRects().length).focus();
  }, selector);

/** Presses a button or link of what is shown, by keyboard. */
export async function press(tab, selector) {
  await enter(tab, selector);
  await tab.key("Enter");
}

/** Types into a field of what is shown. */
export async function write(tab, name, text) {
  await enter(tab, `[name=${name}]`);
  await tab.type(text);
}

/** What has the focus: the id or name of it, `in:` in front where it is in what is shown. */
export const focused = (tab) =>
  tab.evaluate(() => {
    const host = document.activeElement;
    const inner = host?.shadowRoot?.activeElement;
    const it = inner ?? host;
    return (
      (inner ? "in:" : "") + (it.getAttribute("name") || it.id || it.className || it.localName)
    );
  });

/** The playbook's states that the page was told of. */
export const states = (tab) =>
  tab
    .named("playbook")
    .map(({ detail: { playbook, kind, state } }) => `${playbook} ${kind} ${state}`);
