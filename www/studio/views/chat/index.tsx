// How visitors reach a person, when they are handed to sales, and where to.

import { ConditionControl } from "../../kit/condition/index.js";
import { Field } from "../../kit/field.js";
import { ObjectForm } from "../../kit/form.js";
import { Card, View } from "../../kit/parts.js";
import { definition } from "../../kit/schema.js";
import { Analytics } from "./analytics.js";
import { Provider } from "./provider.js";
import { Sinks } from "./sinks.js";

const WHEN = ["handoff", "when"];

export default function Chat() {
  return (
    <View
      title="Chat & handoff"
      intro="How visitors reach a person, when they are handed to sales, and where their details go."
    >
      <Card title="Chat" path="/chat">
        <Provider />
      </Card>
      <Card title="When a visitor is handed to sales" path="/handoff">
        <Field
          path={WHEN}
          label="Who is ready for sales"
          help="Each time this begins to hold is one handoff, after consent."
        >
          {(ids) => (
            <ConditionControl
              path={WHEN}
              schema={definition("Condition")}
              label="When of the handoff"
              {...ids}
            />
          )}
        </Field>
        <ObjectForm
          path={["handoff"]}
          of="Handoff"
          without={["when", "sinks"]}
          always={["sla", "reasons"]}
        />
      </Card>
      <Sinks />
      <Analytics />
    </View>
  );
}
