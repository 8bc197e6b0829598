// The marked places in the pages, what each shows to whom, and who is left out to compare with.

import { useState } from "react";
import { Adder } from "../../kit/adder.js";
import { Fold } from "../../kit/fold.js";
import { Card, Empty, View } from "../../kit/parts.js";
import { useValue } from "../../kit/value.js";
import { listOf, objectOf, pointer, textOf } from "../../state/path.js";
import { edit } from "../../state/store.js";
import { Holdout } from "./holdout.js";
import { Slot } from "./slot.js";

export default function Slots() {
  const slots = objectOf(useValue(["slots"]));
  const names = Object.keys(slots);
  const [made, setMade] = useState("");
  return (
    <View
      title="Slots"
      intro="The marked places in your pages. The first rule that holds and still has something to show decides; else the page’s own content stays."
    >
      <Card path="/slots">
        {!names.length && (
          <Empty title="No slots yet">
            <p>
              A slot is a link or button of your page that Leadlight may fill, such as the one at
              the top.
            </p>
          </Empty>
        )}
        {names.map((name) => (
          <Fold
            key={name}
            path={pointer(["slots", name])}
            title={name}
            summary={<Summary name={name} />}
            open={name === made || names.length === 1}
          >
            <Slot name={name} onRename={setMade} />
          </Fold>
        ))}
        <Adder
          what="slot"
          taken={names}
          onAdd={(id) => {
            setMade(id);
            edit(["slots", id], { rules: [] }, `Add slot ${id}`);
          }}
        />
      </Card>
      <Holdout />
    </View>
  );
}

function Summary({ name }: { name: string }) {
  const { rules, auto } = objectOf(useValue(["slots", name]));
  const ids = listOf(rules).map((it) => textOf(objectOf(it)["id"]));
  const many = ids.length === 1 ? "1 rule" : `${ids.length} rules`;
  return (
    <>
      {ids.length
        ? `${many}: ${ids.join(", ")}`
        : auto === true
          ? ""
          : "No rules: the page’s own content"}
      {auto === true && `${ids.length ? ", then " : ""}the best offer by itself`}
    </>
  );
}
