// What stands in the list's place when there is nothing to list, and the line above it when something is wrong.

import { el, icon, said } from "./dom.js";
import type { Status } from "./feed.js";
import type { Filter } from "./lead.js";

export interface Situation {
  readonly status: Status;
  readonly filter: Filter;
  /** How many leads there are at all. */
  readonly total: number;
  /** How many the filter lets through. */
  readonly shown: number;
  /** The file the leads are from, when one was opened. */
  readonly file: string | undefined;
  readonly fileProblem: string | undefined;
  /** When the inbox was last known, as a clock time. */
  readonly readAt: string | undefined;
}

export interface Ways {
  readonly retry: () => void;
  readonly openFile: () => void;
}

/** The empty state, or nothing when there are leads to show. */
export function emptyState(situation: Situation, ways: Ways): HTMLElement | undefined {
  const { status, filter, total, shown, fileProblem } = situation;
  if (shown > 0) return undefined;
  if (total > 0) {
    return filter === "answered"
      ? notice("check", "Nothing answered yet", "Leads you mark as answered are kept here.")
      : notice(
          "check",
          "Nobody is waiting",
          "Every lead has its answer. New ones appear here by themselves.",
        );
  }
  switch (status.state) {
    case "connecting":
      return skeleton();
    case "live":
    case "polling":
      return notice(
        "inbox",
        "No leads yet",
        "A visitor who becomes sales-qualified, writes a message or asks for a call appears here at once, with the reasons.",
        el(
          "a",
          { class: "button", href: "../", target: "_blank", rel: "noopener" },
          "Visit the site",
        ),
      );
    case "absent":
      return notice(
        "inbox",
        "No inbox at this address",
        "This host only serves files, so no lead can arrive here. Start the desk with “npm start”, or put the address of your own inbox into the page’s leadlight-inbox tag. Until then you can look at leads from a file.",
        fileProblem !== undefined && el("p", { class: "problem" }, said(fileProblem)),
        el("button", { type: "button", class: "button", onclick: ways.openFile }, "Open a file"),
        el("button", { type: "button", class: "button plain", onclick: ways.retry }, "Look again"),
      );
    case "offline":
      return notice(
        "offline",
        "You are offline",
        "Leads wait in the inbox, and in the visitors’ browsers, until they can be delivered. The desk catches up by itself.",
      );
    default:
      return notice(
        "warn",
        status.state === "lost" ? "The inbox does not answer" : "The inbox has a problem",
        `${status.state === "lost" ? "Is the server running?" : status.why} No lead is lost: visitors’ browsers try again until the inbox confirms. The desk keeps trying as well.`,
        el("button", { type: "button", class: "button", onclick: ways.retry }, "Try now"),
      );
  }
}

/** The line above the leads when they may be out of date, or are from a file. */
export function warning(situation: Situation, ways: Ways): HTMLElement | undefined {
  const { status, total, file, fileProblem, readAt } = situation;
  if (total === 0) return undefined;
  const since = readAt === undefined ? "" : ` What you see is from ${readAt}.`;
  switch (status.state) {
    case "offline":
      return banner("offline", `You are offline.${since}`);
    case "lost":
    case "failed":
      return banner("warn", `${status.why}${since}`, "Try now", ways.retry);
    case "absent":
      if (file === undefined)
        return banner("warn", `The inbox is gone.${since}`, "Look again", ways.retry);
      return banner("inbox", fileProblem ?? `From ${file}`, "Open another", ways.openFile);
    default:
      return undefined;
  }
}

function notice(
  name: string,
  title: string,
  text: string,
  ...more: readonly (HTMLElement | false)[]
): HTMLElement {
  const parts = more.filter((part) => part !== false);
  const actions = parts.filter((part) => !part.matches("p"));
  return el(
    "div",
    { class: "empty" },
    el("span", { class: "empty-icon" }, icon(name)),
    el("h2", {}, title),
    el("p", {}, text),
    ...parts.filter((part) => part.matches("p")),
    actions.length > 0 && el("div", { class: "empty-actions" }, ...actions),
  );
}

function banner(name: string, text: string, action?: string, act?: () => void): HTMLElement {
  return el(
    "div",
    { class: name === "inbox" ? "banner calm" : "banner" },
    icon(name),
    el("bdi", {}, text),
    action !== undefined && el("button", { type: "button", class: "link", onclick: act }, action),
  );
}

function skeleton(): HTMLElement {
  const line = (width: string) => el("span", { class: `bone ${width}` });
  const row = () =>
    el(
      "div",
      { class: "row" },
      el("span", { class: "avatar bone" }),
      el("span", { class: "row-body" }, line("w60"), line("w90"), line("w40")),
    );
  return el(
    "div",
    { class: "skeleton" },
    el("p", { class: "unseen" }, "Reading the inbox…"),
    row(),
    row(),
    row(),
    row(),
  );
}
