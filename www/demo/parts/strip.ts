// The demo helper: stage and scores while they change, a link to the desk, and a way to begin
// again. It only reads what Leadlight says, and stands still when there is no Leadlight.

import { allow, forgetChoice } from "./banner";
import { element, setText } from "./dom";
import { leadlight, type Snapshot, snapshot } from "./leadlight";
import { stageName, stagePath, whatIsMissing } from "./stages";

const shown = ["engagement", "fit", "buying", "intent"];
const events = ["ready", "signal", "score", "stage", "decision", "error"];
const storageKey = "demo-helper";
const patience = 8000;

export function startStrip(): void {
  const helper = build();
  // In the header, with room of its own: it must not cover the page, nor the chat.
  document.querySelector(".top")?.prepend(helper.root);

  let failed = false;
  let queued = false;
  const update = () => {
    queued = false;
    helper.show(snapshot(), failed);
  };
  const soon = () => {
    if (queued) return;
    queued = true;
    requestAnimationFrame(update);
  };
  for (const name of events) {
    document.addEventListener(`leadlight:${name}`, (event) => {
      // Only an error before it is ready means that there will be none on this page.
      failed = event.type === "leadlight:error" && snapshot() === null;
      soon();
    });
  }
  window.setTimeout(() => {
    failed = snapshot() === null;
  }, patience);
  // Consent and the fading of points make no event.
  window.setInterval(soon, 1000);
  update();
}

function build() {
  const stage = element("b", { role: "status" }, "…");
  const scores = new Map(shown.map((name) => [name, score(name)]));
  const next = element("p", { class: "helper__next" });
  const path = stagePath();
  const remember = button("Remember me", allow, "helper__remember");
  const more = button("More", () => open(!root.classList.contains("is-open")), "helper__more");
  const hide = button("Hide", () => collapse(true), "helper__hide");
  const tab = button("Demo helper", () => collapse(false), "helper__tab");
  const root = element(
    "aside",
    { class: "helper", "aria-label": "Demo helper" },
    tab,
    element(
      "div",
      { class: "helper__bar" },
      element("p", { class: "helper__stage" }, element("span", {}, "stage: "), stage),
      path.list,
      element("ul", { class: "helper__scores" }, ...[...scores.values()].map((it) => it.item)),
      more,
    ),
    element(
      "div",
      { class: "helper__rest" },
      next,
      element(
        "p",
        { class: "helper__do" },
        remember,
        element("a", { href: "/desk/" }, "Sales desk"),
        button("Start over", startOver),
        hide,
      ),
    ),
  );

  function open(yes: boolean): void {
    root.classList.toggle("is-open", yes);
    more.setAttribute("aria-expanded", String(yes));
    more.textContent = yes ? "Less" : "More";
  }
  function collapse(yes: boolean, byHand = true): void {
    root.classList.toggle("is-hidden", yes);
    if (!byHand) return;
    remind(yes);
    (yes ? tab : hide).focus({ preventScroll: true });
  }
  open(false);
  collapse(wasHidden(), false);

  return {
    root,
    show(now: Snapshot | null, failed: boolean): void {
      const pending = now?.consent === "pending";
      root.classList.toggle("is-pending", pending);
      remember.hidden = !pending;
      path.show(now?.stage ?? null);
      setText(stage, now ? stageName(now.stage) : failed ? "off" : "…");
      for (const [name, it] of scores) it.set(now?.scores[name] ?? null);
      setText(next, sentence(now, failed));
    },
  };
}

function sentence(now: Snapshot | null, failed: boolean): string {
  if (failed) return "Leadlight is not running here: you see the page as its author wrote it.";
  if (!now) return "Leadlight is starting.";
  const memory: Record<string, string> = {
    pending: "Nothing is kept between pages until you choose.",
    denied: "You said no: nothing is kept between pages.",
  };
  const reached: Record<string, string> = {
    sql: "Sales-qualified: the reasons go to the sales desk.",
    customer: "A customer: nothing is sold any more.",
  };
  const then = whatIsMissing() ?? reached[now.stage] ?? "";
  return memory[now.consent] ?? then;
}

/** A score that shows for a moment what it gained or lost. */
function score(name: string) {
  const value = element("b", {}, "–");
  const change = element("i", { class: "helper__change", "aria-hidden": "true" });
  const item = element("li", { "data-score": name }, `${name} `, value, change);
  let before: number | null = null;
  const set = (now: number | null) => {
    setText(value, now === null ? "–" : String(now));
    if (now !== null && before !== null && now !== before) {
      const fresh = change.cloneNode() as HTMLElement;
      fresh.textContent = `${now > before ? "+" : "−"}${Math.abs(now - before)}`;
      item.lastElementChild?.replaceWith(fresh);
    }
    before = now;
  };
  return { item, set };
}

function button(text: string, act: () => void, name: string | null = null): HTMLButtonElement {
  const made = element("button", { type: "button", class: name }, text);
  made.addEventListener("click", act);
  return made;
}

/** Erases what Leadlight and the banner keep, and begins again on the home page. */
async function startOver(): Promise<void> {
  forgetChoice();
  remind(false);
  // Erasing a database takes a moment where there is much of it, but nobody waits for ever.
  const pause = new Promise((resolve) => window.setTimeout(resolve, 300));
  await Promise.all([Promise.resolve(leadlight("reset")).catch(() => undefined), pause]);
  location.assign("/");
}

// Only whether the helper is hidden, only in this tab, and only once somebody hid it.
function remind(hidden: boolean): void {
  try {
    if (hidden) sessionStorage.setItem(storageKey, "hidden");
    else sessionStorage.removeItem(storageKey);
  } catch {
    // Storage may be blocked. Then it is shown again on the next page.
  }
}

function wasHidden(): boolean {
  try {
    return sessionStorage.getItem(storageKey) === "hidden";
  } catch {
    return false;
  }
}
