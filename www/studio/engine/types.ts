// What the engine is asked and answers (src/run.rs).

import type { JsonObject } from "../state/path.js";

/** Something the checker found in a config. */
export interface Diagnostic {
  code: string;
  severity: "error" | "warning";
  /** Where, as a JSON pointer. */
  path: string;
  message: string;
  help: string | null;
  /** A change that is certain to be what `help` says. */
  fix?: { path: string; key?: string; value?: unknown; remove?: true };
}

/** What a slot shows; null is the page's own default. */
export type Shown = { offer: string; rule: string; variant?: string } | null;

export type Answer = JsonObject & { diagnostics: Diagnostic[]; error?: string };
