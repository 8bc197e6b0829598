// People.

import { View } from "../kit/parts.js";

export default function People() {
  return <View title="People">…</View>;
}
