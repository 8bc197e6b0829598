// What is delivered, as text.

import assert from "node:assert/strict";
import { test } from "node:test";
import { json } from "../../www/embed/keep/json.ts";

test("a handoff is JSON as it was meant, whatever an old library has put onto arrays and objects", (t) => {
  // As Prototype.js 1.6 does.
  for (const { prototype } of [Array, Object]) {
    prototype.toJSON = () => "spoiled";
    t.after(() => delete prototype.toJSON);
  }
  const text = json({ reasons: [{ rule: "demo", points: 60 }], traits: {}, grade: null });
  assert.equal(text, '{"reasons":[{"rule":"demo","points":60}],"traits":{},"grade":null}');
});
