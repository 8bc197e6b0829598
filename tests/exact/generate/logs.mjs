// Logs by chance: what a visitor does, over minutes or weeks.

import { day, edges } from "./times.mjs";
import { offers, paths, slots } from "./words.mjs";

/** The records of one visitor, in no order; some come twice. */
export function someLog(random, config) {
  const { pick, below, next } = random;
  let time = Date.UTC(2026, 2, 2) + below(3) * day + below(day);
  const pauses = [0, 0, 1, 1_000, 20_000, 60_000, 600_000, ...edges(config)];
  const count = next() < 0.05 ? below(2) : 2 + below(next() < 0.1 ? 40 : 18);
  const log = [];
  for (let at = 0; at < count; at++) {
    time += next() < 0.75 ? pick(pauses.slice(0, 7)) : pick(pauses);
    const id = `${pick(["a", "b", "Z", "~"])}${at}`;
    log.push({ id, time, ...deed(random, at) });
  }
  for (const one of [...log]) {
    // Told again, and by a clock that is behind or ahead.
    if (next() < 0.04) log.push({ ...one, time: one.time + pick([0, 0, 5_000, -5_000, day]) });
  }
  return shuffled(random, log);
}

/** A copy in another order. */
export function shuffled({ below }, list) {
  const copy = [...list];
  for (let at = copy.length - 1; at > 0; at--) {
    const other = below(at + 1);
    [copy[at], copy[other]] = [copy[other], copy[at]];
  }
  return copy;
}

/** How often what is done, and what is said of it. */
const deeds = [
  [7, "page_view", view],
  [3, "engagement", ({ pick }, path) => ({ path, seconds: pick([1, 5, 15, 30, 2.5, 0.3]) })],
  [2, "scroll", ({ pick }, path) => ({ path, percent: pick([25, 50, 75, 90]) })],
  [2, "file_download", download],
  [2, "form_submit", ({ pick }, path) => ({ path, formId: pick(["demo", "news", "demo"]) })],
  [3, "identify", traits],
  [2, "session_start", start],
  [4, "exposure", ({ pick }, path) => ({ slot: pick(slots), offer: pick(offers), path })],
  [1, "chat", ({ pick }) => ({ state: pick(["opened", "dismissed"]), playbook: "chat" })],
  [2, "quote", quote],
  [1, "pricing_view", (_, path) => ({ path })],
  [1, "click", () => ({ href: "/demo", text: "Go" })],
  [1, "handoff", () => ({ id: "exact-none-1" })],
].flatMap(([share, signal, say]) => Array.from({ length: share }, () => ({ signal, say })));

const starts = deeds.filter((it) => it.signal === "session_start");

function deed(random, at) {
  const { pick, maybe } = random;
  const { signal, say } = pick(at === 0 && random.next() < 0.5 ? starts : deeds);
  const opens = signal === "page_view" || signal === "session_start";
  const path = opens ? pick(paths.all) : maybe(0.6, () => pick(paths.all));
  const props = Object.entries(say(random, path)).filter(([, value]) => value !== undefined);
  return { signal, props: Object.fromEntries(props) };
}

function view({ pick, maybe }, path) {
  const title = maybe(0.4, () => pick(["Prices", "Home", null]));
  return { path, query: maybe(0.15, () => "plan=pro"), title };
}

function download({ pick }, path) {
  const href = pick(["/ebook", "/files/a.pdf", "https://acme.example/webinar#x"]);
  return { path, fileName: pick(["a.pdf", "b.pdf"]), href };
}

function quote({ pick }, path) {
  return { amount: pick([1, 2.5, "5", 100.1]), cart: { items: [pick([2, 3]), 3] }, path };
}

function traits({ pick, next }) {
  const all = [
    ["email", ["ada@globex.com", "x@gmail.com", "y@mailinator.com", "none", null]],
    ["size", [5, 50, "250", " 49 ", null]],
    ["role", ["marketing lead", "engineer", null]],
    ["tags", [["saas", "b2b"], ["SaaS"], []]],
    ["address", [{ city: "Berlin" }, { city: "Madrid" }]],
    ["app", ["1.9.0", "v1.10.0", "2.0.0", "2.0.0-rc.1"]],
    ["lifecycle", ["lead", "customer", "unheard-of", null]],
  ];
  const given = [pick(all), ...(next() < 0.4 ? [pick(all)] : [])];
  return Object.fromEntries(given.map(([key, values]) => [key, pick(values)]));
}

function start({ pick, maybe }, path) {
  return {
    channel: maybe(0.8, () => pick(["email", "direct"])),
    source: maybe(0.5, () => pick(["google", "news"])),
    landingPath: maybe(0.6, () => path),
    utcOffset: maybe(0.8, () => pick([0, 60, -480, 330])),
    device: maybe(0.7, () => ({
      type: pick(["mobile", "desktop"]),
      language: pick(["en", "es-MX"]),
      touch: pick([true, false]),
    })),
  };
}
