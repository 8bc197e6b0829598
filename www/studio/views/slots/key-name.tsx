// A name that nothing else refers to: taken over when it is done.

import { useEffect, useState } from "react";
import { TextInput } from "../../kit/inputs.js";

interface KeyNameProps {
  label: string;
  value: string;
  taken: readonly string[];
  onRename: (to: string) => void;
}

export function KeyName({ label, value, taken, onRename }: KeyNameProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const clean = text.trim();
  const wrong = !clean
    ? "It needs a name."
    : clean !== value && taken.includes(clean)
      ? `There is a ${clean} already.`
      : "";
  const done = () => {
    if (wrong || clean === value) setText(value);
    else onRename(clean);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in the field within is its end.
    <span
      className="name-field"
      onBlur={done}
      onKeyDown={({ key }) => {
        if (key === "Enter") done();
        if (key === "Escape") setText(value);
      }}
    >
      <TextInput label={label} value={text} onChange={setText} />
      {wrong && <span className="finding error">{wrong}</span>}
    </span>
  );
}
