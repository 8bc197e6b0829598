// The name of a thing in the config: taken over when it is done, and everything that names the
// thing follows.

import { useEffect, useState } from "react";
import { type JsonObject, type Path, pointer, rename, set } from "../state/path.js";
import { doc, replaceConfig } from "../state/store.js";
import { jump } from "./findings.js";
import { TextInput } from "./inputs.js";
import { type Named, renamedUses, type Use } from "./references.js";

interface NameProps {
  id?: string;
  label: string;
  value: string;
  /** Names that others have. */
  taken: readonly string[];
  onRename: (to: string) => void;
}

/** Half a name may be another thing's, so nothing is renamed before Enter or the way out. */
export function NameInput({ id, label, value, taken, onRename }: NameProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const clean = text.trim();
  const wrong =
    clean === ""
      ? "It needs a name"
      : clean !== value && taken.includes(clean)
        ? `There is a ${clean} already`
        : "";
  const done = () => {
    if (wrong) setText(value);
    else if (clean !== value) onRename(clean);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in the field within is its end.
    <span
      className="name-input"
      onBlur={done}
      onKeyDown={({ key }) => {
        if (key === "Enter") done();
        if (key === "Escape") setText(value);
      }}
    >
      <TextInput {...(id ? { id } : {})} label={label} value={text} onChange={setText} />
      {wrong && (
        <span className="finding error" role="alert">
          {wrong}
        </span>
      )}
    </span>
  );
}

/** Gives a key another name, and all that refers to it, in one step. */
export function renameThing(kind: Named, path: Path, from: string, to: string) {
  const config = rename(doc().config, path, from, to) as JsonObject;
  replaceConfig(renamedUses(config, kind, from, to), `Rename ${from}`);
}

/** Gives an item of a list another `id`, and all that refers to it, in one step. */
export function renameItem(kind: Named, path: Path, from: string, to: string) {
  const config = set(doc().config, [...path, "id"], to) as JsonObject;
  replaceConfig(renamedUses(config, kind, from, to), `Rename ${from}`);
}

/** What uses a thing, each with the way there. */
export function UsedBy({ uses }: { uses: readonly Use[] }) {
  if (!uses.length) return <p className="used-by muted">Not used yet.</p>;
  return (
    <p className="used-by muted">
      Used by{" "}
      {uses.map(({ path, words }, place) => (
        <span key={words}>
          {place > 0 && ", "}
          <button type="button" className="link" onClick={() => jump(pointer(path))}>
            {words}
          </button>
        </span>
      ))}
    </p>
  );
}
