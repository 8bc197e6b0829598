// Runs in every page before its own scripts: tells the test what the page dispatches, says and
// throws. Where the driver hears the console that is the way, as soon as it happens; elsewhere the
// page keeps it until the test asks. To measure a page it is made deaf: what it hears of Leadlight takes
// longer to tell than to do.

const EVENTS = [
  "ready",
  "signal",
  "score",
  "stage",
  "decision",
  "exposure",
  "chat",
  "handoff",
  "playbook",
  "error",
];

/** What the lines in the console begin with that are for the test. */
const MARK = "leadlight-test:";

function record(names, mark) {
  if (window !== window.top) return;
  const { parse, stringify } = JSON;
  const { log, info, debug, warn, error, assert } = console;
  const keep = mark
    ? (kind, what) => debug.call(console, mark + stringify({ kind, what }))
    : keeping();

  // From page to page of an origin records travel in the tab's name, which nothing else here reads.
  function keeping() {
    let records = [];
    let tab;
    let leaving = false;
    const unpack = () => {
      try {
        const packed = parse(window.name);
        tab = packed.tab;
        records = packed.records;
      } catch {}
    };
    const pack = () => {
      window.name = stringify({ tab, records });
    };
    unpack();
    window.addEventListener(
      "pageshow",
      (event) => {
        leaving = false;
        if (event.persisted) unpack();
      },
      true,
    );
    window.addEventListener(
      "pagehide",
      () => {
        leaving = true;
        pack();
      },
      true,
    );
    window.leadlightTest = {
      /** Which tab this is, where that is known. */
      tab,
      /** What was recorded after the record `last`; what was handed out is kept until it is named. */
      since(last) {
        records.splice(0, records.findIndex(({ id }) => id === last) + 1);
        return records.slice();
      },
    };
    return (kind, what) => {
      records.push({ id: `${performance.timeOrigin}.${Math.random()}`, kind, what });
      if (leaving) pack();
    };
  }
  const plain = (value) => {
    try {
      return value instanceof Error ? described(value) : String(value);
    } catch {
      return "?";
    }
  };
  const described = ({ name, message, stack = "" }) =>
    stack.includes(message) ? stack : `${name}: ${message}\n${stack}`;

  for (const name of names) {
    window.addEventListener(
      `leadlight:${name}`,
      (event) => {
        if (window.leadlightTestIsDeaf) return;
        let detail;
        try {
          detail = stringify(event.detail) ?? "null";
        } catch (failure) {
          detail = stringify({ unserialisable: String(failure) });
        }
        keep("event", { name, detail });
      },
      true,
    );
  }
  const methods = { log, info, debug, warning: warn, error, assert };
  for (const [type, original] of Object.entries(methods)) {
    console[original.name] = (...args) => {
      if (type !== "assert" || !args[0]) keep("console", { type, text: args.map(plain).join(" ") });
      original.apply(console, args);
    };
  }
  // In the capturing phase a resource that failed to load passes by as well.
  window.addEventListener(
    "error",
    (event) => event.target === window && keep("error", plain(event.error ?? event.message)),
    true,
  );
  window.addEventListener(
    "unhandledrejection",
    (event) => keep("error", plain(event.reason)),
    true,
  );
}

/** The recorder as text, to run in a page: one that keeps, and one that tells at once. */
export const KEEPING = `(${record})(${JSON.stringify(EVENTS)});`;
export const TELLING = `(${record})(${JSON.stringify(EVENTS)}, ${JSON.stringify(MARK)});`;

/** What a line in the console tells the test, or undefined where it is not for the test. */
export const told = (line) =>
  line.startsWith(MARK) ? JSON.parse(line.slice(MARK.length)) : undefined;

/** A function and its arguments as text, to run in a page. */
export const source = (fn, args = []) =>
  typeof fn === "function" ? `(${fn})(...${JSON.stringify(args)})` : fn;
