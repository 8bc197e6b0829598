// A call to action in a neutral frame: for visitors of one language or another, known or not, on a
// wide screen and on a telephone.

import { useState } from "react";
import type { Json } from "../state/path.js";
import { Cta, languagesIn, type Viewer } from "./cta.js";
import { Choice, Toggle } from "./inputs.js";

const NAMES =
  typeof Intl.DisplayNames === "function"
    ? new Intl.DisplayNames(["en"], { type: "language" })
    : undefined;

/** A language by its tag, as one says it; a tag that is none stays as it is. */
function nameOf(tag: string): string {
  try {
    return NAMES?.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** What to look at it as: which language, and who. */
export function ViewerChoice({
  of,
  viewer,
  onChange,
}: {
  of: Json | undefined;
  viewer: Viewer;
  onChange: (viewer: Viewer) => void;
}) {
  const languages = languagesIn(of);
  const placeholders = JSON.stringify(of ?? "").includes("{traits.");
  return (
    <div className="row viewer">
      {languages.length > 0 && (
        <Choice
          label="Language of the preview"
          value={languages.includes(viewer.language) ? viewer.language : (languages[0] ?? "")}
          options={languages.map((it) => [it, nameOf(it)])}
          onChange={(language) => onChange({ ...viewer, language })}
        />
      )}
      {placeholders && (
        <Toggle value={viewer.known} onChange={(known) => onChange({ ...viewer, known })}>
          As somebody known
        </Toggle>
      )}
    </div>
  );
}

export function Preview({ content }: { content: Json | undefined }) {
  const [viewer, setViewer] = useState<Viewer>({ language: "", known: true });
  return (
    <section className="cta-preview" aria-label="Preview">
      <ViewerChoice of={content} viewer={viewer} onChange={setViewer} />
      <div className="cta-frames">
        <figure>
          <div className="cta-stage">
            <Cta content={content} viewer={viewer} />
          </div>
          <figcaption>Desktop</figcaption>
        </figure>
        <figure className="phone">
          <div className="cta-stage">
            <Cta content={content} viewer={viewer} />
          </div>
          <figcaption>Phone</figcaption>
        </figure>
      </div>
    </section>
  );
}
