// Text.

import { View } from "../kit/parts.js";

export default function Text() {
  return <View title="Text">…</View>;
}
