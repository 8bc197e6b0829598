// One handoff as the desk shows it, read from a CloudEvents event of which any member may be missing.

import { spanOf } from "../embed/span.js";
import { asList, asNames, asNumber, asObject, asText, asTime, type Json } from "./read.js";

export interface Reason {
  readonly rule: string | undefined;
  readonly label: string;
  readonly points: number | undefined;
  readonly lastAt: number | undefined;
  readonly count: number | undefined;
}

export interface Touch {
  /** What is known, in the order to show it: channel, source, campaign… */
  readonly facts: readonly (readonly [string, string])[];
  readonly landingPath: string | undefined;
  readonly at: number | undefined;
}

export interface Step {
  readonly at: number | undefined;
  readonly signal: string;
  readonly label: string;
}

export interface Handoff {
  readonly id: string;
  /** When it happened on the visitor's side, never later than when it arrived. */
  readonly at: number | undefined;
  readonly receivedAt: number | undefined;
  /** Who it is about. Handoffs with the same key are the same lead. */
  readonly lead: string;
  readonly visitor: string | undefined;
  readonly source: string | undefined;
  readonly kind: string;
  readonly message: string | undefined;
  /** When the visitor would like to be called. */
  readonly callAt: string | undefined;
  readonly stage: string | undefined;
  readonly previousStage: string | undefined;
  readonly grade: string | undefined;
  readonly scores: readonly (readonly [string, number])[];
  readonly reasons: readonly Reason[];
  readonly traits: Json;
  readonly offersOwned: readonly string[];
  readonly firstTouch: Touch | undefined;
  readonly lastTouch: Touch | undefined;
  /** Newest first. */
  readonly timeline: readonly Step[];
  readonly page: { readonly path: string; readonly title: string | undefined } | undefined;
  readonly persona: string | undefined;
  readonly segments: readonly string[];
  readonly suggestions: readonly string[];
  readonly consent: string | undefined;
  readonly configHash: string | undefined;
  /** The time to answer in, in milliseconds. */
  readonly sla: number | undefined;
  readonly raw: Json;
}

/** Reads an event, bare or as a line of the inbox file. Nothing when it is no event at all. */
export function readHandoff(value: unknown): Handoff | undefined {
  const outer = asObject(value);
  const isLine = outer.event !== undefined && outer.specversion === undefined;
  const raw = isLine ? asObject(outer.event) : outer;
  const data = asObject(raw.data);
  const type = asText(raw.type);
  if (raw.data === undefined || (type !== undefined && !type.startsWith("leadlight.")))
    return undefined;

  const receivedAt = asTime(outer.receivedAt) ?? asTime(raw.receivedat);
  const happened = asTime(raw.time);
  const visitor = asText(data.visitor) ?? asText(raw.subject);
  const id = asText(raw.id) ?? JSON.stringify([raw.time, visitor, data.kind, data.message]);
  const fields = asObject(data.fields);
  const kind = asText(data.kind) ?? "stage";
  return {
    id,
    // A visitor's clock may be wrong; that a lead waits since tomorrow cannot be.
    at: happened === undefined ? receivedAt : Math.min(happened, receivedAt ?? Date.now()),
    receivedAt,
    lead: visitor ?? id,
    visitor,
    source: asText(raw.source),
    kind,
    message: asText(data.message) ?? asText(fields.message),
    callAt: kind === "callback" ? (asText(data.time) ?? asText(fields.time)) : undefined,
    stage: asText(data.stage),
    previousStage: asText(data.previousStage),
    grade: asText(data.grade),
    scores: Object.entries(asObject(data.scores)).flatMap(([name, score]) => {
      const number = asNumber(score);
      return number === undefined ? [] : [[name, number] as const];
    }),
    reasons: asList(data.reasons).flatMap(readReason),
    traits: asObject(data.traits),
    offersOwned: asNames(data.offersOwned),
    firstTouch: readTouch(data.firstTouch),
    lastTouch: readTouch(data.lastTouch),
    timeline: readTimeline(data.timeline),
    page: readPage(data.page),
    persona: asText(data.persona),
    segments: asNames(data.segments),
    suggestions: asNames(data.suggestions),
    consent: asText(data.consent),
    configHash: asText(data.configHash),
    sla: spanOf(data.sla),
    raw,
  };
}

function readReason(value: unknown): Reason | [] {
  const reason = asObject(value);
  const rule = asText(reason.rule);
  const label = asText(reason.label) ?? rule ?? asText(value);
  if (label === undefined) return [];
  return {
    rule,
    label,
    points: asNumber(reason.points),
    lastAt: asTime(reason.lastAt),
    count: asNumber(reason.count),
  };
}

const TOUCH_FACTS = ["channel", "source", "medium", "campaign", "term", "content", "referrerHost"];

function readTouch(value: unknown): Touch | undefined {
  const touch = asObject(value);
  const facts = TOUCH_FACTS.flatMap((name) => {
    const text = asText(touch[name]);
    return text === undefined ? [] : [[name, text] as const];
  });
  const landingPath = asText(touch.landingPath);
  const at = asTime(touch.at);
  const isEmpty = facts.length === 0 && landingPath === undefined && at === undefined;
  return isEmpty ? undefined : { facts, landingPath, at };
}

function readTimeline(value: unknown): readonly Step[] {
  const steps = asList(value).flatMap((item) => {
    const step = asObject(item);
    const signal = asText(step.signal);
    const props = asObject(step.props);
    const detail = asText(props.path ?? props.fileName ?? props.text ?? props.formId);
    const label = asText(step.label) ?? [signal, detail].filter(Boolean).join(" ");
    return label === "" ? [] : [{ at: asTime(step.at), signal: signal ?? "", label }];
  });
  return steps.reverse().sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
}

function readPage(value: unknown): Handoff["page"] {
  const page = asObject(value);
  const path = asText(page.path) ?? asText(value);
  return path === undefined ? undefined : { path, title: asText(page.title) };
}
