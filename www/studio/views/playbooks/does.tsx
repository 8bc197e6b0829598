// What a playbook does: one of five, chosen by its picture, with what it says.

import { useId } from "react";
import { Finding, useFindings } from "../../kit/findings.js";
import { ObjectForm } from "../../kit/form.js";
import { Choice } from "../../kit/inputs.js";
import { Button } from "../../kit/parts.js";
import { choices } from "../../kit/schema.js";
import { useValue } from "../../kit/value.js";
import { isObject, type Json, objectOf, type Path, pointer, textOf } from "../../state/path.js";
import { doc, edit } from "../../state/store.js";

const KINDS = [
  ["chat", "Chat", "Opens the chat"],
  ["invite", "Invitation", "A card in the corner"],
  ["bar", "Bar", "Along the page’s foot"],
  ["form", "Form", "Fields to fill in"],
  ["survey", "Question", "One, with answers"],
] as const;

type Kind = (typeof KINDS)[number][0];

/** What each begins with: something that can be looked at. */
function begun(kind: Kind, before: Json | undefined): Json {
  const { offer, title, text } = objectOf(before);
  const [first] = Object.keys(objectOf(doc().config["offers"]));
  if (kind === "chat") return { message: "Hello! How can we help?" };
  if (kind === "form") return "callback";
  if (kind === "survey") {
    return {
      question: "What brings you here?",
      trait: "reason",
      answers: { looking: "I am looking around", buying: "I want to buy" },
    };
  }
  return {
    offer: textOf(offer) || (first ?? ""),
    ...(title !== undefined && { title }),
    ...(text !== undefined && { text }),
  };
}

export function Does({ path, title, optional }: { path: Path; title: string; optional?: boolean }) {
  const does = objectOf(useValue(path));
  const chosen = KINDS.find(([kind]) => kind in does)?.[0];
  const found = useFindings(path);
  const group = useId();
  return (
    <fieldset className="does" data-path={pointer(path)}>
      <legend>{title}</legend>
      <div className="does-kinds">
        {optional && (
          <label className="does-kind">
            <input
              type="radio"
              name={group}
              checked={!chosen}
              onChange={() => edit(path, undefined, `Change ${title}`)}
            />
            <Picture kind="nothing" />
            <span>Nothing</span>
          </label>
        )}
        {KINDS.map(([kind, name, help]) => (
          <label key={kind} className="does-kind" title={help}>
            <input
              type="radio"
              name={group}
              checked={chosen === kind}
              onChange={() =>
                edit(path, { [kind]: begun(kind, chosen && does[chosen]) }, `Change ${title}`)
              }
            />
            <Picture kind={kind} />
            <span>{name}</span>
          </label>
        ))}
      </div>
      {chosen === "chat" && (
        <ObjectForm path={[...path, "chat"]} of="ChatInvite" always={["message"]} />
      )}
      {(chosen === "invite" || chosen === "bar") && (
        <ObjectForm path={[...path, chosen]} of="Invite" always={["offer", "title", "text"]} />
      )}
      {chosen === "form" && <FormOf path={[...path, "form"]} />}
      {chosen === "survey" && (
        <ObjectForm
          path={[...path, "survey"]}
          of="Survey"
          always={["question", "trait", "answers", "thanks"]}
        />
      )}
      {found.map((it) => (
        <Finding key={it.code + it.message} it={it} />
      ))}
    </fieldset>
  );
}

/** A form by its name alone, or with words of one's own. */
function FormOf({ path }: { path: Path }) {
  const value = useValue(path);
  const kinds = choices({ $ref: "#/$defs/FormKind" }) ?? [];
  if (isObject(value))
    return <ObjectForm path={path} of="FormPlay" always={["kind", "title", "text"]} />;
  return (
    <div className="field" data-path={pointer(path)}>
      <span className="field-label">Which form</span>
      <Choice
        label="Which form"
        value={textOf(value)}
        options={kinds.map((it) => [it, it])}
        onChange={(it) => edit(path, it, "Change form")}
      />
      <span>
        <Button
          small
          kind="quiet"
          icon="add"
          onClick={() => edit(path, { kind: textOf(value) || "callback" }, "Add words")}
        >
          Heading and text of your own
        </Button>
      </span>
    </div>
  );
}

/** A page with the thing on it: enough to tell one from another. */
const SHAPES: Record<Kind | "nothing", string> = {
  nothing: "",
  chat: "M44 10h16v26H44zM47 15h10M47 19h7M47 31h10",
  invite: "M38 22h22v14H38zM41 26h10M41 31h6",
  bar: "M4 30h56v6H4zM8 33h18",
  form: "M42 14h18v22H42zM45 18h12M45 23h12M45 28h12M45 32h5",
  survey: "M40 18h20v18H40zM43 22h10M43 27h14M43 31h14",
};

const Picture = ({ kind }: { kind: Kind | "nothing" }) => (
  <svg viewBox="0 0 64 40" aria-hidden="true">
    <rect x="1" y="1" width="62" height="38" rx="3" />
    <path className="faint" d="M6 8h24M6 13h28M6 18h22" />
    <path d={SHAPES[kind]} />
  </svg>
);
