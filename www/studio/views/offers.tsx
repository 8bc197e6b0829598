// What a call to action can invite to.

import { ObjectForm } from "../kit/form.js";
import { Card, View } from "../kit/parts.js";
import { root } from "../kit/schema.js";

export default function Offers() {
  return (
    <View title="Offers" intro="What a call to action can invite to.">
      <Card>
        <ObjectForm path={[]} of={root} only={["offers"]} />
      </Card>
    </View>
  );
}
