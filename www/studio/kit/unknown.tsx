// What a file has at a place and no control of the view shows: kept, said, and removable.

import { objectOf, type Path } from "../state/path.js";
import { Finding, useFindings } from "./findings.js";
import { ObjectForm } from "./form.js";
import { definition } from "./schema.js";
import { useValue } from "./value.js";

interface UnknownProps {
  path: Path;
  of: string;
  /** The keys that the view shows itself. */
  shown: readonly string[];
}

export function Unknown({ path, of, shown }: UnknownProps) {
  const keys = Object.keys(objectOf(useValue(path)));
  const found = useFindings(path);
  const known = Object.keys(definition(of).properties ?? {});
  const more = keys.some((it) => !shown.includes(it)) || known.some((it) => !shown.includes(it));
  return (
    <>
      {more && <ObjectForm path={path} of={of} without={shown} />}
      {found.map((it) => (
        <Finding key={it.code + it.message} it={it} />
      ))}
    </>
  );
}
