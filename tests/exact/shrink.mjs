// The smallest case that still fails: parts are left out for as long as it does.

/** How often it is tried at the most. */
const patience = 4_000;

/** Leaves out of `value` what it can, so long as `fails` says that it still fails. */
export function shrink(value, fails) {
  let best = value;
  let left = patience;
  const tried = (copy) => {
    left -= 1;
    try {
      return fails(copy);
    } catch {
      // What cannot even be asked is no case.
      return false;
    }
  };
  for (let smaller = true; smaller && left > 0; ) {
    smaller = false;
    for (const path of pathsOf(best)) {
      if (left <= 0) break;
      const copy = without(best, path);
      if (copy !== null && tried(copy)) {
        best = copy;
        smaller = true;
      }
    }
  }
  return best;
}

/** The ways to all that could be left out, what is large first. Of lists the last goes first. */
function pathsOf(value, path = []) {
  if (typeof value !== "object" || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()].reverse() : Object.keys(value);
  const here = keys.map((key) => [...path, key]);
  return [...here, ...keys.flatMap((key) => pathsOf(value[key], [...path, key]))];
}

/** A copy without what is at the path; null if there is no such thing any more. */
function without(value, path) {
  const copy = structuredClone(value);
  let here = copy;
  for (const key of path.slice(0, -1)) {
    here = here?.[key];
    if (typeof here !== "object" || here === null) return null;
  }
  const last = path.at(-1);
  if (!(last in here)) return null;
  if (Array.isArray(here)) here.splice(last, 1);
  else delete here[last];
  return copy;
}
