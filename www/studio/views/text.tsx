// The whole config as text.

import { lazy, Suspense } from "react";
import { View } from "../kit/parts.js";

const JsonEditor = lazy(() => import("../kit/json/editor.js"));

/** The config itself: the same place each time, or the editor would look for its marks anew. */
const WHOLE: [] = [];

export default function Text() {
  return (
    <View
      title="As text"
      intro="The whole config, as it is exported. Everything can be edited here, too."
    >
      <Suspense fallback={<p className="muted">Loading…</p>}>
        <JsonEditor path={WHOLE} label="Config" tall />
      </Suspense>
    </View>
  );
}
