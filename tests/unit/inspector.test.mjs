// What the inspector makes of configs and logs: only ever other configs and logs, for the engine to judge.

import assert from "node:assert/strict";
import { test } from "node:test";
import { follow, journeyFile, readJourney } from "../../www/embed/inspector/journey.ts";
import { redacted } from "../../www/embed/inspector/private.ts";
import { capped, declared } from "../../www/embed/inspector/shadow.ts";

const signal = (id, time, signal, props = {}) => ({ id, time, signal, props });

test("stages above the forced one can be entered by the trait alone", () => {
  const enter = { "counts.x": 1 };
  const config = {
    version: 1,
    stages: [{ id: "visitor" }, { id: "mql", enter }, { id: "sql", enter, stay: enter }],
  };
  assert.deepEqual(capped(config, "mql"), {
    version: 1,
    stages: [{ id: "visitor" }, { id: "mql", enter }, { id: "sql", stay: enter }],
  });
  assert.deepEqual(capped(config, "sql"), config);
  assert.equal(capped(config, "none"), config);
  const usual = { version: 1 };
  assert.equal(capped(usual, "mql"), usual, "the stages that there are without any in the config");
});

test("the stage is declared last, and nothing else declares one", () => {
  const log = [
    signal("a", 1, "identify", { lifecycle: "customer", role: "buyer" }),
    signal("b", 2, "page_view", { lifecycle: "a property" }),
  ];
  assert.deepEqual(declared(log, "mql", 9), [
    signal("a", 1, "identify", { role: "buyer" }),
    log[1],
    signal("~inspector", 2, "identify", { lifecycle: "mql" }),
  ]);
  assert.equal(declared([], "mql", 9)[0].time, 9);
});

test("a report keeps what is scored and not who it is", () => {
  const props = {
    email: "Ana.Diaz@gmail.com",
    contact: "ana@acme.example",
    firstName: "Ana",
    phone: "+34 600 000 000",
    call: "(0034) 600-000-000",
    companySize: "50-100",
    role: "buyer",
    seats: 40,
    lifecycle: "customer",
  };
  const { log, traits } = redacted([
    signal("a", 1, "identify", props),
    signal("b", 2, "read", props),
  ]);
  assert.deepEqual(log[0].props, {
    ...props,
    email: "redacted@gmail.com",
    contact: "redacted@acme.example",
    firstName: "redacted",
    phone: "redacted",
    call: "redacted",
  });
  assert.deepEqual(traits, ["email", "contact", "firstName", "phone", "call"]);
});

test("a journey takes in each signal once, from its start on, in order", () => {
  const begun = { name: "x", start: 10, visitor: "v", consent: "granted", log: [] };
  const one = follow(begun, [signal("a", 9, "read"), signal("c", 12, "read")]);
  const two = follow(one, [signal("b", 11, "read"), signal("c", 12, "read")]);
  assert.deepEqual(
    two.log.map(({ id }) => id),
    ["b", "c"],
  );
  assert.equal(follow(two, []), two);
  assert.deepEqual(journeyFile(two), { journeys: [{ ...two, expect: {} }] });
  assert.deepEqual(readJourney(JSON.parse(JSON.stringify(two))), two);
  for (const it of [null, {}, { ...two, log: 1 }, [two]]) assert.equal(readJourney(it), undefined);
});
