// The first view: go on, begin from a template, or open a file.

import { useEffect, useState } from "react";
import { Button, Card } from "../kit/parts.js";
import { go } from "../route.js";
import type { JsonObject } from "../state/path.js";
import { lastWork, resume } from "../state/saved.js";
import { openDoc, useStudio } from "../state/store.js";

/** Opens a document and goes to its first view. */
export function begin(name: string, config: JsonObject, journeys = []) {
  openDoc({ name, config, journeys });
  go("scores");
}

export function Start() {
  const open = useStudio((it) => it.open);
  const [last, setLast] = useState("");
  useEffect(() => {
    void lastWork().then((it) => setLast(it ? it.doc.name || "Untitled" : ""));
  }, []);
  return (
    <main className="start">
      <h1>Leadlight studio</h1>
      <Card title="Go on">
        {open && <Button onClick={() => go("scores")}>Back to the config</Button>}
        {last && (
          <Button kind="primary" onClick={() => void resume().then(() => go("scores"))}>
            {`Go on with ${last}`}
          </Button>
        )}
        <Button
          onClick={async () => {
            const reply = await fetch("../leadlight.json");
            begin("Demo", await reply.json());
          }}
        >
          The demo site's config
        </Button>
      </Card>
    </main>
  );
}
