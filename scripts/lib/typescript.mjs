// Lets Node's tests import the TypeScript sources: `node --import ./scripts/lib/typescript.mjs`.
// Types are dropped by esbuild, not checked; that is the business of `npm test -- types`.

import { register } from "node:module";

register("./typescript-hooks.mjs", import.meta.url);
