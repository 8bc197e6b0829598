// Preview.

import { View } from "../kit/parts.js";

export default function Preview() {
  return <View title="Preview">…</View>;
}
