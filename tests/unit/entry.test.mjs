// What is delivered, as text.

import assert from "node:assert/strict";
import { test } from "node:test";
import { textOf } from "../../www/embed/keep/entry.ts";

test("a handoff is JSON as it was meant, whatever an old library has put onto arrays and objects", (t) => {
  // As Prototype.js 1.6 does.
  for (const { prototype } of [Array, Object]) {
    prototype.toJSON = () => "spoiled";
    t.after(() => delete prototype.toJSON);
  }
  const text = textOf({ reasons: [{ rule: "demo", points: 60 }], traits: {}, grade: null });
  assert.equal(text, '{"reasons":[{"rule":"demo","points":60}],"traits":{},"grade":null}');
  assert.equal(textOf(text), text);
});
