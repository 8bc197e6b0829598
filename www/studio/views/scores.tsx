// Scoring: a tab for each score with its matrix or blend, and one for the grade.

import { useCallback, useEffect, useState } from "react";
import { useTarget } from "../kit/findings.js";
import { Button, Dialog, Empty, Tabs, View } from "../kit/parts.js";
import { useNames, useValue } from "../kit/value.js";
import { objectOf, type Path } from "../state/path.js";
import { Grade } from "./scores/grade.js";
import { NewScore } from "./scores/new-score.js";
import { RuleSheet } from "./scores/rule-sheet.js";
import { ScoreCard } from "./scores/score-card.js";

/** The tab of the grade; no score can be called so in a tab of its own. */
const GRADE = " grade";

/** The score one was at stays while one is in other views. */
let kept = "";

export default function Scores() {
  const scores = objectOf(useValue(["scores"]));
  const names = useNames("score");
  const [picked, setPicked] = useState(kept);
  const [sheet, setSheet] = useState<Path>();
  const [adding, setAdding] = useState(false);
  const target = useTarget((it) => it.path);
  useEffect(() => {
    if (target[0] === "scores" && target[1] !== undefined) setPicked(`${target[1]}`);
    if (target[0] === "grade") setPicked(GRADE);
  }, [target]);
  const open = useCallback((path: Path) => setSheet(path), []);
  const chosen = picked === GRADE || names.includes(picked) ? picked : (names[0] ?? GRADE);
  kept = chosen;
  return (
    <View
      title="Scoring"
      intro="What a visitor does and who they are, in points. Each rule is a row, edited like in a spreadsheet."
      actions={
        <Button icon="add" kind="primary" onClick={() => setAdding(true)}>
          Add score
        </Button>
      }
    >
      <Tabs
        label="Scores"
        tabs={[...names.map((it) => [it, it] as const), [GRADE, "Grade"] as const]}
        chosen={chosen}
        onChoose={setPicked}
      >
        {chosen === GRADE ? (
          <>
            {names.length === 0 && (
              <Empty title="No scores yet">
                <p>Most begin with two: engagement for what people do, fit for who they are.</p>
                <Button onClick={() => setAdding(true)}>Add the first score</Button>
              </Empty>
            )}
            <Grade />
          </>
        ) : (
          <ScoreCard
            key={chosen}
            id={chosen}
            score={objectOf(scores[chosen])}
            onOpen={open}
            onRenamed={setPicked}
          />
        )}
      </Tabs>
      {sheet && <RuleSheet path={sheet} onGo={setSheet} />}
      {adding && (
        <Dialog title="Add a score" onClose={() => setAdding(false)}>
          <NewScore
            taken={names}
            onDone={(name) => {
              setAdding(false);
              setPicked(name);
            }}
          />
        </Dialog>
      )}
    </View>
  );
}
