// Lengths of time, as the page reads them: what the engine reads, and nothing else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { spanOf } from "../../www/embed/span.ts";

test("lengths of time as in the config, and nothing else", () => {
  assert.deepEqual(
    ["30s", "15m", "4h", "7d", "2w"].map(spanOf),
    [3e4, 9e5, 144e5, 6048e5, 12096e5],
  );
  for (const wrong of [
    "15",
    "m",
    "-5m",
    "1.5h",
    "5ms",
    "0s",
    "1M",
    "1d\n",
    "5218w",
    "00000000001s",
    15,
    null,
  ])
    assert.equal(spanOf(wrong), undefined, String(wrong));
  assert.equal(spanOf("36525d"), 36_525 * 864e5);
  assert.equal(spanOf("5217w"), 5217 * 6048e5);
});
