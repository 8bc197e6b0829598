// Playbooks.

import { View } from "../kit/parts.js";

export default function Playbooks() {
  return <View title="Playbooks">…</View>;
}
