// When to open the chat, show an invitation, a bar, a form or a question.

import { ObjectForm } from "../kit/form.js";
import { Card, View } from "../kit/parts.js";
import { root } from "../kit/schema.js";

export default function Playbooks() {
  return (
    <View
      title="Playbooks"
      intro="When to open the chat, show an invitation, a bar, a form or a question."
    >
      <Card>
        <ObjectForm path={[]} of={root} only={["playbooks"]} />
      </Card>
    </View>
  );
}
