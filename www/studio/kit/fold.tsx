// A part of a list that shows what it says, and opens to be edited.

import { type ReactNode, useEffect, useRef } from "react";

interface FoldProps {
  title: ReactNode;
  /** What it says, in a line. */
  summary?: ReactNode;
  /** The JSON pointer of what it shows. */
  path: string;
  open?: boolean | undefined;
  children: ReactNode;
}

export function Fold({ title, summary, path, open, children }: FoldProps) {
  const ref = useRef<HTMLDetailsElement>(null);
  // Opened once when it is new; from then on it is the reader's.
  useEffect(() => {
    if (open && ref.current) ref.current.open = true;
  }, [open]);
  return (
    <details ref={ref} className="fold" data-path={path}>
      <summary>
        <span className="fold-title">{title}</span>
        {summary && <span className="fold-summary">{summary}</span>}
      </summary>
      <div className="fold-body">{children}</div>
    </details>
  );
}
