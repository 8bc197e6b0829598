// Scripts before a page's own, for an engine whose driver has none: the site under test puts them
// into its pages. Which tab asks is in the tab's name.

import { KEEPING } from "./engines/recorder.mjs";

const ADDRESS = "/test/preload.js";
const TAB = "/test/tab";

const scripts = new Map();

/** The scripts of a tab, to add to. */
export function preloaded(tab) {
  if (!scripts.has(tab)) scripts.set(tab, []);
  return scripts.get(tab);
}

/** The tab is gone. */
export const forget = (tab) => scripts.delete(tab);

/** The reply to an address that only the tests ask for, or undefined. */
export function answerTo({ pathname, search }) {
  if (pathname === TAB) {
    const name = JSON.stringify({ tab: search.slice(1), records: [] });
    return {
      status: 200,
      headers: { "content-type": "text/html" },
      body: `<!doctype html><script>window.name = ${JSON.stringify(name)}</script>`,
    };
  }
  if (pathname !== ADDRESS) return undefined;
  const each = [...scripts].map(([tab, texts]) => {
    return `${JSON.stringify(tab)}() { ${texts.map((text) => `${text};`).join("\n")} },`;
  });
  return {
    status: 200,
    headers: { "content-type": "text/javascript", "cache-control": "no-store" },
    body: `document.currentScript.remove();
      ${KEEPING}
      ({ ${each.join("\n")} })[window.leadlightTest?.tab]?.();`,
  };
}

/** Puts the scripts before everything else in a page. */
export function withPreloads(html) {
  const before = /<head>/i.test(html) ? /<head>/i : /^(\s*<!doctype[^>]*>)?/i;
  return html.replace(before, `$&<script src="${ADDRESS}"></script>`);
}
