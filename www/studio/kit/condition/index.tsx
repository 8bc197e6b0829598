// The control for a condition: what it says in words, its lines, and the same as text.

import { lazy, Suspense, useState } from "react";
import { isObject, pointer } from "../../state/path.js";
import { Finding, useFindings } from "../findings.js";
import type { ControlProps } from "../form.js";
import { Button } from "../parts.js";
import { useValue } from "../value.js";
import { inWords } from "./words.js";

// The builder and the editor are each larger than the rest of the studio's first load.
const Builder = lazy(() => import("./builder.js"));
const JsonEditor = lazy(() => import("../json/editor.js"));

export function ConditionControl(props: ControlProps) {
  return <Conditional {...props} of="Condition" />;
}

/** A condition on a signal: the signal is named beside it. */
export function WhereControl(props: ControlProps) {
  return <Conditional {...props} of="Where" />;
}

function Conditional({ path, label, id, of }: ControlProps & { of: "Condition" | "Where" }) {
  const value = useValue(path);
  const [text, setText] = useState(false);
  const shown = value === undefined ? {} : value;
  const fits = isObject(shown);
  return (
    <fieldset className="condition" id={id} aria-label={label}>
      <div className="condition-head">
        <p className="condition-words">
          {fits ? said(inWords(shown)) : "This is not a condition."}
        </p>
        <Button small kind="quiet" pressed={text} onClick={() => setText(!text)}>
          Edit as text
        </Button>
      </div>
      <Suspense fallback={<p className="muted">Loading…</p>}>
        {text || !fits ? (
          <JsonEditor path={path} of={of} label={`${label} as text`} />
        ) : (
          <Builder path={path} value={shown} of={of} label={label} />
        )}
      </Suspense>
      <Inside path={path} />
    </fieldset>
  );
}

/** What is found in a condition: its lines are no fields of their own. */
function Inside({ path }: { path: ControlProps["path"] }) {
  const place = pointer(path);
  const found = useFindings(path, true).filter((it) => it.path !== place);
  return found.map((it) => <Finding key={it.path + it.code + it.message} it={it} />);
}

const said = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

/** A condition in words, for where it is shown among others. */
export function InWords({ path }: { path: ControlProps["path"] }) {
  const value = useValue(path);
  return <>{isObject(value) ? inWords(value) : "always"}</>;
}
