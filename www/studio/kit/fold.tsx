// A part of a list that shows what it says, and opens to be edited.

import { type ReactNode, useEffect, useRef, useState } from "react";
import { parsePointer } from "../state/path.js";
import { useFindings } from "./findings.js";

interface FoldProps {
  title: ReactNode;
  /** What it says, in a line. */
  summary?: ReactNode;
  /** The JSON pointer of what it shows. */
  path: string;
  /** Opened, because it is new. */
  open?: boolean | undefined;
  children: ReactNode;
}

export function Fold({ title, summary, path, open, children }: FoldProps) {
  const ref = useRef<HTMLDetailsElement>(null);
  const [shown, setShown] = useState(false);
  const found = useFindings(parsePointer(path), true);
  // Opened once when it is new; from then on it is the reader's.
  useEffect(() => {
    if (open && ref.current) ref.current.open = true;
  }, [open]);
  return (
    <details
      ref={ref}
      className="fold"
      data-path={path}
      onToggle={({ currentTarget }) => currentTarget.open && setShown(true)}
    >
      <summary>
        <span className="fold-title">
          {title}
          {found.length > 0 && (
            <span className="badge">
              {found.length}
              <span className="hidden"> found</span>
            </span>
          )}
        </span>
        {summary && <span className="fold-summary">{summary}</span>}
      </summary>
      {/* What is closed costs nothing, but what is found in it can be jumped to. */}
      {(shown || open || found.length > 0) && <div className="fold-body">{children}</div>}
    </details>
  );
}
