// What a thing of the config is used by, and a field for its name that takes the uses along.

import { useDeferredValue, useEffect, useState } from "react";
import {
  get,
  type JsonObject,
  listOf,
  objectOf,
  type Path,
  pointer,
  textOf,
} from "../state/path.js";
import { useConfig } from "../state/store.js";
import { jump } from "./findings.js";
import { TextInput } from "./inputs.js";
import { renameThing } from "./rename.js";
import { placeWords, type Thing, usesOf } from "./uses.js";

/** The places that name a thing, each once with a jump. */
export function UsedBy({ thing, id }: { thing: Thing; id: string }) {
  // The whole config is looked through: typing goes first.
  const config = useDeferredValue(useConfig());
  const places = new Map(
    usesOf(config, thing, id).map((path) => [placeWords(config, path), path] as const),
  );
  if (!places.size) return <p className="used muted">Used nowhere yet.</p>;
  return (
    <p className="used muted">
      Used in{" "}
      {[...places].map(([words, path], place) => (
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

/** A sound id: what was typed in kebab-case. */
export const idOf = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** The name of a thing at `path`: a key of an object, or the `id` of an item of a list. */
export function NameField({
  thing,
  path,
  id,
  onRename,
}: {
  thing: Thing;
  path: Path;
  id: string;
  onRename?: (to: string) => void;
}) {
  const [text, setText] = useState(id);
  useEffect(() => setText(id), [id]);
  const parent = get(useConfig(), path.slice(0, -1));
  const taken = Array.isArray(parent)
    ? listOf(parent).map((it) => textOf(objectOf(it)["id"]))
    : Object.keys((parent as JsonObject) ?? {});
  const clean = text.trim();
  const wrong = !clean
    ? "It needs a name."
    : clean !== id && taken.includes(clean)
      ? `There is a ${clean} already.`
      : "";
  const done = () => {
    if (wrong || clean === id) return setText(id);
    onRename?.(clean);
    renameThing(thing, path, id, clean);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in the field within is its end.
    <span
      className="name-field"
      onBlur={done}
      onKeyDown={({ key }) => (key === "Enter" ? done() : key === "Escape" && setText(id))}
    >
      <TextInput label={`Name of ${thing} ${id}`} value={text} onChange={setText} />
      {wrong && <span className="finding error">{wrong}</span>}
    </span>
  );
}
