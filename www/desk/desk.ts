// The sales desk: what a salesperson has open all day. Here its parts are put together; each knows only its own job.

import { openAccount } from "./account.js";
import { hashOf, keyInAddress } from "./address.js";
import { openAnswered } from "./answered.js";
import { openReplies } from "./canned.js";
import { openDetail } from "./detail.js";
import { byId } from "./dom.js";
import { openFeed, type Status } from "./feed.js";
import { pickFile } from "./file.js";
import { type Handoff, readHandoff } from "./handoff.js";
import { emptyInbox } from "./inbox.js";
import { openKeys } from "./keys.js";
import { type Filter, isShown, type Lead, leadsOf } from "./lead.js";
import { openList } from "./list.js";
import { announce } from "./live.js";
import { emptyState, type Situation, warning } from "./notice.js";
import { openOutcomes, outcomeLabel } from "./outcomes.js";
import { queue } from "./queue.js";
import { asObject } from "./read.js";
import { openSettings } from "./settings.js";
import { playSound } from "./sound.js";
import { showStatus } from "./status.js";
import { summary } from "./summary.js";
import { openLocal } from "./talk/local.js";
import type { Talk } from "./talk/talk.js";
import { openTalks } from "./talk/talks.js";
import { clock } from "./times.js";
import { refreshTimes } from "./when.js";
import { kindLabel, plural } from "./words.js";

/** How long a page may take to say that it knows of an outcome. */
const PATIENCE_MS = 2000;

const FILTERS: readonly Filter[] = ["all", "waiting", "answered"];

const inbox = new URL(
  document.querySelector<HTMLMetaElement>('meta[name="leadlight-inbox"]')?.content || "inbox",
  document.baseURI,
);
const shell = byId("desk");
const pane = byId("detail");
const answered = openAnswered();
const list = openList(byId<HTMLUListElement>("leads"));
const detail = openDetail(pane, { mark, showHandoff, say, decide });
const outcomes = openOutcomes(render);
const talks = openTalks({ changed: render, arrived, here: tellOutcome, told: outcomes.told });

let handoffs = new Map<string, Handoff>();
let leads: readonly Lead[] = [];
let filter: Filter = "all";
let status: Status = { state: "connecting" };
let readAt: number | undefined;
/** Set while the leads are from a file that was opened by hand. */
let file: string | undefined;
let fileProblem: string | undefined;
let selected = keyInAddress();
/** The handoff looked at when it is not the newest one. */
let past: string | undefined;
/** Where the selected lead stood, should it leave the list. */
let place = 0;
/** When a page was last told of an outcome: what it says next must not make it be told again. */
let toldAt = 0;
/** Leads with something new that nobody has looked at yet. */
const unseen = new Set<string>();

openReplies(render);
openLocal(talks);
openAccount(talks, () => {});

const feed = openFeed(inbox, {
  all(events) {
    const isFirst = readAt === undefined;
    file = undefined;
    update(readAll(events), !isFirst);
  },
  arrived(event) {
    const handoff = readHandoff(event);
    if (handoff) update(new Map(handoffs).set(handoff.id, handoff), true);
  },
  cleared: () => update(new Map(), false),
  status(next) {
    // While the line is up, what is shown is of now.
    if (status.state === "live") readAt = Date.now();
    if (next.state !== status.state && next.why !== undefined) announce(next.why);
    status = next;
    showStatus(status);
    render();
  },
});

const settings = openSettings(async () => {
  const outcome = await emptyInbox(inbox);
  if (outcome.done) {
    talks.clear();
    update(new Map(), false);
  }
  return outcome.words;
});

openKeys(byId("leads"), pane, {
  move,
  open: () => (selected === undefined ? move(1) : detail.focus()),
  back: goBack,
  mark: () => {
    const lead = find(selected);
    if (lead) mark(lead);
  },
  help: () => byId<HTMLDialogElement>("settings").showModal(),
  areLettersOn: () => settings().keys,
});

