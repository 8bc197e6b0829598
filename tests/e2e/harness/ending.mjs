// What is done when a test ends: the last thing that began ends first, so a page never sees its site
// go before it.

const endings = new WeakMap();

/** Has `work` done at the end of the test, before what was asked for earlier. */
export function atEnd(t, work) {
  const list = endings.get(t) ?? [];
  if (!endings.has(t)) {
    endings.set(t, list);
    t.after(async () => {
      const failures = [];
      while (list.length) await attempt(list.pop(), failures);
      if (failures.length) throw failures[0];
    });
  }
  list.push(work);
}

/** One that fails does not keep the others from their end. */
async function attempt(work, failures) {
  try {
    await work();
  } catch (error) {
    failures.push(error);
  }
}
