// Whether the panel shows the conversation or the forms, and what it says about that.

import { fill } from "./language.js";
import { isEntry, type State } from "./state.js";
import type { Texts } from "./text.js";

/** Takes what the conversation is now into the transcript, and changes over when there is reason to. */
export function takeLive(state: State): void {
  const { live } = state.options;
  const { transcript } = state;
  // A conversation that was erased, and lines of an earlier one.
  for (const item of [...transcript]) {
    if (typeof item === "string" || isEntry(item) || live?.lines.includes(item)) continue;
    transcript.splice(transcript.indexOf(item), 1);
  }
  // What was said on pages before comes first; what is new, last.
  const isFirst = !transcript.some((item) => typeof item !== "string");
  const fresh = live?.lines.filter((line) => !transcript.includes(line)) ?? [];
  if (isFirst) transcript.unshift(...fresh);
  else transcript.push(...fresh);
  turn(state);
}

/** Shows the conversation, or the forms, as the visitor wants it. */
export function choose(state: State, isLive: boolean): void {
  state.chosen = true;
  state.isLive = isLive;
  lend(state);
}

/** Changes over, unless the visitor chose, or has begun to write where they are. */
function turn(state: State): void {
  const { live } = state.options;
  if (!live) {
    state.isLive = state.chosen = false;
    return;
  }
  const isAlone = live.standing === "nobody" || live.standing === "unreachable";
  const wanted = !isAlone && !live.isLate;
  const draft = state.drafts.get("message")?.trim() ?? "";
  const begun = draft !== "" && draft !== state.lent;
  if (state.chosen || wanted === state.isLive || begun) return;
  state.isLive = wanted;
  lend(state);
}

/** At the forms the visitor finds what nobody has answered, and need not write it again. */
function lend(state: State): void {
  const { live } = state.options;
  const draft = state.drafts.get("message")?.trim() ?? "";
  if (state.isLive) {
    if (draft === state.lent) state.drafts.delete("message");
    state.lent = "";
  } else if (!draft && live) {
    const last = live.lines.map(({ from }) => from).lastIndexOf("them");
    const open = live.lines.slice(last + 1).filter(({ status }) => status !== "given");
    state.lent = open.map(({ text }) => text).join("\n");
    if (state.lent) state.drafts.set("message", state.lent);
  }
}

/** How it stands, in a sentence that says no more than is true. */
export function standingText({ options: { live } }: State, texts: Texts): string {
  if (!live) return "";
  const { standing, isLate, lines } = live;
  const team = live.team || texts.team;
  const say = (text: string) => fill(text, { team });
  if (standing === "open") {
    if (isLate) return say(texts.chatLate);
    return say(lines.some(({ from }) => from === "them") ? texts.chatTalking : texts.chatOpen);
  }
  if (standing === "connecting") return say(texts.chatConnecting);
  if (standing === "broken") return say(texts.chatBroken);
  return say(standing === "nobody" ? texts.chatNobody : texts.chatUnreachable);
}
