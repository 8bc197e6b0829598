// One offer to be edited, with what visitors see of it.

import { Preview } from "../../kit/cta-preview.js";
import { ObjectForm } from "../../kit/form.js";
import { Button, Dialog } from "../../kit/parts.js";
import { NameField, UsedBy } from "../../kit/used.js";
import { usesOf } from "../../kit/uses.js";
import { useValue } from "../../kit/value.js";
import { fresh, get, objectOf } from "../../state/path.js";
import { doc, edit, remove, tell } from "../../state/store.js";

interface OfferDialogProps {
  id: string;
  onChoose: (id: string) => void;
  onClose: () => void;
}

export function OfferDialog({ id, onChoose, onClose }: OfferDialogProps) {
  const content = useValue(["offers", id, "content"]);
  const duplicate = () => {
    const { config } = doc();
    const copy = fresh(`${id}-copy`, Object.keys(objectOf(get(config, ["offers"]))));
    edit(["offers", copy], get(config, ["offers", id]), `Duplicate offer ${id}`);
    onChoose(copy);
  };
  const drop = () => {
    const many = usesOf(doc().config, "offer", id).length;
    onClose();
    remove(["offers", id], `offer ${id}`);
    if (many)
      tell(
        `offer ${id} deleted; ${many} place${many > 1 ? "s" : ""} still name${many > 1 ? "" : "s"} it`,
        true,
      );
  };
  return (
    <Dialog title={`Offer ${id}`} onClose={onClose} wide>
      <Preview content={content} />
      <div className="field">
        <span className="field-label">Name</span>
        <NameField thing="offer" path={["offers", id]} id={id} onRename={onChoose} />
        <UsedBy thing="offer" id={id} />
      </div>
      <h3>What it says</h3>
      <ObjectForm path={["offers", id, "content"]} of="Content" always={["text", "href"]} />
      <h3>Whom it is for</h3>
      <ObjectForm
        path={["offers", id]}
        of="Offer"
        without={["content"]}
        always={["kind", "stages", "topics", "priority"]}
      />
      <div className="dialog-foot">
        <Button icon="copy" onClick={duplicate}>
          Duplicate
        </Button>
        <Button icon="bin" kind="danger" onClick={drop}>
          Delete offer
        </Button>
        <span className="spacer" />
        <Button kind="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}
