// Signals, forms and facts: what is noticed, what is read, and what is counted.

import { useEffect, useState } from "react";
import { useTarget } from "../kit/findings.js";
import { Tabs, View } from "../kit/parts.js";
import { Forms } from "./signals/forms.js";
import { FACT_WAYS, factWords, SIGNAL_WAYS, signalWords } from "./signals/model.js";
import { Things } from "./signals/things.js";

type Tab = "signals" | "forms" | "facts";

const TABS = [
  ["signals", "Signals"],
  ["forms", "Forms"],
  ["facts", "Facts"],
] as const;

/** The tab one was at stays while one is in other views. */
let kept: Tab = "signals";

/** Words joined by one sign, in lower case. */
const joined = (sign: string) => (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, sign);

export default function Signals() {
  const [tab, setTab] = useState<Tab>(kept);
  kept = tab;
  const target = useTarget((it) => it.path);
  useEffect(() => {
    const found = TABS.find(([it]) => it === target[0]);
    if (found) setTab(found[0]);
  }, [target]);
  return (
    <View
      title="Signals & forms"
      intro="What visitors do is observed by itself. Here you name what matters to you, say which form fields may be read, and count over time."
    >
      <Tabs label="Signals, forms and facts" tabs={TABS} chosen={tab} onChoose={setTab}>
        {tab === "signals" && (
          <Things
            kind="signal"
            list="signals"
            definition="SignalRule"
            title="Signals of your own"
            intro="Names for what matters on your site, made from what is observed: rules, facts and playbooks go by them."
            example="For example demo_request, for each submit of the demo form."
            ways={SIGNAL_WAYS}
            sentence={signalWords}
            nameFrom={joined("_")}
          />
        )}
        {tab === "forms" && <Forms />}
        {tab === "facts" && (
          <Things
            kind="fact"
            list="facts"
            definition="Fact"
            title="Facts"
            intro="Numbers worked out from signals, for conditions: how many different guides in 90 days, how many seconds with the prices."
            example="For example ebooks-90d: how many different files were downloaded in 90 days."
            ways={FACT_WAYS}
            sentence={factWords}
            nameFrom={joined("-")}
          />
        )}
      </Tabs>
    </View>
  );
}
