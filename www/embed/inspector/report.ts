// A report of what was seen, as one file that comes to the same in the studio.

import { path } from "../capture/redact.js";
import { redacted } from "./private.js";
import type { Tool } from "./tool.js";

/** Gives the report; with what says who the visitor is only if `personal`. */
export function reportOf({ inside, live, records, now }: Tool, personal: boolean) {
  const { parts, config, shell, error } = inside;
  const { get } = live;
  const { log, traits } = personal ? { log: records, traits: [] } : redacted(records);
  const page = location.origin + path(location.pathname);
  return {
    leadlight: "report.v1",
    version: __VERSION__,
    configHash: get.configHash,
    config,
    log,
    now,
    consent: parts?.keeper.word ?? "pending",
    visitor: get.visitor,
    decisions: get.slots,
    scores: get.scores,
    stage: get.stage,
    outbox: parts?.outbox.list() ?? [],
    page,
    userAgent: navigator.userAgent,
    problems: shell?.problems ?? [],
    ...(traits.length ? { redacted: traits } : {}),
    ...(error ? { error } : {}),
  };
}
