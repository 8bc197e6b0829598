// Parts of a condition as explanations show them: which all have to hold, and which are ways of which
// one is enough.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isGone, waysOf } from "../../www/embed/inspector/ways.ts";

/** Parts from `a 0b 0c 1d`: a digit is the number of the way, a capital letter does not hold. */
const parts = (text) =>
  text.split(" ").map((it) => {
    const [, way, name] = /^(\d?)(.)$/.exec(it);
    const part = { holds: name === name.toLowerCase(), text: name };
    return way ? { ...part, way: Number(way) } : part;
  });

/** The other way round: `a (b&c|d)`. */
const told = (text) =>
  waysOf(parts(text))
    .map((it) =>
      "text" in it
        ? it.text
        : `(${it.map((way) => way.map((one) => one.text).join("&")).join("|")})`,
    )
    .join(" ");

test("ways are kept together, and apart from others", () => {
  for (const [text, wanted] of [
    ["a b", "a b"],
    ["0a 1b", "(a|b)"],
    ["a 0b 0c 1d e", "a (b&c|d) e"],
    ["0a 1b 0c 1d", "(a|b) (c|d)"],
    ["0a 1b c 0d 1e", "(a|b) c (d|e)"],
    ["0a 1b c 1d", "(a|b) c (d)"],
  ]) {
    assert.equal(told(text), wanted);
  }
});

test("one way that holds as a whole is enough", () => {
  const gone = (text) => isGone(waysOf(parts(text))[0]);
  assert.equal(gone("0a 0B 1c"), true);
  assert.equal(gone("0a 0B 1C"), false);
});
