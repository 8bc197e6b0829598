// The chats of vendors as their scripts leave them on a page: with the queue that their own snippet makes,
// what is lost or throws before they are ready, and their own names for what happens. Each script says on
// `window.fake` what it was asked, and lets a test be the visitor and the team.

import { first } from "./first.mjs";
import { more } from "./more.mjs";

/** Runs before a vendor's script; `ready` runs once it would have loaded what it needs. */
function base() {
  const own = new Set();
  const fake = {
    isOpen: false,
    openings: 0,
    attributes: {},
    draft: null,
    greeting: null,
    isReady: false,
    /** Who listens to what, by the vendor's names. */
    hears: {},
    on(name, run) {
      if (!fake.hears[name]) fake.hears[name] = [];
      fake.hears[name].push(run);
    },
    say(name, ...args) {
      for (const run of fake.hears[name] ?? []) run(...args);
    },
    dispatch(name, detail, target = window) {
      target.dispatchEvent(new CustomEvent(name, { detail }));
    },
    set(values) {
      Object.assign(fake.attributes, values);
    },
    open() {
      fake.openings++;
      fake.isOpen = true;
      fake.tells.opened();
    },
    close() {
      fake.isOpen = false;
      fake.tells.closed();
    },
    ready(run) {
      setTimeout(() => {
        fake.isReady = true;
        run?.();
      }, 20);
    },
    own,
    tells: { opened() {}, closed() {}, visitor() {}, team() {} },
  };
  window.fake = fake;
}

/** What a page has that loads a vendor's script itself. */
const tag = (url, id = "") =>
  `const s = document.createElement("script"); s.async = true; s.id = ${JSON.stringify(id)};
   s.src = ${JSON.stringify(url)}; document.head.append(s);`;

/**
 * By provider: `id` (and `host`) for the config, `url` of its script, `page` the script of a page that has it
 * already (`client`: by the vendor's own package), `script` what comes from there.
 */
export const FAKES = { ...first, ...more };

/** What is served in the place of a vendor's script. `after`: the page calls it once it is there. */
export const scriptOf = ({ script, after }, own) =>
  `(${base})(); (function ${script})(window.fake); ${own ? (after ?? "") : ""}`;

/** The script of a page that has the vendor already, without its own package. */
export const pageOf = ({ page = "", url, loads = url, scriptId }) =>
  `{ ${page} ${tag(loads, scriptId)} }`;

/** What a vendor can do is what its adapter says. */
export async function can(provider) {
  globalThis.window ??= globalThis;
  globalThis.addEventListener ??= () => {};
  const { make } = await import(`../../../www/embed/chat/vendors/${provider}.ts`);
  return make({ id: "", host: "", custom: {} }).can;
}
