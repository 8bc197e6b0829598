// What the loader does on a real page, made visible to a test.

import { open } from "/panel.js";

const query = new URLSearchParams(location.search);
document.documentElement.className = query.get("class") ?? "";
if (query.has("hostile")) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = "/hostile.css";
  document.head.append(link);
  await new Promise((loaded) => link.addEventListener("load", loaded));
}

const fixture = {
  sent: [],
  closed: [],
  /** What the page hears of key presses: its shortcuts. */
  keys: [],
  panel: undefined,
  open(options, how) {
    fixture.panel = open(
      {
        ...options,
        send: (kind, fields, report) => {
          if (options.sendThrows) throw new Error("out of order");
          fixture.sent.push({ kind, fields, report });
        },
        closed: (how) => fixture.closed.push(how),
      },
      how,
    );
  },
};
/** What a call to action does: the visitor asks for the panel. */
document.querySelector("#cta").addEventListener("click", (event) => {
  event.preventDefault();
  fixture.open(fixture.next, "asked");
});
document.addEventListener("keydown", (event) => fixture.keys.push(event.key));
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.violatedDirective} ${event.sourceFile}:${event.lineNumber}`);
});
window.fixture = fixture;
