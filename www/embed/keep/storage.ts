// Storage, in a file of its own: until the visitor says whether anything may be kept there is no use for
// it. It erases as well.

import * as store from "./store.js";

/** Gives what keeps things: store.js beside the script, unless that is part of it. */
export const storage = (base: URL): Promise<typeof store> =>
  // One file has everything in it.
  __WASM_TEXT__ === null ? import(new URL("store.js", base).href) : Promise.resolve(store);
