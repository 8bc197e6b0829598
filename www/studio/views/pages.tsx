// Pages.

import { View } from "../kit/parts.js";

export default function Pages() {
  return <View title="Pages">…</View>;
}
