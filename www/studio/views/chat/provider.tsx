// Who provides the chat, and what there is to say for that one.

import { Field } from "../../kit/field.js";
import { ObjectForm } from "../../kit/form.js";
import { Choice } from "../../kit/inputs.js";
import { choices, definition } from "../../kit/schema.js";
import { useValue } from "../../kit/value.js";
import { objectOf, textOf } from "../../state/path.js";
import { edit } from "../../state/store.js";

const PATH = ["chat"];

/** The services that have a host of one's own, or of a region. */
const HOSTS = ["chatwoot", "freshchat", "hubspot", "intercom", "rocketchat", "salesforce"];

/** The ways to a person that the panel shows: also where the chat of another does not come. */
const WAYS = ["team", "phone", "meeting", "mail"];

/** The providers by their names, in the schema's words. */
const PROVIDERS = (definition("Provider").oneOf ?? []).map(
  (it) => [`${it.const}`, (it.description ?? `${it.const}`).replace(/\.$/, "")] as const,
);

export function Provider() {
  const chat = objectOf(useValue(PATH));
  const provider = textOf(chat["provider"]) || "panel";
  const transport = textOf(chat["transport"]) || "form";
  const its =
    provider === "panel"
      ? [
          "transport",
          ...(transport === "xmpp" ? ["xmpp"] : []),
          ...(transport === "form" ? [] : ["wait"]),
        ]
      : provider === "custom"
        ? ["custom", "fields"]
        : ["id", ...(HOSTS.includes(provider) ? ["host"] : []), "fields"];
  const shown = ["provider", ...its, ...WAYS];
  // What is set and does nothing with this provider can be seen, and taken out.
  const idle = Object.keys(chat).filter((it) => !shown.includes(it));
  return (
    <>
      <Field path={[...PATH, "provider"]} label="Provider">
        {(ids) => (
          <Choice
            {...ids}
            value={provider}
            options={PROVIDERS}
            onChange={(it) => edit([...PATH, "provider"], it, "Change provider")}
          />
        )}
      </Field>
      {provider === "panel" && (
        <Field path={[...PATH, "transport"]} label="How messages reach you">
          {(ids) => (
            <Choice
              {...ids}
              value={transport}
              options={(choices({ $ref: "#/$defs/Transport" }) ?? []).map((it) => [
                it,
                TRANSPORTS[it] ?? it,
              ])}
              onChange={(it) => edit([...PATH, "transport"], it, "Change transport")}
            />
          )}
        </Field>
      )}
      <ObjectForm path={PATH} of="Chat" only={its.filter((it) => it !== "transport")} />
      <h3>
        {provider === "panel"
          ? "Other ways to you, in the panel"
          : "Where their chat does not come, the panel does, with these"}
      </h3>
      <ObjectForm path={PATH} of="Chat" only={WAYS} />
      {idle.length > 0 && (
        <>
          <h3>Set, but without effect with this provider</h3>
          <ObjectForm path={PATH} of="Chat" only={idle} />
        </>
      )}
    </>
  );
}

const TRANSPORTS: Record<string, string> = {
  form: "As a message that goes to sales with the lead",
  xmpp: "Live, by your XMPP server",
  local: "Live, to the sales desk in the same browser (for trying out)",
};
