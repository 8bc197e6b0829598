// Pages on which signals are counted, and what was told of them so far.

import { config, page } from "./pages.mjs";
import { serve } from "./site.mjs";
import { becomes } from "./until.mjs";

/** A page that scrolls, and leads to another. */
export const TALL = page(
  '<h1>Acme</h1><a id="next" href="/next">Next</a><div style="height:6000px"></div>',
);

/** Gives what opens a visitor's tab on a site with these facts and pages, with Leadlight ready. */
export const opener =
  (browser) =>
  async (t, { path = "/", pages = {}, facts = {}, more = {}, options, ready = true } = {}) => {
    const site = await serve(t, {
      "/": TALL,
      "/next": TALL,
      "/blog/first": TALL,
      "/leadlight.json": config({ facts, ...more }),
      ...pages,
    });
    const visitor = await browser.visitor(t, options);
    const tab = await visitor.open(site.url(path));
    if (ready) await tab.ready();
    return { site, visitor, tab };
  };

/** The signals of a name that the tab was told of, in order: their properties, or these of them. */
export const signals = (tab, name, keys) =>
  tab
    .named("signal")
    .filter(({ detail }) => detail.name === name)
    .map(({ detail: { props } }) =>
      keys
        ? Object.fromEntries(keys.filter((it) => it in props).map((it) => [it, props[it]]))
        : props,
    );

/** Waits until just these signals of a name were told, by the properties that `expected` has. */
export async function told(tab, name, expected) {
  const keys = [...new Set(expected.flatMap(Object.keys))];
  const context = () => tab.picture();
  const heard = async () => {
    await tab.listen();
    return signals(tab, name, keys);
  };
  await becomes(`the signals ${name}`, heard, expected, { context });
}

let marks = 0;

/**
 * Lets everything that was done so far be told of: what comes later comes after a mark. A route is
 * told of a moment after it, so that nothing comes is seen only after that.
 */
export async function settle(tab) {
  const mark = `mark_${++marks}`;
  await tab.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
  });
  await tab.call("track", mark);
  await told(tab, mark, [{}]);
}
