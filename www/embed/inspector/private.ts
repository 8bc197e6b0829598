// Takes out of a log who the visitor is, so that it can be handed on and still comes to the same.

import type { Rough } from "../config.js";
import type { LogRecord } from "../messages.js";

/** Traits that say who somebody is, by their names… */
const NAMES =
  /mail|phone|mobile|^tel|name$|address|street|birth|iban|vat|^(id|message|request|ip)$/i;
/** …or by what they hold. */
const EMAIL = /^\s*[^@\s]+@(\S+\.\S+?)\s*$/;
const NUMBER = /^\+?[\d\s()/-]{7,}$/;

/** What stands in place of a value; of an address the domain stays, by which it is scored. */
function mask(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((it) => mask(name, it));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, mask(key, it)]));
  }
  if (typeof value === "number" && NAMES.test(name)) return 0;
  if (typeof value !== "string" || !value) return value;
  const [, domain] = EMAIL.exec(value) ?? [];
  if (domain) return `redacted@${domain}`;
  return NAMES.test(name) || NUMBER.test(value) ? "redacted" : value;
}

/** An address out of what a signal says, wherever it stands. */
function unmailed(value: unknown): unknown {
  if (typeof value === "string") return EMAIL.test(value) ? mask("", value) : value;
  if (Array.isArray(value)) return value.map(unmailed);
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, unmailed(it)]));
}

/** Gives the log without, and the traits that something was taken out of. */
export function redacted(records: readonly LogRecord[]) {
  const traits = new Set<string>();
  const log = records.map((record): LogRecord => {
    if (record.signal !== "identify") {
      return { ...record, props: unmailed(record.props) as LogRecord["props"] };
    }
    const props: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(record.props as Rough)) {
      props[name] = mask(name, value);
      if (JSON.stringify(props[name]) !== JSON.stringify(value)) traits.add(name);
    }
    return { ...record, props };
  });
  return { log, traits: [...traits] };
}
