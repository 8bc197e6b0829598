// Offers.

import { View } from "../kit/parts.js";

export default function Offers() {
  return <View title="Offers">…</View>;
}
