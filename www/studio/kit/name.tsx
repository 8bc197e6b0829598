// The name of something that nothing else in the config names: taken over when it is done.

import { useEffect, useState } from "react";
import { TextInput } from "./inputs.js";

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
