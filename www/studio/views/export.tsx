// Export: the file, what it is called, where it goes, and the line to paste into the site.

import { useState } from "react";
import { Labelled } from "../kit/field.js";
import { FindingList } from "../kit/findings.js";
import { TextInput } from "../kit/inputs.js";
import { Button, Card, View } from "../kit/parts.js";
import { textOf } from "../state/path.js";
import { edit, tell, useConfig, useDoc, useStudio } from "../state/store.js";

/** The config as the file has it. */
const written = (config: unknown) => `${JSON.stringify(config, null, 2)}\n`;

/** Hands the visitor of this page a file. */
export function download(name: string, text: string, type = "application/json") {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const FILES = [
  ["leadlight.js", "the script"],
  ["leadlight.wasm", "the engine"],
  ["store.js, panel.js, plays.js, plays-form.js, deliver.js", "fetched when they are needed"],
  ["inspector.js, draft.js", "for you: ?leadlight=inspect on any page, and the preview here"],
  [
    "consent.js, analytics.js, chat.js, chat-*.js, local.js, xmpp.js",
    "where the config names them",
  ],
  ["media.js, signals.js, profile.js, vendors.js", "for pages that have what they watch"],
] as const;

export default function Export() {
  const config = useConfig();
  const doc = useDoc();
  const findings = useStudio((it) => it.findings);
  const errors = findings?.filter((it) => it.severity !== "warning").length ?? 0;
  // It is there until it is typed in full.
  const [nameless] = useState(!config["site"]);
  const [folder, setFolder] = useState("/leadlight/");
  const [file, setFile] = useState("/leadlight.json");
  const text = written(config);
  const size = new Blob([text]).size;
  const snippet = `<script async src="${folder.replace(/\/?$/, "/")}leadlight.js" data-config="${file}"></script>`;
  return (
    <View title="Export" intro="One file for the rules, one line for the site.">
      {errors > 0 && (
        <Card title="Mend this first">
          <p>
            The widget works with as much of the config as is sound, and leaves out the rest. Better
            mend it:
          </p>
          <FindingList />
        </Card>
      )}
      <Card title="1. The config">
        {(nameless || !config["site"]) && (
          <Labelled label="A short name for the site">
            {(id) => (
              <TextInput
                id={id}
                value={textOf(config["site"])}
                placeholder="for example acme"
                onChange={(it) => edit(["site"], it || undefined, "Name the site")}
              />
            )}
          </Labelled>
        )}
        <p className="row">
          <Button
            kind="primary"
            icon="save"
            onClick={() => {
              download("leadlight.json", text);
              tell("leadlight.json downloaded");
            }}
          >
            Download leadlight.json
          </Button>
          <Copy text={text} what="The config" />
          <span className="muted">
            {(size / 1024).toFixed(1)} KB of the 256 KB the widget reads. Upload it to{" "}
            <code>{file}</code>.
          </span>
        </p>
      </Card>
      <Card title="2. The widget's files">
        <p>
          Upload the files of the package's <code>dist</code> folder to <code>{folder}</code>, once:
        </p>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">What it is</th>
            </tr>
          </thead>
          <tbody>
            {FILES.map(([name, what]) => (
              <tr key={name}>
                <td>
                  <code>{name}</code>
                </td>
                <td>{what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <Card title="3. The line for the site">
        <div className="row">
          <Labelled label="Folder of the widget">
            {(id) => <TextInput id={id} mono value={folder} onChange={setFolder} />}
          </Labelled>
          <Labelled label="Address of the config">
            {(id) => <TextInput id={id} mono value={file} onChange={setFile} />}
          </Labelled>
        </div>
        <p>
          Paste this into the <code>&lt;head&gt;</code> of every page:
        </p>
        <pre className="snippet">
          <code>{snippet}</code>
        </pre>
        <p className="row">
          <Copy text={snippet} what="The line" />
        </p>
      </Card>
      <Card title="The studio's own file">
        <p className="muted">
          With journeys and their expectations, to go on in another browser or to hand to a
          colleague.
        </p>
        <p className="row">
          <Button onClick={() => download(`${doc.name || "leadlight"}.studio.json`, written(doc))}>
            Download all of it
          </Button>
          {doc.journeys.length > 0 && (
            <Button onClick={() => download("journeys.json", written({ journeys: doc.journeys }))}>
              Download journeys.json
            </Button>
          )}
        </p>
      </Card>
    </View>
  );
}

function Copy({ text, what }: { text: string; what: string }) {
  return (
    <Button
      icon="copy"
      onClick={() =>
        navigator.clipboard.writeText(text).then(
          () => tell(`${what} copied`),
          () => tell("The browser does not let this page copy: select the text and copy it"),
        )
      }
    >
      Copy<span className="hidden"> {what.toLowerCase()}</span>
    </Button>
  );
}
