// What has just happened in a journey, in words.

import { textOf } from "../../state/path.js";
import type { Journey } from "../../state/types.js";

const TELLING = ["path", "formId", "fileName", "seconds", "percent", "term", "email"];

export function told(journey: Journey, { signal }: { signal: number | null }): string {
  const it = signal === null ? undefined : journey.log[signal];
  if (!it) return "nothing happens, and points fade";
  const more = TELLING.map((key) => it.props?.[key]).find((value) => value !== undefined);
  return `after ${it.signal}${more === undefined ? "" : ` ${textOf(more) || more}`}`;
}
