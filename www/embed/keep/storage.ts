// Storage, in a file of its own: whoever does not allow that anything is kept has no use for it.

import * as store from "./store.js";

/** Gives what keeps things: store.js beside the script, unless that is part of it. */
export const storage = (base: URL): Promise<typeof store> =>
  // One file has everything in it.
  __WASM_TEXT__ === null ? import(new URL("store.js", base).href) : Promise.resolve(store);
