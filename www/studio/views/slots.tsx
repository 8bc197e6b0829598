// Slots.

import { View } from "../kit/parts.js";

export default function Slots() {
  return <View title="Slots">…</View>;
}
