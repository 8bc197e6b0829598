// The marked places in your pages, and what they show to whom.

import { ObjectForm } from "../kit/form.js";
import { Card, View } from "../kit/parts.js";
import { root } from "../kit/schema.js";

export default function Slots() {
  return (
    <View title="Slots" intro="The marked places in your pages, and what they show to whom.">
      <Card>
        <ObjectForm path={[]} of={root} only={["slots", "holdout"]} />
      </Card>
    </View>
  );
}
