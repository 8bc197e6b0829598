// The wasm as text inside the one-file build.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pack } from "../../scripts/lib/pack.mjs";
import { unpack } from "../../www/embed/unpack.ts";

test("every byte comes back, and on the way is printable", () => {
  const bytes = Uint8Array.from({ length: 65_536 }, (_, at) => (at % 2 ? at >> 8 : at));
  const text = pack(bytes);
  assert.match(text, /^[ -~]+$/);
  assert.deepEqual(unpack(text), bytes);
});
