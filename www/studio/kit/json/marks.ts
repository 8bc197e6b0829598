// The engine's findings, and what keeps a text from being JSON, as marks in the editor.

import type { Diagnostic as Mark } from "@codemirror/lint";
import type { Diagnostic } from "../../engine/types.js";
import { type Path, pointer } from "../../state/path.js";
import { apply } from "../findings.js";
import { placeOf, read } from "./faults.js";

/** The marks of a text that is the part of the config at `base`. */
export function marks(text: string, findings: readonly Diagnostic[], base: Path): Mark[] {
  const { tree, value, faults } = read(text);
  // The findings are of the text before, which was JSON: they would be in wrong places.
  if (value === undefined) return faults.map((it) => ({ ...it, severity: "error" }));
  const start = pointer(base);
  return findings
    .filter(({ path }) => path === start || path.startsWith(`${start}/`))
    .map((it) => ({
      ...placeOf(tree, it.path, base),
      severity: it.severity ?? "error",
      message: it.help ? `${it.message} ${it.help}` : it.message,
      ...(it.fix && { actions: [{ name: "Fix", apply: () => apply(it) }] }),
    }));
}
