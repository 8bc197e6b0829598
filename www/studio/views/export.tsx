// Export.

import { View } from "../kit/parts.js";

export default function Export() {
  return <View title="Export">…</View>;
}
