// How visitors reach a person, and where leads go.

import { ObjectForm } from "../kit/form.js";
import { Card, View } from "../kit/parts.js";
import { root } from "../kit/schema.js";

export default function Chat() {
  return (
    <View title="Chat" intro="How visitors reach a person, and where leads go.">
      <Card>
        <ObjectForm path={[]} of={root} only={["chat", "handoff", "analytics"]} />
      </Card>
    </View>
  );
}
