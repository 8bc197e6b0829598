// What comes up beside the page's content when the moment is right.

import { useState } from "react";
import { Adder } from "../../kit/adder.js";
import { Fold } from "../../kit/fold.js";
import { Card, Empty, View } from "../../kit/parts.js";
import { useValue } from "../../kit/value.js";
import { objectOf, pointer } from "../../state/path.js";
import { edit } from "../../state/store.js";
import { Playbook } from "./playbook.js";
import { playbookWords } from "./words.js";

export default function Playbooks() {
  const playbooks = objectOf(useValue(["playbooks"]));
  const names = Object.keys(playbooks);
  const [made, setMade] = useState("");
  return (
    <View
      title="Playbooks"
      intro="What comes up beside your page’s content when the moment is right. One at a time, never while somebody types, and not again after it was closed."
    >
      <Card path="/playbooks">
        {!names.length && (
          <Empty title="No playbooks yet">
            <p>
              A playbook opens the chat, shows an invitation or a bar, puts a form forward, or asks
              one question.
            </p>
          </Empty>
        )}
        {names.map((name) => (
          <Fold
            key={name}
            path={pointer(["playbooks", name])}
            title={name}
            summary={playbookWords(objectOf(playbooks[name]))}
            open={name === made || names.length === 1}
          >
            <Playbook name={name} onRename={setMade} />
          </Fold>
        ))}
        <Adder
          what="playbook"
          taken={names}
          onAdd={(id) => {
            setMade(id);
            edit(
              ["playbooks", id],
              { when: {}, on: { scroll: 50 }, do: { chat: {} } },
              `Add playbook ${id}`,
            );
          }}
        />
      </Card>
    </View>
  );
}
