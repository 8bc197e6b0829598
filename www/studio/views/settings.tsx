// The site as a whole: its name, sessions, what is observed, consent.

import { ObjectForm } from "../kit/form.js";
import { Card, View } from "../kit/parts.js";
import { root } from "../kit/schema.js";

export default function Settings() {
  return (
    <View
      title="Site & consent"
      intro="What this site is called, what is observed on it, and what visitors are asked before anything is kept."
    >
      <Card title="Site">
        <ObjectForm path={[]} of={root} only={["site", "bots", "dataLayer"]} />
      </Card>
      <Card title="Consent" path="/privacy">
        <ObjectForm path={["privacy"]} of="Privacy" always={["consent", "cmp"]} />
      </Card>
      <Card title="Sessions" path="/session">
        <ObjectForm path={["session"]} of="Session" always={["idle"]} />
      </Card>
      <Card title="What is observed" path="/observe">
        <ObjectForm path={["observe"]} of="Observe" />
      </Card>
    </View>
  );
}
