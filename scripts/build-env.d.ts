// What the build puts into the scripts, see scripts/lib/bundle.mjs.

/** The version in package.json. */
declare const __VERSION__: string;

/** The integrity hash of leadlight.wasm, such as `sha256-…`. */
declare const __WASM_INTEGRITY__: string;

/** The wasm, packed as text, where it travels inside the script; else null. */
declare const __WASM_TEXT__: string | null;
