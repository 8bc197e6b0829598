// Who visitors are: segments, of which a visitor may be in many, and personas, of which the first
// that holds is theirs.

import { useState } from "react";
import { Adder } from "../../kit/adder.js";
import { ConditionControl, InWords } from "../../kit/condition/index.js";
import { Field } from "../../kit/field.js";
import { Fold } from "../../kit/fold.js";
import { Button, Card, Empty, View } from "../../kit/parts.js";
import { definition } from "../../kit/schema.js";
import { Sortable } from "../../kit/sortable.js";
import { NameField, UsedBy } from "../../kit/used.js";
import { useNames, useValue } from "../../kit/value.js";
import { listOf, objectOf, type Path, pointer, textOf } from "../../state/path.js";
import { add, edit, remove, reorder } from "../../state/store.js";

export default function People() {
  return (
    <View
      title="Segments & personas"
      intro="Groups of visitors, by what they told you and what they do. A visitor is in every segment that fits, and has at most one persona."
    >
      <Segments />
      <Personas />
    </View>
  );
}

function Segments() {
  const names = Object.keys(objectOf(useValue(["segments"])));
  const [made, setMade] = useState("");
  return (
    <Card title="Segments" path="/segments">
      {!names.length && (
        <Empty title="No segments yet">
          <p>
            A segment names a group, such as visitors from large companies, for slots, playbooks and
            sales to use.
          </p>
        </Empty>
      )}
      {names.map((name) => (
        <Fold
          key={name}
          path={pointer(["segments", name])}
          title={name}
          summary={<InWords path={["segments", name]} />}
          open={name === made}
        >
          <NameField thing="segment" path={["segments", name]} id={name} onRename={setMade} />
          <When path={["segments", name]} label={`Who is in ${name}`} />
          <Foot
            onDelete={() => remove(["segments", name], `segment ${name}`)}
            what={`segment ${name}`}
          >
            <UsedBy thing="segment" id={name} />
          </Foot>
        </Fold>
      ))}
      <Adder
        what="segment"
        taken={names}
        onAdd={(id) => {
          setMade(id);
          edit(["segments", id], {}, `Add segment ${id}`);
        }}
      />
    </Card>
  );
}

function Personas() {
  const list = listOf(useValue(["personas"]));
  const ids = useNames("persona");
  const [made, setMade] = useState("");
  const idAt = (place: number) => textOf(objectOf(list[place])["id"]) || `${place + 1}`;
  return (
    <Card title="Personas" path="/personas">
      <p className="muted">
        The first that fits is the visitor’s. Drag them into the order that counts.
      </p>
      {!list.length && (
        <Empty title="No personas yet">
          <p>
            A persona is who you write for, such as a marketer or a developer. Slots can show each
            their own offers.
          </p>
        </Empty>
      )}
      <Sortable
        items={list}
        idOf={(_, place) => idAt(place)}
        nameOf={(_, place) => `persona ${idAt(place)}`}
        onMove={(from, to) => reorder(["personas"], from, to, "persona")}
      >
        {(_, place) => {
          const id = idAt(place);
          return (
            <Fold
              path={pointer(["personas", place])}
              title={id}
              summary={<InWords path={["personas", place, "when"]} />}
              open={id === made}
            >
              <NameField thing="persona" path={["personas", place]} id={id} onRename={setMade} />
              <When path={["personas", place, "when"]} label={`Who is ${id}`} />
              <Foot
                onDelete={() => remove(["personas", place], `persona ${id}`)}
                what={`persona ${id}`}
              >
                <UsedBy thing="persona" id={id} />
              </Foot>
            </Fold>
          );
        }}
      </Sortable>
      <Adder
        what="persona"
        taken={ids}
        onAdd={(id) => {
          setMade(id);
          add(["personas"], { id, when: {} }, `persona ${id}`);
        }}
      />
    </Card>
  );
}

function When({ path, label }: { path: Path; label: string }) {
  return (
    <Field path={path} label={label}>
      {(ids) => (
        <ConditionControl path={path} schema={definition("Condition")} label={label} {...ids} />
      )}
    </Field>
  );
}

function Foot({
  children,
  onDelete,
  what,
}: {
  children: React.ReactNode;
  onDelete: () => void;
  what: string;
}) {
  return (
    <div className="fold-foot">
      {children}
      <Button small kind="quiet" icon="bin" label={`Delete ${what}`} onClick={onDelete} />
    </div>
  );
}