for (const name of FILTERS) {
  byId(`filter-${name}`).addEventListener("click", () => {
    filter = name;
    render();
  });
}

byId("leads").addEventListener("click", (event) => {
  // The same row again: the address does not change, but on a phone the lead has to open all the same.
  const row = event.target instanceof Element ? event.target.closest("a.row") : null;
  if (row?.getAttribute("href") === location.hash) detail.focus();
});

addEventListener("hashchange", () => {
  const before = selected;
  select(keyInAddress());
  if (selected !== undefined) detail.focus();
  else if (before !== undefined) list.focus(before);
});

answered.onOtherTab(render);

setInterval(() => {
  const now = Date.now();
  list.tick(now);
  detail.tick(now);
  refreshTimes(now);
  if (selected === undefined) showPane();
}, 1000);

function readAll(events: readonly unknown[]): Map<string, Handoff> {
  const found = events.flatMap((event) => readHandoff(event) ?? []);
  return new Map(found.map((handoff) => [handoff.id, handoff]));
}

function update(next: Map<string, Handoff>, areNew: boolean): void {
  readAt = Date.now();
  const fresh = areNew ? [...next.values()].filter(({ id }) => !handoffs.has(id)) : [];
  handoffs = next;
  for (const { lead } of fresh) if (lead !== selected || document.hidden) unseen.add(lead);
  render();
  if (fresh.length === 0) return;
  announce(newsOf(fresh));
  if (settings().sound) playSound();
}

function newsOf(fresh: readonly Handoff[]): string {
  const [first] = fresh;
  const lead = find(first?.lead);
  if (fresh.length > 1 || !first || !lead) return plural(fresh.length, "new handoff");
  const who = [lead.name, lead.company].filter(Boolean).join(", ");
  return `${lead.handoffs.length > 1 ? "Again" : "New lead"}: ${who}. ${kindLabel(first)}.`;
}

function render(): void {
  const all = [...handoffs.values(), ...talks.handoffs(handoffs.values())];
  const answeredAt = (id: string) => answered.at(id) ?? talks.answeredAt(id);
  leads = queue(leadsOf(all, answeredAt), Date.now());
  const counts = { all: leads.length, waiting: 0, answered: 0 };
  for (const lead of leads) counts[lead.waiting.length > 0 ? "waiting" : "answered"] += 1;
  for (const name of FILTERS) {
    byId(`filter-${name}`).setAttribute("aria-pressed", String(name === filter));
    byId(`count-${name}`).textContent = String(counts[name]);
  }
  document.title = `${counts.waiting > 0 ? `(${counts.waiting}) ` : ""}Sales desk · Leadlight`;

  const shown = shownLeads();
  const index = shown.findIndex(({ key }) => key === selected);
  if (index >= 0) place = index;
  list.show(shown, selected, unseen, ({ key }) => {
    const mark = outcomes.of(key);
    const isHere = talks.of(key)?.isHere === true;
    return { isHere, outcome: mark && outcomeLabel(mark.lifecycle) };
  });
  byId("leads").hidden = shown.length === 0;

  const situation: Situation = {
    status,
    filter,
    total: leads.length,
    shown: shown.length,
    readAt: readAt === undefined ? undefined : clock(readAt),
    file,
    fileProblem,
  };
  const ways = { retry: () => feed.retry(), openFile };
  swap(byId("empty"), emptyState(situation, ways));
  swap(byId("warning"), warning(situation, ways));
  showPane();
}

function showPane(): void {
  const lead = find(selected);
  shell.dataset.view = lead ? "lead" : "list";
  if (lead) {
    const handoff = lead.handoffs.find(({ id }) => id === past) ?? lead.handoffs[0];
    detail.show(lead, handoff, talks.of(lead.key), outcomes.of(lead.key));
  } else {
    detail.close();
    swap(pane, summary(leads, Date.now()));
  }
}

