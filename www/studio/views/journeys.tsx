// Journeys.

import { View } from "../kit/parts.js";

export default function Journeys() {
  return <View title="Journeys">…</View>;
}
