// Explain.

import { View } from "../kit/parts.js";

export default function Explain() {
  return <View title="Explain">…</View>;
}
