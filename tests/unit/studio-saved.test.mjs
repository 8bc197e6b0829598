// The studio's saving: what is said while it fails, and when the studio is open in another tab.

import assert from "node:assert/strict";
import { mock, test } from "node:test";

/** As much of IndexedDB as one key needs; `broken` as long as the disk is full. */
const disk = { broken: false, last: undefined, held: undefined };
const request = (result, held = Promise.resolve()) => {
  const it = { result };
  held.then(() => it.onsuccess?.());
  return it;
};
const objectStore = () => {
  const store = {
    put(value) {
      if (disk.broken) throw new Error("full");
      disk.last = value;
    },
    get: () => request(disk.last),
    get transaction() {
      return request(undefined, disk.held);
    },
  };
  return store;
};
globalThis.indexedDB = { open: () => request({ transaction: () => ({ objectStore }) }) };
globalThis.window = globalThis;
const heard = new EventTarget();
globalThis.addEventListener = heard.addEventListener.bind(heard);
const tabs = { said: [] };
globalThis.BroadcastChannel = class {
  constructor() {
    tabs.own = this;
  }
  postMessage(text) {
    tabs.said.push(text);
  }
};

const { edit, openDoc, useStudio } = await import("../../www/studio/state/store.ts");
const { keepSaving, keepVersion } = await import("../../www/studio/state/saved.ts");

const state = () => useStudio.getState();
/** Lets the time pass after which the studio saves, and the disk answer. */
const saving = async () => {
  mock.timers.tick(60_000);
  await answered();
};
const answered = () => new Promise((done) => setImmediate(done));
const leaves = () => {
  const event = new Event("beforeunload", { cancelable: true });
  heard.dispatchEvent(event);
  return !event.defaultPrevented;
};

test("saving tells what it comes to", async (t) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  keepSaving();
  openDoc({ name: "a", config: { n: 0 }, journeys: [] });
  assert.deepEqual(tabs.said, ["open"]);
  await saving();
  assert.equal(state().saved, true);
  assert.ok(leaves());

  await t.test("that it fails is said until it works again", async () => {
    disk.broken = true;
    edit(["n"], 1, "One");
    await saving();
    assert.match(state().unsaved, /^Not saved/);
    assert.ok(!leaves());
    disk.broken = false;
    edit(["n"], 2, "Two");
    await saving();
    assert.deepEqual([state().saved, state().unsaved], [true, ""]);
    assert.equal(disk.last.doc.config.n, 2);
  });

  await t.test("a version kept while it is saved is saved too", async () => {
    let release;
    disk.held = new Promise((done) => {
      release = done;
    });
    edit(["n"], 3, "Three");
    await saving();
    keepVersion("v");
    disk.held = undefined;
    release();
    await answered();
    assert.equal(state().saved, false);
    await saving();
    assert.equal(state().saved, true);
    assert.equal(disk.last.versions.length, 1);
  });

  await t.test("another tab takes over, once all is saved", async () => {
    edit(["n"], 4, "Four");
    tabs.own.onmessage();
    await answered();
    assert.equal(disk.last.doc.config.n, 4);
    assert.match(state().unsaved, /open in another tab/);
    edit(["n"], 5, "Five");
    await saving();
    assert.equal(disk.last.doc.config.n, 4);
    assert.ok(!leaves());
    openDoc({ name: "b", config: { n: 9 }, journeys: [] });
    await saving();
    assert.equal(disk.last.doc.config.n, 9);
    assert.equal(state().unsaved, "");
  });
});
