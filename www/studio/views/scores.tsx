// Scores.

import { View } from "../kit/parts.js";

export default function Scores() {
  return <View title="Scores">…</View>;
}
