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
  /** What the visitor said in the conversation. */
  said: [],
  open(options, how) {
    fixture.lines = [];
    fixture.panel = open(
      {
        ...options,
        ...(options.live && { live: fixture.conversation(options.live) }),
        send: (kind, fields, report) => {
          if (options.sendThrows) throw new Error("out of order");
          fixture.sent.push({ kind, fields, report });
        },
        closed: (how) => fixture.closed.push(how),
      },
      how,
    );
  },
  /** A conversation as it stands now; the same line is the same object each time. */
  conversation({ lines = [], ...now }) {
    fixture.standing = { team: "", standing: "open", isLate: false, ...fixture.standing, ...now };
    fixture.lines.push(...lines);
    const say = (text) => {
      fixture.said.push(text);
      const line = { id: `${fixture.lines.length}`, from: "me", text, at: Date.now() };
      fixture.live({ lines: [{ ...line, status: "waiting" }] });
    };
    return { ...fixture.standing, lines: fixture.lines, say };
  },
  live(now) {
    fixture.panel.update({ live: fixture.conversation(now) });
  },
  became(index, status) {
    fixture.lines.at(index).status = status;
    fixture.live({});
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
