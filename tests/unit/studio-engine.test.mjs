// The studio's engine, as the build makes it: loaded by the studio's own loader, and quick enough
// for a slider to be dragged.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { dist } from "../../scripts/lib/paths.mjs";
import { studioEngine } from "../../scripts/lib/wasm.mjs";
import { load } from "../../www/studio/engine/wasm.ts";

let ask;

before(async () => {
  ask = await load(readFileSync(join(dist, studioEngine)));
});

const config = {
  pages: [
    { match: "/blog/**", type: "blog", journey: "awareness", topic: "seo" },
    { type: "broken" },
    { match: "/pricing?plan=*", type: "pricing" },
  ],
};

test("says what the taxonomy makes of paths", () => {
  const pages = ["/blog/a/b", "/pricing", "/pricing?plan=pro", "/"];
  const answer = ask({ config, pages });
  const none = { type: null, journey: null, topic: null, index: null };
  assert.deepEqual(answer.pages, [
    { path: "/blog/a/b", type: "blog", journey: "awareness", topic: "seo", index: 0 },
    { path: "/pricing", ...none },
    { path: "/pricing?plan=pro", ...none, type: "pricing", index: 2 },
    { path: "/", ...none },
  ]);
  // The engine makes the same of them, once the visitor is there.
  for (const { path, type } of answer.pages) {
    const [plain, query] = path.split("?");
    const props = query ? { path: plain, query: `?${query}` } : { path: plain };
    const log = [{ id: "a", time: 1, signal: "page_view", props }];
    assert.equal(ask({ config, log }).snapshot.page.type ?? null, type, path);
  }
});

test("says what is wrong with a text, where, and how it is put right", () => {
  const text = '{\n  "scoers": {},\n  "session": { "idle": "30 minutes" }\n}';
  const { usable, diagnostics } = ask({ check: text });
  assert.equal(usable, true);
  const found = diagnostics.map(({ code, severity, line, column, fix }) => {
    return { code, severity, line, column, fix };
  });
  assert.deepEqual(found, [
    {
      code: "unknown-key",
      severity: "error",
      line: 2,
      column: 3,
      fix: { path: "/scoers", key: "scores" },
    },
    {
      code: "wrong-type",
      severity: "error",
      line: 3,
      column: 16,
      fix: { path: "/session/idle", value: "30m" },
    },
  ]);
  assert.equal(ask({ check: "{" }).diagnostics[0].code, "syntax");
});

test("warns of what can hardly be meant if it is asked to", () => {
  const doubtful = { slots: { hero: { rules: [] } } };
  assert.deepEqual(ask({ config: doubtful }).diagnostics, []);
  const [found] = ask({ config: doubtful, check: true }).diagnostics;
  assert.deepEqual([found.code, found.severity], ["slot-without-rules", "warning"]);
});
