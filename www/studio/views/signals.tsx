// Signals.

import { View } from "../kit/parts.js";

export default function Signals() {
  return <View title="Signals">…</View>;
}
