// Versions: states of the work kept under a note, and what has changed since.

import { useState } from "react";
import { TextInput } from "../kit/inputs.js";
import { Button, Card, Empty, View } from "../kit/parts.js";
import { differences } from "../state/diff.js";
import { keepVersion } from "../state/saved.js";
import { change, tell, useConfig, useStudio } from "../state/store.js";
import type { Version } from "../state/types.js";

const when = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

export default function Versions() {
  const versions = useStudio((it) => it.versions);
  const [note, setNote] = useState("");
  const [chosen, setChosen] = useState<string>();
  const version = versions.find((it) => it.id === chosen) ?? versions[0];
  return (
    <View
      title="Versions"
      intro="Keep the work as it is before you change it further. Journeys are compared with the last version."
    >
      <Card title="Keep a version">
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            keepVersion(note.trim() || "No note");
            setNote("");
            tell("Version kept");
          }}
        >
          <TextInput label="Note" placeholder="What is in it" value={note} onChange={setNote} />
          <Button type="submit" kind="primary">
            Keep this version
          </Button>
        </form>
      </Card>
      {versions.length === 0 && (
        <Empty title="No versions yet">
          <p>Kept versions can be compared with what you have now, and brought back.</p>
        </Empty>
      )}
      {version && (
        <div className="versions">
          <ul aria-label="Versions">
            {versions.map((it) => (
              <li key={it.id}>
                <button
                  type="button"
                  aria-current={it === version ? "true" : undefined}
                  onClick={() => setChosen(it.id)}
                >
                  <b>{it.note}</b>
                  <span className="muted">{when.format(it.time)}</span>
                </button>
              </li>
            ))}
          </ul>
          <Changes version={version} />
        </div>
      )}
    </View>
  );
}

function Changes({ version }: { version: Version }) {
  const config = useConfig();
  const found = differences(version.doc.config, config);
  return (
    <Card
      title={`Since “${version.note}”`}
      actions={
        <>
          <Button
            onClick={() => {
              change(`Go back to ${version.note}`, version.doc);
              tell(`Back at “${version.note}”`, true);
            }}
          >
            Go back to it
          </Button>
          <Button
            kind="quiet"
            icon="bin"
            label={`Delete version ${version.note}`}
            onClick={() => drop(version)}
          />
        </>
      }
    >
      {found.length === 0 && <p className="muted">Nothing has changed.</p>}
      <ul className="changes">
        {found.map((it) => (
          <li key={it.kind + it.where + it.after} className={it.kind}>
            <span className="change-kind">{it.kind}</span>
            <span>
              {it.where}
              {it.before !== undefined && <del>{it.before}</del>}
              {it.after !== undefined && <ins>{it.after}</ins>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Deletes a version, with a way back. */
function drop(version: Version) {
  const { versions } = useStudio.getState();
  useStudio.setState({ versions: versions.filter((it) => it !== version), saved: false });
  tell(`Version “${version.note}” deleted`, () => useStudio.setState({ versions, saved: false }));
}
