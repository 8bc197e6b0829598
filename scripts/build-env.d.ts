// What the build puts into the scripts, see scripts/lib/bundle.mjs.

/** The version in package.json. */
declare const __VERSION__: string;

/** The integrity hash of leadlight.wasm, such as `sha384-…`. */
declare const __WASM_INTEGRITY__: string;

declare module "wasm-inline" {
  /** The wasm in base64 where it travels inside the script, else null. */
  const wasm: string | null;
  export default wasm;
}
