// Stages.

import { View } from "../kit/parts.js";

export default function Stages() {
  return <View title="Stages">…</View>;
}
