// The XML of XMPP as the page reads and writes it: what is allowed there, and nothing that is not.

import assert from "node:assert/strict";
import { test } from "node:test";
import { child, parse, xml } from "../../www/embed/live/xmpp/xml.ts";

const plain = ({ name, ns, text, attributes, children }) => ({
  name,
  ns,
  text,
  attributes: Object.fromEntries(attributes),
  children: children.map(plain),
});

test("elements, attributes, namespaces and entities are read", () => {
  const read = parse(
    `<message xmlns='jabber:client' from="a@b/c"><body>1 &lt; 2 &amp;&#32;&#x1F642;</body>` +
      `<x:lead xmlns:x="urn:x" score='8>7'/><body xmlns="other">no</body></message>`,
  );
  assert.equal(read.name, "message");
  assert.equal(read.attributes.get("from"), "a@b/c");
  assert.equal(child(read, "body", "jabber:client").text, "1 < 2 & 🙂");
  assert.equal(child(read, "lead", "urn:x").attributes.get("score"), "8>7");
  assert.equal(child(read, "body", "other").text, "no");
  assert.deepEqual(plain(parse("<a/>")), {
    name: "a",
    ns: "",
    text: "",
    attributes: {},
    children: [],
  });
});

test("what XMPP forbids is no stanza, nor is what is not well-formed", () => {
  const bad = [
    "",
    "text",
    "<a>",
    "</a>",
    "<a></b>",
    "<a/><b/>",
    "<a/>text",
    "<a b='1' b='2'/>",
    "<a b=1/>",
    "<a b='<'/>",
    "<a>&nbsp;</a>",
    "<a>&</a>",
    "<a>&#0;</a>",
    "<a>&#xd800;</a>",
    "<a>&#x110000;</a>",
    "<a>\u0000</a>",
    "<a>\ud800</a>",
    "<x:a/>",
    "<a:b:c xmlns:a='u'/>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    "<?xml version='1.0'?><a/>",
    "<a><!-- b --></a>",
    "<a><![CDATA[b]]></a>",
    "<a".repeat(10),
    `${"<a>".repeat(40)}${"</a>".repeat(40)}`,
    `<a>${"<b/>".repeat(2000)}</a>`,
    `<a>${"x".repeat(70_000)}</a>`,
    new ArrayBuffer(8),
    undefined,
  ];
  for (const frame of bad) assert.equal(parse(frame), undefined, String(frame).slice(0, 60));
});

test("hostile frames take no time", () => {
  const long = [
    `<a ${"b ".repeat(30_000)}/>`,
    `<a ${"b='c' ".repeat(10_000)}`,
    `<a>${"&amp".repeat(16_000)}</a>`,
    "<".repeat(65_000),
    `<a${" ".repeat(65_000)}`,
  ];
  const begun = performance.now();
  for (const frame of long) parse(frame);
  assert.ok(performance.now() - begun < 1000);
});

test("what is written is read back, whatever it holds", () => {
  const hostile = `<b>&amp;"'\u0000\ud800\u202e]]>🙂\n</b>`;
  const { written } = xml("a", { xmlns: "u", b: hostile, c: null }, xml("d", {}, hostile));
  const read = parse(written);
  const safe = hostile.replace(/[\0\ud800]/g, "\ufffd").replace("\ufffd\ufffd", "\ufffd\ufffd");
  assert.equal(read.attributes.get("b"), safe);
  assert.equal(read.attributes.has("c"), false);
  assert.equal(child(read, "d", "u").text, safe);
});

test("chance finds no frame that throws", () => {
  let seed = 7;
  const random = (below) => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return seed % below;
  };
  const pieces = [
    "<",
    ">",
    "/",
    "a",
    "b:c",
    " ",
    "=",
    "'",
    '"',
    "&",
    ";",
    "#x",
    "xmlns:b='u'",
    "!",
  ];
  for (let count = 0; count < 50_000; count += 1) {
    const frame = Array.from({ length: random(20) }, () => pieces[random(pieces.length)]).join("");
    assert.doesNotThrow(() => parse(frame));
  }
});
