// Runs in every page before its own scripts: keeps what the page dispatches, says and throws until
// the test takes it. The drivers of the three engines have no common way to be told.

const EVENTS = [
  "ready",
  "signal",
  "score",
  "stage",
  "decision",
  "exposure",
  "chat",
  "handoff",
  "error",
];

function record(names) {
  if (window !== window.top) return;
  const { parse, stringify } = JSON;
  const { log, info, debug, warn, error, assert } = console;
  let records = [];
  let tab;

  // From page to page of an origin they travel in the tab's name, which nothing here reads otherwise.
  const unpack = () => {
    try {
      const packed = parse(window.name);
      tab = packed.tab;
      records = [...packed.records, ...records];
    } catch {}
  };
  const keep = (kind, what) => {
    records.push({ id: `${performance.timeOrigin}.${Math.random()}`, kind, what });
  };
  const plain = (value) => {
    try {
      return value instanceof Error ? described(value) : String(value);
    } catch {
      return "?";
    }
  };
  const described = ({ name, message, stack = "" }) =>
    stack.includes(message) ? stack : `${name}: ${message}\n${stack}`;

  unpack();
  window.addEventListener("pageshow", (event) => event.persisted && unpack(), true);
  window.addEventListener(
    "pagehide",
    () => {
      window.name = stringify({ tab, records });
      records = [];
    },
    true,
  );
  for (const name of names) {
    window.addEventListener(
      `leadlight:${name}`,
      (event) => {
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
  window.leadlightTest = {
    /** Which tab this is, where that is known. */
    tab,
    /** What was recorded after the record `last`. What was handed out is kept until it is named. */
    since(last) {
      records.splice(0, records.findIndex(({ id }) => id === last) + 1);
      return records.slice();
    },
  };
}

/** The recorder as text, to run in a page. */
export const RECORDER = `(${record})(${JSON.stringify(EVENTS)});`;

/** A function and its arguments as text, to run in a page. */
export const source = (fn, args = []) =>
  typeof fn === "function" ? `(${fn})(...${JSON.stringify(args)})` : fn;
