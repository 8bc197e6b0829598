// The desk's end of conversations in the same browser: pages of this origin hear it, and it hears them.

import { CHANNEL, type FromDesk } from "../../embed/live/local.js";
import { asList, asObject, asText } from "../read.js";
import { readLine } from "./talk.js";
import type { Talks } from "./talks.js";

export function openLocal(talks: Talks): void {
  let channel: BroadcastChannel;
  try {
    channel = new BroadcastChannel(CHANNEL);
  } catch {
    return;
  }
  const post = (message: Omit<FromDesk, "from">) =>
    channel.postMessage({ from: "desk", ...message });

  channel.onmessage = ({ data }) => {
    const { from, conversation, lead, lines, is } = asObject(data);
    if (from !== "page") return;
    const id = asText(conversation);
    if (id === undefined) {
      post({ is: "here" });
      return;
    }
    if (is === "gone") {
      talks.gone(id);
      return;
    }
    const read = asList(lines).flatMap((line) => readLine(line) ?? []);
    const missing = talks.take({ id, via: "local", lead, lines: read, isHere: true });
    const has = read.filter((line) => line.from === "visitor").map((line) => line.id);
    post({ conversation: id, has });
    for (const { id: name, text, at } of missing) {
      post({ conversation: id, line: { id: name, text, at } });
    }
  };
  talks.wire("local", {
    say: (talk, { id, text, at }) => post({ conversation: talk.id, line: { id, text, at } }),
    outcome: (talk, { lifecycle, reason }) =>
      post({ conversation: talk.id, outcome: { lifecycle, ...(reason ? { reason } : {}) } }),
  });

  post({ is: "here" });
  addEventListener("pagehide", () => post({ is: "gone" }));
  addEventListener("pageshow", ({ persisted }) => persisted && post({ is: "here" }));
}
