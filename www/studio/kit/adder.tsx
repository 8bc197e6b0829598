// Adds something by its name.

import { useState } from "react";
import { TextInput } from "./inputs.js";
import { Button } from "./parts.js";
import { idOf } from "./used.js";

interface AdderProps {
  /** What is added: "segment". */
  what: string;
  taken: readonly string[];
  onAdd: (id: string, name: string) => void;
}

export function Adder({ what, taken, onAdd }: AdderProps) {
  const [name, setName] = useState("");
  const id = idOf(name);
  const there = taken.includes(id);
  return (
    <form
      className="adder"
      onSubmit={(event) => {
        event.preventDefault();
        if (!id || there) return;
        onAdd(id, name.trim());
        setName("");
      }}
    >
      <TextInput
        label={`Name of the new ${what}`}
        placeholder={`Name of the new ${what}`}
        value={name}
        onChange={setName}
      />
      <Button icon="add" type="submit" disabled={!id || there}>
        Add {what}
      </Button>
      {id && (there || id !== name) && (
        <span className="muted">
          {there ? (
            `There is a ${id} already.`
          ) : (
            <>
              It will be called <code>{id}</code>.
            </>
          )}
        </span>
      )}
    </form>
  );
}
