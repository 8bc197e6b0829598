// Versions.

import { View } from "../kit/parts.js";

export default function Versions() {
  return <View title="Versions">…</View>;
}
