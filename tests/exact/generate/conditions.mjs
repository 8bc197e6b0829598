// Conditions by chance, of values that the visits really have.

import { segments, stages } from "./words.mjs";

/** What there is to look at: path by path, what may be there. */
const values = {
  "traits.email": ["ada@globex.com", "x@gmail.com"],
  "traits.emailKind": ["business", "free", "disposable"],
  "traits.size": [5, 50, 250],
  "traits.role": ["marketing lead", "engineer", "growth"],
  "traits.tags": [["saas", "b2b"], ["saas"]],
  "traits.address.city": ["Berlin", "Madrid"],
  "traits.app": ["1.9.0", "1.10.0", "2.0.0-rc.1"],
  "traits.lifecycle": ["lead", "customer"],
  "facts.count": [0, 1, 2, 5],
  "facts.sum": [0, 10, 25.5, 60],
  "facts.distinct": [0, 1, 2, 3],
  "facts.days": [1, 2],
  "facts.first": ["seo", "/", "/pricing"],
  "facts.last": ["ops", "/blog/a", "a.pdf"],
  "facts.age": [0, 0.5, 1, 3],
  "facts.sequence": [0, 1, 2],
  "page.path": ["/", "/pricing", "/blog/a"],
  "page.type": ["pricing", "blog"],
  "page.topic": ["seo", "ops"],
  "page.journey": ["decision"],
  "page.title": ["Prices", "Home"],
  "session.visit": [1, 2, 3],
  "session.returning": [true, false],
  "session.pageViews": [1, 2, 4],
  "session.channel": ["email", "direct"],
  "session.source": ["google", "news"],
  "counts.page_view": [1, 3, 6],
  "counts.pricing_view": [0, 1, 2],
  "counts.keen_view": [0, 1],
  "counts.quote": [0, 1],
  "visitor.visits": [1, 2, 3],
  "visitor.daysSinceFirst": [0, 1, 3],
  "device.type": ["mobile", "desktop"],
  "device.language": ["en", "es-MX"],
  "device.touch": [true, false],
  "time.hour": [6, 9, 12, 18, 23],
  "time.weekday": [0, 1, 3, 6],
  consent: ["granted", "denied", "pending"],
  "offers.one.owned": [true, false],
  "offers.two.owned": [true, false],
  "scores.s": [0, 5, 10, 20, 40],
  "scores.t": [-5, 0, 5, 10],
  "scores.u": [2.5, 10, 30],
  grade: ["A1", "B2", "C3"],
  persona: ["marketer", "engineer"],
};

const fields = {
  path: ["/", "/pricing", "/blog/a"],
  type: ["pricing", "blog"],
  topic: ["seo", "ops"],
  percent: [25, 50, 90],
  seconds: [5, 15, 30],
  fileName: ["a.pdf", "b.pdf"],
  formId: ["demo", "news"],
  amount: [1, 2.5, "5"],
  "cart.items": [2, 3],
  returning: [true, false],
  visit: [1, 2],
};

const starts = (...heads) =>
  Object.keys(values).filter((it) => heads.some((head) => it.startsWith(head)));

/** What each kind of place may look at. */
const facing = {
  state: starts("traits.", "facts.", "page.", "session."),
  rest: starts(
    "counts.",
    "visitor.",
    "device.",
    "time.",
    "consent",
    "offers.",
    "scores.",
    "grade",
    "persona",
  ).concat("stage", "stage"),
  scores: starts("scores.", "counts.", "time.", "offers."),
  moving: starts("scores.", "facts.count", "facts.sum", "facts.age", "facts.days").concat(
    starts("session.pageViews", "time.hour", "page.t", "scores.", "counts.page_view"),
  ),
};

export function conditions(random) {
  const { pick, below, next } = random;
  const order = () => pick(["$gt", "$gte", "$gte", "$lt", "$lte"]);

  const text = (all) =>
    pick([
      () => pick(all),
      () => ({ $eq: pick(all) }),
      () => ({ $ne: pick(all) }),
      () => ({ $in: [pick(all), "none"] }),
      () => ({ $nin: [pick(all), 7] }),
      () => ({ $ini: [pick(all).toUpperCase()] }),
      () => ({ $nini: [pick(all).toUpperCase(), null] }),
      () => ({ [order()]: pick(all) }),
      () => ({ $regex: pick(["^/blog", "market|growth", "[0-9]+", "a$"]) }),
      () => ({ $regexi: pick(["PRIC", "^E"]) }),
      () => ({ $notRegex: pick(["^/", "lead"]) }),
      () => ({ $not: { $regexi: "SE?O" } }),
      () => ({ $exists: next() < 0.5 }),
      () => ({ $type: pick(["string", "null", "number"]) }),
      () => ({ $glob: pick(["/blog/**", "/pricing*", "/*", "/**/y", "/pricin?"]) }),
    ])();
  const number = (all) =>
    pick([
      () => pick(all),
      () => ({ [order()]: pick(all) }),
      () => ({ [order()]: pick(all) }),
      () => ({ [order()]: pick(all) }),
      () => ({ $gte: Math.min(...all), $lt: Math.max(...all) }),
      () => ({ $ne: pick(all) }),
      () => ({ $in: [pick(all), pick(all)] }),
      () => ({ $not: { [order()]: pick(all) } }),
      () => ({ $exists: next() < 0.7 }),
    ])();
  const flag = () => pick([true, false, { $ne: true }, { $eq: false }, { $exists: true }]);
  const version = (all) => ({
    [pick(["$vgt", "$vgte", "$vlt", "$vlte", "$veq", "$vne"])]: pick(all),
  });
  const many = () =>
    pick([
      () => ({ $all: ["saas"] }),
      () => ({ $alli: ["SAAS", "B2B"] }),
      () => ({ $size: pick([1, 2, { $gt: 1 }]) }),
      () => ({ $elemMatch: { $regex: "^s" } }),
      () => ({ $in: ["b2b", "shop"] }),
      () => ["saas"],
    ])();
  const named = (all) =>
    pick([
      () => pick(all),
      () => ({ $in: [pick(all), pick(all)] }),
      () => ({ $nin: [pick(all)] }),
      () => ({ $ne: pick(all) }),
    ])();

  /** A test of what may be at a path. */
  const test = (path) => {
    if (path === "stage")
      return next() < 0.6 ? { [order()]: pick(stages.slice(0, 3)) } : named(stages.slice(0, 3));
    if (path === "segments")
      return next() < 0.5 ? named(segments) : { $size: { [order()]: below(3) } };
    const all = values[path] ?? fields[path];
    if (path === "traits.app") return version(all);
    if (Array.isArray(all[0])) return many();
    if (typeof all[0] === "boolean") return flag();
    return typeof all[0] === "number" ? number(all) : text(all);
  };

  const condition = (paths, depth = 2) => {
    const inner = () => condition(paths, depth - 1);
    const path = () => pick(paths);
    const join = depth > 0 ? below(10) : 9;
    if (join === 0) return { $or: [inner(), inner()] };
    if (join === 1) return { $and: [inner(), inner()] };
    if (join === 2) return { $nor: [inner(), inner()] };
    if (join === 3) return { $not: inner() };
    const one = path();
    const other = path();
    return join < 6 ? { [one]: test(one), [other]: test(other) } : { [one]: test(one) };
  };

  return { facing, condition, where: () => condition(Object.keys(fields), 1) };
}
