// Chat.

import { View } from "../kit/parts.js";

export default function Chat() {
  return <View title="Chat">…</View>;
}
