// Texts for visitors: the right language, and the placeholders filled.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { say } from "../../www/embed/text.ts";

const { cases } = JSON.parse(readFileSync(new URL("texts.json", import.meta.url), "utf8"));

for (const { name, text, languages, traits, expect } of cases) {
  test(name, () =>
    assert.equal(
      say(text, () => traits, languages),
      expect,
    ),
  );
}

test("what is no text says nothing", () => {
  for (const it of [undefined, null, 5, true, [], {}, { en: 5 }]) {
    assert.equal(
      say(it, () => ({}), ["en"]),
      null,
    );
  }
});
