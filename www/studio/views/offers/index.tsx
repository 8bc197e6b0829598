// The catalogue: what a call to action can invite to, as cards.

import { useEffect, useState } from "react";
import { Adder } from "../../kit/adder.js";
import { useTarget } from "../../kit/findings.js";
import { Choice, TextInput } from "../../kit/inputs.js";
import { Card, Empty, View } from "../../kit/parts.js";
import { useNames, useValue } from "../../kit/value.js";
import { type Json, type JsonObject, listOf, objectOf } from "../../state/path.js";
import { edit } from "../../state/store.js";
import { OfferCard } from "./card.js";
import { OfferDialog } from "./dialog.js";

export default function Offers() {
  const offers = objectOf(useValue(["offers"]));
  const stages = useNames("stage");
  const [chosen, setChosen] = useState("");
  const [words, setWords] = useState("");
  const [stage, setStage] = useState("");
  const target = useTarget((it) => it.path);
  useEffect(() => {
    const [top, id] = target;
    if (top !== "offers" || id === undefined) return;
    setChosen(`${id}`);
    // Once: who comes again by the menu wants the catalogue.
    useTarget.setState({ path: [] });
  }, [target]);
  const names = Object.keys(offers);
  const shown = names.filter((it) => says(it, offers[it], words) && isFor(offers[it], stage));
  return (
    <View
      title="Offers"
      intro="What your calls to action invite to. Slots and playbooks choose from these."
    >
      <Card path="/offers">
        {names.length > 0 && (
          <search className="row filter">
            <TextInput
              label="Search offers"
              placeholder="Search offers"
              value={words}
              onChange={setWords}
            />
            <Choice
              label="For the stage"
              value={stage}
              none="For every stage"
              options={stages.map((it) => [it, `For ${it}`])}
              onChange={setStage}
            />
            <span className="muted" role="status">
              {shown.length === names.length
                ? `${names.length} offers`
                : `${shown.length} of ${names.length}`}
            </span>
          </search>
        )}
        {!names.length && (
          <Empty title="No offers yet">
            <p>An offer is an e-book, a webinar, a demo: anything a button or link can lead to.</p>
          </Empty>
        )}
        {names.length > 0 && !shown.length && (
          <Empty title="No offer fits">Search for something else.</Empty>
        )}
        <ul className="cards">
          {shown.map((it) => (
            <OfferCard key={it} id={it} onOpen={() => setChosen(it)} />
          ))}
        </ul>
        <Adder
          what="offer"
          taken={names}
          onAdd={(id, name) => {
            edit(["offers", id], { content: { text: name, href: "/" } }, `Add offer ${id}`);
            setChosen(id);
          }}
        />
      </Card>
      {chosen in offers && (
        <OfferDialog id={chosen} onChoose={setChosen} onClose={() => setChosen("")} />
      )}
    </View>
  );
}

/** Whether an offer has all of these words somewhere. */
function says(id: string, offer: Json | undefined, words: string): boolean {
  const text = `${id} ${JSON.stringify(offer)}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((it) => text.includes(it));
}

/** Whether an offer is for a stage; without stages it is for every one. */
function isFor(offer: Json | undefined, stage: string): boolean {
  const { stages } = objectOf(offer) as JsonObject;
  return !stage || stages === undefined || listOf(stages).includes(stage);
}
