// Preview: the demo site or one's own, with the draft running in it.

import { useEffect, useState } from "react";
import { Choice, TextInput } from "../kit/inputs.js";
import { Button, Card, Icon, View } from "../kit/parts.js";
import { useNames } from "../kit/value.js";
import type { JsonObject } from "../state/path.js";
import { useConfig } from "../state/store.js";
import { Frame } from "./preview/frame.js";
import { type Target, targetOf } from "./preview/talk.js";

/** The site that the studio lies in. */
const HERE = "../";

/** How long (ms) after the last change of the config the page is loaded anew. */
const CALM = 500;

/** The config as it was when nothing had changed for a moment. */
function useCalm(config: JsonObject): JsonObject {
  const [calm, setCalm] = useState(config);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(config), CALM);
    return () => clearTimeout(timer);
  }, [config]);
  return calm;
}

export default function Preview() {
  const config = useCalm(useConfig());
  const stages = useNames("stage");
  const [address, setAddress] = useState(() => new URL(HERE, location.href).href);
  const [target, setTarget] = useState(() => targetOf(HERE, location.href));
  const [asking, setAsking] = useState<Target>();
  const [phone, setPhone] = useState(false);
  const [stage, setStage] = useState("");
  const [turn, setTurn] = useState(0);
  const typed = targetOf(address, location.href);
  const open = (it: Target | undefined) => {
    // A page of somebody else's is told the config only if that is meant.
    if (it && !it.own && it.origin !== target?.origin) return setAsking(it);
    setAsking(undefined);
    setTarget(it);
    setTurn((it) => it + 1);
  };
  return (
    <View
      title="Preview"
      intro="The site as visitors would see it with this draft. Nothing is published: the draft runs in this frame alone."
    >
      <Card>
        <div className="preview-bar">
          <form
            className="row address"
            onSubmit={(event) => {
              event.preventDefault();
              open(typed);
            }}
          >
            <TextInput
              label="Address of the page"
              value={address}
              placeholder="www.example.com/pricing"
              onChange={setAddress}
            />
            <Button type="submit" disabled={!typed}>
              Open
            </Button>
          </form>
          <Button icon="redo" label="Load the page again" onClick={() => setTurn(turn + 1)} />
          <span className="row widths">
            <Button pressed={!phone} onClick={() => setPhone(false)}>
              Desktop
            </Button>
            <Button pressed={phone} onClick={() => setPhone(true)}>
              Phone
            </Button>
          </span>
          <span className="row stage-choice">
            <span className="muted" aria-hidden="true">
              As
            </span>
            <Choice
              label="Show it as somebody in stage"
              value={stage}
              none="whoever comes"
              options={stages.map((it) => [it, it])}
              onChange={setStage}
            />
          </span>
        </div>
        {!typed && (
          <p className="finding error">
            <Icon name="error" />
            Write the address of a page, such as www.example.com/pricing.
          </p>
        )}
        {asking && (
          <div className="finding warning" role="alert">
            <Icon name="warn" />
            <span>
              {asking.origin} is another site than the studio's. If you open it, its page is given
              your draft config.
            </span>
            <Button
              small
              onClick={() => {
                setAsking(undefined);
                setTarget(asking);
              }}
            >
              It is ours, open it
            </Button>
          </div>
        )}
        {stage && (
          <p className="forced" role="note">
            <Icon name="warn" />
            Stage forced: {stage}. Rules still decide what is shown.
            <Button small onClick={() => setStage("")}>
              End
            </Button>
          </p>
        )}
        {target && (
          <Frame
            // Another page, stage or config: from the beginning.
            key={`${target.url} ${stage} ${turn} ${keyOf(config)}`}
            target={target}
            config={config}
            stage={stage}
            phone={phone}
            onAgain={() => setTurn(turn + 1)}
          />
        )}
      </Card>
    </View>
  );
}

const keys = new WeakMap<JsonObject, number>();
let last = 0;

/** A number by which a config is known: the same value has the same. */
function keyOf(config: JsonObject): number {
  const key = keys.get(config) ?? ++last;
  keys.set(config, key);
  return key;
}
