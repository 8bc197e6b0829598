// The whole config as text.

import { AsJson } from "../kit/controls.js";
import { Field } from "../kit/field.js";
import { View } from "../kit/parts.js";
import { root } from "../kit/schema.js";

export default function Text() {
  return (
    <View title="As text" intro="The whole config as it is exported.">
      <Field path={[]} label="Config">
        {(ids) => <AsJson path={[]} schema={root} label="Config" {...ids} />}
      </Field>
    </View>
  );
}
