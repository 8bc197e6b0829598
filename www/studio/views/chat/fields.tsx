// Which of their fields gets what: a table of names and of paths into the handoff.

import { Finding, useFindings } from "../../kit/findings.js";
import { TextInput } from "../../kit/inputs.js";
import { NameInput } from "../../kit/name.js";
import { Button } from "../../kit/parts.js";
import { useNames, useValue } from "../../kit/value.js";
import { fresh, objectOf, type Path, pointer, textOf } from "../../state/path.js";
import { edit, renameKey } from "../../state/store.js";
import { SOURCES } from "./kinds.js";

export function FieldTable({ path, name }: { path: Path; name: string }) {
  const fields = objectOf(useValue(path));
  const names = Object.keys(fields);
  const scores = useNames("score");
  const traits = useNames("trait");
  const sources = [
    ...traits.map((it) => `traits.${it}`),
    ...scores.map((it) => `scores.${it}`),
    ...SOURCES,
  ];
  const found = useFindings(path, true);
  return (
    <div className="field-map" data-path={pointer(path)}>
      <p className="field-label">Fields</p>
      {names.length > 0 && (
        <table>
          <caption className="hidden">Fields of {name}</caption>
          <thead>
            <tr>
              <th scope="col">Their field</th>
              <th scope="col">Gets</th>
              <th>
                <span className="hidden">Delete</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {names.map((it) => (
              <tr key={it}>
                <td>
                  <NameInput
                    label={`Their field ${it}`}
                    value={it}
                    taken={names}
                    onRename={(to) => renameKey(path, it, to)}
                  />
                </td>
                <td>
                  <TextInput
                    label={`What ${it} gets`}
                    value={textOf(fields[it])}
                    suggest={sources}
                    placeholder="nothing: left out"
                    onChange={(to) => edit([...path, it], to, `Change field ${it}`)}
                  />
                </td>
                <td>
                  <Button
                    small
                    kind="quiet"
                    icon="bin"
                    label={`Delete field ${it}`}
                    onClick={() => edit([...path, it], undefined, `Delete field ${it}`)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <span>
        <Button
          small
          icon="add"
          onClick={() => edit([...path, fresh("field", names)], "traits.email", "Add field")}
        >
          Field
        </Button>
      </span>
      {found.map((it) => (
        <Finding key={it.path + it.code} it={it} />
      ))}
    </div>
  );
}