/** Replaces only what differs, so that nothing loses its focus for nothing. */
function swap(container: HTMLElement, content: HTMLElement | undefined): void {
  const present = container.firstElementChild;
  if (content ? present?.isEqualNode(content) : !present) return;
  container.replaceChildren(...(content ? [content] : []));
}

function shownLeads(): readonly Lead[] {
  return leads.filter((lead) => isShown(lead, filter));
}

function find(key: string | undefined): Lead | undefined {
  return leads.find((lead) => lead.key === key);
}

function select(key: string | undefined): void {
  selected = key;
  past = undefined;
  if (key !== undefined) unseen.delete(key);
  render();
}

function move(by: 1 | -1): void {
  const shown = shownLeads();
  const index = shown.findIndex(({ key }) => key === selected);
  const isGone = selected !== undefined && index < 0;
  // The place of a lead that left the list is taken by the one after it.
  const wanted = isGone ? (by > 0 ? place : place - 1) : index < 0 ? 0 : index + by;
  const next = shown[Math.max(0, Math.min(shown.length - 1, wanted))];
  if (!next) return;
  history.replaceState(null, "", hashOf(next.key));
  select(next.key);
  list.focus(next.key);
}

function goBack(): void {
  const isListVisible = byId("leads").offsetParent !== null;
  if (isListVisible && selected !== undefined) list.focus(selected);
  else location.hash = "";
}

function mark(lead: Lead): void {
  const isWaiting = lead.waiting.length > 0;
  if (isWaiting)
    answered.mark(
      lead.waiting.map(({ id }) => id),
      Date.now(),
    );
  else answered.unmark(lead.handoffs.map(({ id }) => id));
  announce(`${lead.name}: ${isWaiting ? "answered" : "waiting again"}`);
  render();
}

/** A visitor wrote: it is news like a handoff, unless the salesperson is in that conversation. */
function arrived(talk: Talk, text: string): void {
  const isRead = talk.visitor === selected && !document.hidden;
  if (!isRead) unseen.add(talk.visitor);
  render();
  const lead = find(talk.visitor);
  if (!isRead) announce(`${lead?.name ?? "A visitor"} writes: ${text.slice(0, 200)}`);
  if (settings().sound && !isRead) playSound();
}

function say(talk: Talk, text: string): void {
  talks.say(talk, text);
  const lead = find(talk.visitor);
  // Who answers has answered, also what came another way.
  const open = lead?.waiting.filter(({ kind }) => kind !== "chat").map(({ id }) => id) ?? [];
  if (open.length > 0) answered.mark(open, Date.now());
  render();
}

function decide(lead: Lead, lifecycle: string, reason: string | undefined): void {
  outcomes.mark(lead.key, lifecycle, reason);
  announce(`${lead.name}: ${outcomeLabel(lifecycle)}`);
  const talk = talks.of(lead.key);
  toldAt = 0;
  if (talk) tellOutcome(talk);
}

/** The visitor's page is told what was made of them, once: from then on it is the page that knows. */
function tellOutcome(talk: Talk): void {
  const mark = outcomes.of(talk.visitor);
  if (!mark || mark.isTold) return;
  const { lifecycle, reason } = mark;
  if (asObject(talk.lead.traits).lifecycle === lifecycle) outcomes.told(talk.visitor);
  else if (talk.isHere && Date.now() - toldAt > PATIENCE_MS) {
    toldAt = Date.now();
    talks.outcome(talk, { lifecycle, reason });
  }
}

function showHandoff(handoff: Handoff): void {
  past = handoff.id;
  render();
}

async function openFile(): Promise<void> {
  const opened = await pickFile();
  if (!opened) return;
  const found = readAll(opened.events);
  fileProblem = found.size === 0 ? `There is no handoff in ${opened.name}.` : undefined;
  if (found.size > 0) {
    file =
      opened.bad > 0
        ? `${opened.name}, without ${plural(opened.bad, "unreadable line")}`
        : opened.name;
    update(found, false);
  } else {
    announce(fileProblem ?? "");
    render();
  }
}
