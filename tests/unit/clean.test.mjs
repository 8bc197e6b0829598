// What URLs may say: of a person nothing, of where a visit comes from a channel.

import assert from "node:assert/strict";
import { test } from "node:test";
import { originOf } from "../../www/embed/capture/channel.ts";
import { clean } from "../../www/embed/capture/clean.ts";
import { decode, path, query, url } from "../../www/embed/capture/redact.ts";

const same = (of, cases) => {
  for (const [text, expected = text] of cases) assert.equal(of(text), expected, text);
};

test("people and tokens are taken out of paths, encoded or not", () => {
  same(path, [
    ["/u/ada@globex.com/edit", "/u/redacted/edit"],
    ["/u/ada%40globex.com", "/u/redacted"],
    ["/u/ada%2540globex.com", "/u/redacted"],
    ["/u/ada%25252540globex%2ecom", "/u/redacted"],
    ["/u/ada%%34%30globex.com", "/u/redacted"],
    ["/u/ada%2%35%34%30globex.com", "/u/redacted"],
    ["/app#/u/ada@globex.com/edit", "/app#/u/redacted/edit"],
    ["/reset/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc", "/reset/redacted"],
    ["/reset/9f86d081884c7d659a2feaa0c55ad015", "/reset/redacted"],
    ["/call/%2B34900000000", "/call/redacted"],
    ["/call/+1 234 567 8901", "/call/redacted"],
    ["/call/415-555-2671", "/call/redacted"],
    ["/call/(415)%20555-2671", "/call/redacted"],
    ["/call/0034900000000", "/call/redacted"],
    ["/pay/4111111111111111", "/pay/redacted"],
    ["/t/550e8400-e29b-41d4-a716-446655440000", "/t/redacted"],
    ["/reset/aB3xK9mQ2p", "/reset/redacted"],
    ["/account/password-reset/aB3xK9mQ2p?", "/account/password-reset/redacted"],
    ["/unsubscribe/u-2931882/", "/unsubscribe/redacted/"],
  ]);
});

test("ordinary paths stay", () => {
  same(path, [
    ["/blog/how-to-plan-field-service-in-2026/"],
    ["/downloads/field-guide-2026-edition.pdf"],
    ["/"],
    [""],
    ["/a//b"],
    ["/@ada/100%"],
    ["/%C3%A9t%C3%A9/%zz"],
    ["/call/+1234567"],
    ["/blog/2026-11-22/"],
    ["/blog/how-to-reset/a-password-in-2026"],
    ["/reset/a-password"],
    ["/v/10.11.12.1314"],
    ["/sku/1234567890123456789012345678"],
  ]);
});

test("secret parameters lose their values, and personal ones", () => {
  const of = (text) => query(text, ["mine"]);
  same(of, [
    ["a=1&email=ada@x.io&token=abc&q=ada%40x.io", "a=1&email=redacted&token=redacted&q=redacted"],
    ["ref=1&mine=2&MINE=3", "ref=1&mine=redacted&MINE=redacted"],
    [
      "Refresh_Token=1&passwd=2&lastname=3&key=",
      "Refresh_Token=redacted&passwd=redacted&lastname=redacted&key=",
    ],
    ["ada@x.io", "redacted"],
    ["ada@x.io=1&b", "redacted&b"],
    ["jwt=a=b&&=c", "jwt=redacted&&=c"],
    [
      "reset_token=a&access-token=b&user[email]=c",
      "reset_token=redacted&access-token=redacted&user[email]=redacted",
    ],
    ["q=(415)+555-2671&to=34+900+000+000", "q=redacted&to=redacted"],
    ["utm_source=google&utm_campaign=spring-2026&q=crew planning"],
    ["monkey=1&names=2&statement=3&email"],
  ]);
});

test("URLs lose their user and their fragment too", () => {
  const of = (text) => url(text, []);
  same(of, [
    ["mailto:ada@globex.com", "mailto:redacted"],
    ["TEL:+34900", "TEL:redacted"],
    ["https://ada:pw@x.io/a?email=b@c.de#access_token=1", "https://x.io/a?email=redacted"],
    ["https://a@b@x.io", "https://x.io"],
    ["/call?to=%2B34900000000", "/call?to=redacted"],
    ["https://x.io/u/ada@b.de/?", "https://x.io/u/redacted/?"],
    ["https://x.io/#?email=1", "https://x.io/"],
    ["/go?to=https://a:b@c.de", "/go?to=redacted"],
    ["javascript:void(0)"],
    [""],
  ]);
});

