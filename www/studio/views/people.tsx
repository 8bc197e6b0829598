// Who visitors are: segments, of which a visitor may be in many, and personas, of which the first that holds is theirs.

import { ObjectForm } from "../kit/form.js";
import { Card, View } from "../kit/parts.js";
import { root } from "../kit/schema.js";

export default function People() {
  return (
    <View
      title="Segments & personas"
      intro="Who your visitors are, by what they told you and what they do."
    >
      <Card>
        <ObjectForm path={[]} of={root} only={["segments", "personas"]} />
      </Card>
    </View>
  );
}
