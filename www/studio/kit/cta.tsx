// A call to action as a visitor sees it, by the widget's own rules for texts.

import { say } from "../../embed/text.js";
import { isObject, type Json, objectOf, textOf } from "../state/path.js";

/** What is known of the visitor that previews are for. */
export const SAMPLE: Readonly<Record<string, string | number>> = {
  firstName: "Jane",
  name: "Jane Doe",
  company: "Globex",
  role: "Head of operations",
  email: "jane@globex.example",
  companySize: "100-249",
};

/** Whom a preview is for: their language, and whether they said who they are. */
export interface Viewer {
  language: string;
  known: boolean;
}

export const NOBODY: Viewer = { language: "en", known: true };

/** A text as the visitor reads it. */
export const reads = (text: Json | undefined, { language, known }: Viewer): string =>
  say(text, () => (known ? SAMPLE : {}), [language].filter(Boolean)) ?? "";

/** The languages that the texts of a value are in. */
export function languagesIn(value: Json | undefined): string[] {
  const found = new Set<string>();
  const look = (it: Json | undefined) => {
    if (Array.isArray(it)) it.forEach(look);
    else if (isObject(it)) {
      const entries = Object.entries(it);
      const isText =
        entries.length > 0 &&
        entries.every(([key, one]) => /^[a-z]{2,3}(-\w+)*$/.test(key) && typeof one === "string");
      for (const [key, one] of entries) {
        if (isText && key !== "src" && key !== "alt") found.add(key);
        else look(one);
      }
    }
  };
  look(value);
  return [...found];
}

/** What an offer puts into a slot. */
export function Cta({ content, viewer = NOBODY }: { content: Json | undefined; viewer?: Viewer }) {
  const { text, image, label, template } = objectOf(content);
  const words = reads(text, viewer);
  const { src, alt } = objectOf(image);
  const aria = reads(label, viewer);
  if (textOf(template))
    return (
      <span className="cta-none">
        The page’s template <code>{textOf(template)}</code>
      </span>
    );
  if (!words && !textOf(src)) return <span className="cta-none">No text yet</span>;
  return (
    <span
      className="cta"
      lang={viewer.language || undefined}
      title={aria ? `Read out as: ${aria}` : undefined}
    >
      {textOf(src) && <img src={textOf(src)} alt={reads(alt, viewer)} />}
      {words && <span>{words}</span>}
    </span>
  );
}
