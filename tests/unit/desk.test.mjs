// The sales desk without its page: reading handoffs from anywhere, grouping, the waiting clock, and links that are safe.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const {
  readHandoff,
  leadsOf,
  isShown,
  waitOf,
  safeHref,
  mailHref,
  telHref,
  pageHref,
  readEvents,
  humanise,
  points,
} = await load(["handoff", "lead", "clock", "links", "file", "words"]);
const sample = JSON.parse(
  await readFile(new URL("fixtures/handoffs.json", import.meta.url), "utf8"),
);
const MIN = 60_000;
const T0 = Date.parse("2026-03-10T09:00:00Z");

/** The modules named, bundled as the build does it. A file, so that a failure shows a readable place. */
async function load(names) {
  const resolveDir = fileURLToPath(new URL("../../www/desk/", import.meta.url));
  const contents = names.map((name) => `export * from "./${name}.js";`).join("\n");
  const folder = await mkdtemp(join(tmpdir(), "leadlight-desk-"));
  const outfile = join(folder, "desk.mjs");
  try {
    const stdin = { contents, resolveDir, loader: "ts" };
    await build({ stdin, outfile, bundle: true, format: "esm", logLevel: "silent" });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function event(id, minutes, data = {}) {
  const time = new Date(T0 + minutes * MIN).toISOString();
  return {
    specversion: "1.0",
    id,
    source: "https://a.example/",
    type: "leadlight.handoff.v1",
    time,
    data,
  };
}

const leads = (events, answered = {}) => leadsOf(events.map(readHandoff), (id) => answered[id]);

describe("reading", () => {
  test("every sample is read, bare or as a line of the inbox file", () => {
    for (const event of sample) {
      const bare = readHandoff(event);
      const line = readHandoff({ receivedAt: "2026-03-10T10:00:00Z", event });
      assert.equal(bare.id, event.id);
      assert.equal(line.id, event.id);
      assert.equal(line.receivedAt, Date.parse("2026-03-10T10:00:00Z"));
    }
    const [first] = sample.map(readHandoff);
    assert.equal(first.reasons.length, 5);
    assert.equal(first.timeline.length, 20);
    assert.ok(first.timeline[0].at > first.timeline[19].at, "newest first");
    assert.equal(first.sla, 15 * MIN);
  });

  test("any member may be missing or of a wrong type", () => {
    const names = Object.keys(sample[0].data);
    for (const name of names) {
      for (const wrong of [undefined, null, 7, "x", true, [], {}, [null], [[]], { a: { b: 1 } }]) {
        const handoff = readHandoff({ ...sample[0], data: { ...sample[0].data, [name]: wrong } });
        assert.equal(handoff.id, sample[0].id, `${name}: ${JSON.stringify(wrong)}`);
      }
    }
    assert.ok(readHandoff({ data: {} }));
  });

  test("what is no handoff is nothing", () => {
    for (const value of [
      null,
      1,
      "x",
      [],
      {},
      { id: "a" },
      { ...sample[0], type: "com.example.order" },
    ]) {
      assert.equal(readHandoff(value), undefined, JSON.stringify(value));
    }
  });

  test("a visitor's clock that is ahead does not make a lead wait since tomorrow", () => {
    const receivedAt = new Date(T0).toISOString();
    assert.equal(readHandoff({ receivedAt, event: event("a", 600) }).at, T0);
    assert.equal(readHandoff({ receivedAt, event: event("a", -5) }).at, T0 - 5 * MIN);
  });

  test("files: an array, one event, or lines of which some are torn", () => {
    assert.equal(readEvents(JSON.stringify(sample)).events.length, 6);
    assert.equal(readEvents(JSON.stringify(sample[0], null, 2)).events.length, 1);
    const lines = sample.map((event) => JSON.stringify({ receivedAt: event.time, event }));
    assert.deepEqual(
      [readEvents(`${lines.join("\n")}\n{"torn`)].map((it) => [it.events.length, it.bad]),
      [[6, 1]],
    );
  });
});

describe("leads", () => {
  test("handoffs of one visitor are one lead, the newest handoff first and the newest lead first", () => {
    const found = leads([
      event("a1", 0, { visitor: "a" }),
      event("b1", 1, { visitor: "b" }),
      event("a2", 2, { visitor: "a" }),
    ]);
    assert.deepEqual(
      found.map((lead) => lead.handoffs.map(({ id }) => id)),
      [["a2", "a1"], ["b1"]],
    );
  });

  test("without a visitor nothing is thrown together", () => {
    assert.equal(leads([event("x", 0), event("y", 1)]).length, 2);
  });

  test("the name is the best that is known, also from an earlier handoff", () => {
    const named = (...traits) =>
      leads(traits.map((it, index) => event(`e${index}`, index, { visitor: "v", traits: it })))[0];
    assert.equal(named({ name: "Ana" }, {}).name, "Ana");
    assert.equal(named({ name: "Ana" }, { name: "Ana Ruiz" }).name, "Ana Ruiz");
    assert.equal(named({ firstName: "Ana", lastName: "Ruiz" }).name, "Ana Ruiz");
    assert.equal(named({ email: "ana@a.example" }).name, "ana@a.example");
    assert.deepEqual(
      [named({ plan: "free" })].map((it) => [it.name, it.isAnonymous]),
      [["Anonymous visitor", true]],
    );
  });

  test("an answered lead waits again once something new comes", () => {
    const [before] = leads([event("a1", 0, { visitor: "a" })], { a1: T0 + MIN });
    assert.deepEqual(
      ["all", "waiting", "answered"].map((it) => isShown(before, it)),
      [true, false, true],
    );
    const [after] = leads([event("a1", 0, { visitor: "a" }), event("a2", 5, { visitor: "a" })], {
      a1: T0 + MIN,
    });
    assert.deepEqual(
      ["all", "waiting", "answered"].map((it) => isShown(after, it)),
      [true, true, false],
    );
    assert.deepEqual(
      after.waiting.map(({ id }) => id),
      ["a2"],
    );
  });
});

describe("clock", () => {
  const at = (minutes, ...events) => waitOf(leads(events)[0], T0 + minutes * MIN);

  test("calm at first, urgent after two thirds of the time, late at its end", () => {
    const lead = event("a", 0, { sla: "15m" });
    assert.deepEqual(
      [0, 9.9, 10, 14.9, 15, 40].map((minutes) => at(minutes, lead).urgency),
      ["fine", "fine", "soon", "soon", "late", "late"],
    );
    assert.equal(at(2.5, lead).short, "12:30 left");
    assert.equal(at(26, lead).long, "waiting 26 min, 11 min late");
  });

  test("without a promise it only says how long", () => {
    assert.deepEqual(at(90, event("a", 0)), {
      urgency: "none",
      short: "1 h 30 min",
      long: "waiting 1 h 30 min",
    });
  });

  test("the first one not answered counts, not the newest", () => {
    const wait = at(
      16,
      event("a1", 0, { visitor: "v", sla: "15m" }),
      event("a2", 10, { visitor: "v", sla: "15m" }),
    );
    assert.equal(wait.urgency, "late");
  });

  test("an answer stops it", () => {
    const [lead] = leads([event("a", 0, { sla: "15m" })], { a: T0 + 6 * MIN });
    assert.deepEqual(waitOf(lead, T0 + 600 * MIN), {
      urgency: "done",
      short: "Answered",
      long: "answered in 6 min",
    });
  });
});

describe("links", () => {
  test("only http, https, mailto and tel", () => {
    for (const good of [
      "https://a.example/",
      "http://a.example/x?y#z",
      "mailto:a@b.example",
      "tel:+34600",
    ])
      assert.ok(safeHref(good), good);
    for (const bad of [
      "javascript:alert(1)",
      " javascript:alert(1)",
      "java\nscript:alert(1)",
      "data:text/html,x",
      "blob:x",
      "file:///etc",
      "//a.example",
      "a.example",
      "",
    ]) {
      assert.equal(safeHref(bad), undefined, bad);
    }
  });

  test("an address that could add a copy or a second reader is no link", () => {
    assert.equal(mailHref("ana@a.example"), "mailto:ana@a.example");
    for (const bad of [
      "ana@a.example?bcc=x@y.example",
      "a@b.example,c@d.example",
      "ana",
      "ana@localhost",
      "<a@b.example>",
    ]) {
      assert.equal(mailHref(bad), undefined, bad);
    }
  });

  test("telephone numbers as people write them", () => {
    assert.equal(telHref("+34 (600) 12-34-56"), "tel:+34600123456");
    assert.equal(telHref("030 901820 ext. 7"), "tel:030901820");
    for (const bad of ["", "call me", "12", "+1+2345678", "1".repeat(30)])
      assert.equal(telHref(bad), undefined, bad);
  });

  test("a page is a link only on the site that sent it", () => {
    assert.equal(pageHref("/pricing/", "https://a.example/"), "https://a.example/pricing/");
    for (const [path, source] of [
      ["//evil.example/", "https://a.example/"],
      ["https://evil.example/", "https://a.example/"],
      ["javascript:alert(1)", "https://a.example/"],
      ["/pricing/", "javascript:alert(1)"],
      ["/pricing/", "acme"],
      ["/pricing/", undefined],
    ]) {
      assert.equal(pageHref(path, source), undefined, `${path} ${source}`);
    }
  });
});

test("ids become words, points keep their sign", () => {
  assert.equal(humanise("constructor"), "Constructor");
  assert.deepEqual(["companySize", "company_size", "seo-ebook", "saas", "sql"].map(humanise), [
    "Company size",
    "Company size",
    "SEO ebook",
    "SaaS",
    "SQL",
  ]);
  assert.deepEqual([30, 28.44, -4.5, 0, -0.01].map(points), [
    "+30",
    "+28.4",
    "\u22124.5",
    "+0",
    "+0",
  ]);
});