test("a hostile address costs no time", () => {
  const pieces = [
    "%25",
    "%2%35",
    "%%32%35",
    "eyj",
    "a@",
    "=",
    "&",
    "://",
    "?",
    "+1",
    "-",
    "a1",
    ".",
  ];
  const start = performance.now();
  for (const one of pieces) {
    for (const two of ["", ...pieces]) {
      const text = one.repeat(2000) + two.repeat(2000);
      for (const of of [path, query, url]) of(text, ["mine"]);
      originOf(text, text);
    }
  }
  // A millisecond each; where the time grows with the square of the length it is a hundred.
  assert.ok(performance.now() - start < 15_000);
});

test("channels", () => {
  for (const [search, host, channel] of [
    ["", "", "direct"],
    ["", "www.google.co.uk", "organic search"],
    ["", "l.facebook.com", "organic social"],
    ["", "t.co", "organic social"],
    ["", "www.youtube.com", "organic video"],
    ["", "news.example.org", "referral"],
    ["utm_source=google&utm_medium=cpc", "", "paid search"],
    ["gclid=x", "www.google.com", "paid search"],
    ["fbclid=x", "l.facebook.com", "organic social"],
    ["ttclid=x", "", "paid social"],
    ["utm_source=youtube&utm_medium=paid_video", "", "paid video"],
    ["utm_source=linkedin&utm_medium=paid_social", "", "paid social"],
    ["utm_source=partner&utm_medium=CPC", "", "paid other"],
    ["utm_source=google&utm_medium=cpm", "", "paid search"],
    ["utm_source=partner&utm_medium=cpm", "", "display"],
    ["utm_source=partner&utm_medium=cpv", "", "paid other"],
    ["utm_source=fb&utm_medium=paid", "", "paid social"],
    ["utm_source=ig", "", "organic social"],
    ["utm_source=list&utm_medium=e_mail", "", "email"],
    ["utm_source=newsletter&utm_medium=email", "", "email"],
    ["utm_source=google&utm_medium=email", "", "email"],
    ["utm_source=partner&utm_medium=affiliate", "", "affiliates"],
    ["utm_medium=banner&utm_source=site", "", "display"],
    ["utm_source=thing&utm_medium=social-network", "", "organic social"],
    ["utm_source=thing&utm_medium=app", "", "referral"],
    ["utm_source=thing&utm_medium=sms", "", "sms"],
    ["utm_source=thing", "", "unassigned"],
  ]) {
    assert.equal(originOf(search, host).channel, channel, `${search} ${host}`);
  }
});

test("where a visit comes from", () => {
  assert.deepEqual(originOf("utm_source=a&utm_source=New+York%21&utm_term=%2541&x=1", ""), {
    source: "New York!",
    term: "%41",
    channel: "unassigned",
  });
  assert.deepEqual(originOf("fbclid=1&utm_campaign=c", "m.facebook.com"), {
    campaign: "c",
    clickId: "fbclid",
    source: "facebook",
    referrerHost: "m.facebook.com",
    channel: "organic social",
  });
  // What the link says of itself stands, whoever it is on.
  assert.deepEqual(originOf("utm_medium=email", "www.google.com"), {
    medium: "email",
    referrerHost: "www.google.com",
    source: "google",
    channel: "email",
  });
  assert.equal(originOf(`utm_source=${"x".repeat(999)}`, "").source.length, 200);
  assert.equal(decode("%41%c3%zz%4"), "A%c3%zz%4");
});

test("a session's start says where it comes from in place of its address", () => {
  const search = "?utm_source=google&utm_medium=cpc&utm_term=ada@x.io";
  const props = { search, referrerHost: "www.google.com", landingPath: "/u/ada@x.io", device: {} };
  assert.deepEqual(clean("session_start", props, []), {
    landingPath: "/u/redacted",
    device: {},
    source: "google",
    medium: "cpc",
    term: "redacted",
    referrerHost: "www.google.com",
    channel: "paid search",
  });
  assert.deepEqual(clean("session_start", { source: "mine" }, []), { source: "mine" });
});

test("e-mail addresses are taken out of titles and of what was clicked or looked for", () => {
  const props = {
    title: "Hello ada@x.io!",
    text: "Mail ada@x.io",
    term: "ada@x.io",
    id: "u-ada@x.io",
  };
  assert.deepEqual(clean("click", props, []), {
    title: "Hello redacted",
    text: "Mail redacted",
    term: "redacted",
    id: "redacted",
  });
});

test("what is no address is left alone", () => {
  const props = { content: "ada@x.io", path: 7, href: null, query: ["a@x.io"], toString: "a@x.io" };
  assert.deepEqual(clean("click", { ...props, fileName: "a@x.io" }, []), {
    ...props,
    fileName: "redacted",
  });
});
