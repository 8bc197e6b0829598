// Forms: the only fields that are ever read, and what each becomes.

import { useState } from "react";
import { Field } from "../../kit/field.js";
import { FieldFindings } from "../../kit/findings.js";
import { ObjectForm } from "../../kit/form.js";
import { TextInput, TokensInput } from "../../kit/inputs.js";
import { NameInput } from "../../kit/name.js";
import { Button, Card, Empty } from "../../kit/parts.js";
import { Sortable } from "../../kit/sortable.js";
import { useValue } from "../../kit/value.js";
import {
  type JsonObject,
  listOf,
  objectOf,
  type Path,
  pointer,
  rename,
  textOf,
} from "../../state/path.js";
import { add, edit, remove, reorder } from "../../state/store.js";

const SHOWN = ["match", "traits", "ask"];

export function Forms() {
  const forms = listOf(useValue(["forms"])).map(objectOf);
  const addForm = () => add(["forms"], { match: "#", traits: { email: "email" } }, "form");
  return (
    <Card
      title="Forms"
      path="/forms"
      actions={
        <Button small icon="add" onClick={addForm}>
          Add form
        </Button>
      }
    >
      <p className="muted">
        The only fields that are ever read, when a form is submitted: never a password, a card
        number or a hidden field. Each becomes a trait that rules, texts and sales can use.
      </p>
      {forms.length === 0 && (
        <Empty title="No forms are read yet">
          <p>Add your demo or newsletter form, and say which of its fields you want to know.</p>
        </Empty>
      )}
      {forms.map((form, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: forms have nothing else to be known by.
        <FormCard key={place} path={["forms", place]} form={form} />
      ))}
    </Card>
  );
}

function FormCard({ path, form }: { path: Path; form: JsonObject }) {
  const name = textOf(form["match"]) || "form";
  return (
    <section className="form-rule" aria-label={`Form ${name}`} data-path={pointer(path)}>
      <div className="form-rule-head">
        <Field path={[...path, "match"]} label="Which form">
          {(ids) => (
            <TextInput
              {...ids}
              mono
              value={textOf(form["match"])}
              placeholder="#demo or form[name=newsletter]"
              onChange={(it) => edit([...path, "match"], it, "Change form")}
            />
          )}
        </Field>
        <Button
          small
          kind="quiet"
          icon="bin"
          label={`Delete form ${name}`}
          onClick={() => remove(path, `Form ${name}`)}
        />
      </div>
      <Traits path={[...path, "traits"]} traits={objectOf(form["traits"])} name={name} />
      <Ask path={[...path, "ask"]} form={form} />
      <FieldFindings path={path} id={`${pointer(path)}-found`} />
      <ObjectForm path={path} of="FormRule" without={SHOWN} />
    </section>
  );
}

interface TraitsProps {
  path: Path;
  traits: JsonObject;
  name: string;
}

function Traits({ path, traits, name }: TraitsProps) {
  const [field, setField] = useState("");
  const keys = Object.keys(traits);
  const trait = camel(field);
  return (
    <div data-path={pointer(path)}>
      <table className="traits">
        <thead>
          <tr>
            <th scope="col">Field of the form, by its name</th>
            <th scope="col">Becomes the trait</th>
            <th scope="col">
              <span className="hidden">Delete</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key} data-path={pointer([...path, key])}>
              <td>
                <TextInput
                  label={`Field that becomes ${key}`}
                  mono
                  value={textOf(traits[key])}
                  onChange={(it) => edit([...path, key], it, "Change field")}
                />
                <FieldFindings path={[...path, key]} id={`${pointer([...path, key])}-found`} />
              </td>
              <td>
                <NameInput
                  label={`Trait of the field ${textOf(traits[key])}`}
                  value={key}
                  taken={keys}
                  onRename={(to) => edit(path, rename(traits, [], key, to), `Rename ${key}`)}
                />
              </td>
              <td>
                <Button
                  small
                  kind="quiet"
                  icon="bin"
                  label={`Delete trait ${key}`}
                  onClick={() => edit([...path, key], undefined, `Delete trait ${key}`)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <form
        className="add-thing"
        onSubmit={(event) => {
          event.preventDefault();
          if (!trait || keys.includes(trait)) return;
          edit([...path, trait], field.trim(), `Add trait ${trait}`);
          setField("");
        }}
      >
        <TextInput
          label={`Another field of ${name}`}
          placeholder="Another field, such as company_size"
          value={field}
          onChange={setField}
        />
        <Button small icon="add" type="submit" disabled={!trait || keys.includes(trait)}>
          Add field
        </Button>
      </form>
    </div>
  );
}

/** A field's name as a trait's: `company_size` is `companySize`. */
const camel = (field: string) =>
  field
    .trim()
    .replace(/[^a-zA-Z0-9]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? "");

/** Fields that are asked for in turn, in their order. */
function Ask({ path, form }: { path: Path; form: JsonObject }) {
  const ask = listOf(form["ask"]).map(textOf);
  const fields = Object.values(objectOf(form["traits"])).map(textOf);
  return (
    <details className="group" open={ask.length > 0} data-path={pointer(path)}>
      <summary>
        Ask in turn{" "}
        <span className="muted">
          Hides what is known of somebody, and asks the next thing instead.
        </span>
      </summary>
      {ask.length > 0 && (
        <Sortable
          items={ask}
          idOf={(it) => it}
          nameOf={(it) => it}
          onMove={(from, to) => reorder(path, from, to, "field")}
        >
          {(it, place) => (
            <span className="row">
              <code>{it}</code>
              <Button
                small
                kind="quiet"
                icon="bin"
                label={`Ask no more for ${it}`}
                onClick={() => edit([...path, place], undefined, `Remove ${it}`)}
              />
            </span>
          )}
        </Sortable>
      )}
      <TokensInput
        value={[]}
        what="field to ask for"
        suggest={fields.filter((it) => !ask.includes(it))}
        onChange={(added) => edit(path, [...ask, ...added], "Add field to ask for")}
      />
      <FieldFindings path={path} id={`${pointer(path)}-found`} />
    </details>
  );
}
