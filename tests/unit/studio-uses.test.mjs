// What a config names, and giving a thing another name everywhere at once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { placeWords, renameUses, usesOf } from "../../www/studio/kit/uses.ts";

const config = {
  segments: { saas: {}, big: { segments: { $in: ["saas", "x"] } } },
  personas: [{ id: "marketer", when: { "offers.guide.owned": true } }],
  offers: { guide: { content: { text: "guide", action: "playbook:hello" } }, demo: {} },
  slots: {
    hero: {
      rules: [
        { id: "a", when: { persona: "marketer" }, show: "guide" },
        { id: "b", show: ["demo", "guide"] },
        { id: "c", split: [{ variant: "guide", weight: 1, show: ["guide"] }] },
      ],
    },
  },
  playbooks: {
    hello: {
      when: { $and: [{ "offers.guide.owned": { $ne: true } }] },
      do: { invite: { offer: "guide" } },
    },
  },
};

const before = structuredClone(config);

test("an offer is named by slots, splits, playbooks and conditions", () => {
  const places = usesOf(config, "offer", "guide").map((it) => it.join("."));
  assert.deepEqual(places, [
    "personas.0.when.offers.guide.owned",
    "slots.hero.rules.0.show",
    "slots.hero.rules.1.show.1",
    "slots.hero.rules.2.split.0.show.0",
    "playbooks.hello.when.$and.0.offers.guide.owned",
    "playbooks.hello.do.invite.offer",
  ]);
});

test("a new name goes everywhere the old one was, and nowhere else", () => {
  const next = renameUses(config, "offer", "guide", "book");
  assert.deepEqual(usesOf(next, "offer", "guide"), []);
  assert.equal(usesOf(next, "offer", "book").length, 6);
  assert.deepEqual(next.playbooks.hello.when.$and, [{ "offers.book.owned": { $ne: true } }]);
  assert.equal(next.slots.hero.rules[2].split[0].variant, "guide");
  assert.equal(next.offers.guide.content.text, "guide");
  assert.deepEqual(config, before);
});

test("segments, personas and playbooks, too", () => {
  assert.deepEqual(renameUses(config, "segment", "saas", "it").segments.big, {
    segments: { $in: ["it", "x"] },
  });
  assert.equal(
    renameUses(config, "persona", "marketer", "dev").slots.hero.rules[0].when.persona,
    "dev",
  );
  assert.equal(
    renameUses(config, "playbook", "hello", "hi").offers.guide.content.action,
    "playbook:hi",
  );
});

test("places in words", () => {
  assert.equal(placeWords(config, ["personas", 0, "when"]), "persona marketer");
  assert.equal(placeWords(config, ["slots", "hero", "rules", 0]), "slot hero");
});
