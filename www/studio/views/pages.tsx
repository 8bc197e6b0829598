// Pages: what kind of page each path leads to, and a way to try it.

import { useMemo, useState } from "react";
import { useEngine } from "../engine/client.js";
import type { PagesAnswer } from "../engine/types.js";
import { Button, Card, Empty, View } from "../kit/parts.js";
import { useValue } from "../kit/value.js";
import { listOf, objectOf } from "../state/path.js";
import { add, useJourneys } from "../state/store.js";
import { pathsIn, pathsOf } from "./pages/model.js";
import { PageTable } from "./pages/table.js";
import { Tester } from "./pages/tester.js";

const PATH = ["pages"];

/** What was pasted to be tried stays while one is in other views. */
let kept = "";

export default function Pages() {
  const value = useValue(PATH);
  const pages = useMemo(() => listOf(value), [value]);
  const journeys = useJourneys();
  const [text, setText] = useState(kept);
  const [seen, setSeen] = useState(false);
  kept = text;
  const paths = useMemo(() => {
    const own = pathsOf(text);
    return seen ? [...new Set([...own, ...pathsIn(journeys)])] : own;
  }, [text, seen, journeys]);
  // Only what decides is asked, so that an edit elsewhere does not ask again.
  const { answer, error } = useEngine<PagesAnswer>(
    paths.length ? { config: { version: 1, pages }, pages: paths } : null,
  );
  const tried = paths.length ? (answer?.pages ?? []) : [];
  const addRow = () => add(PATH, { match: "/" }, "page");
  return (
    <View
      title="Pages"
      intro="What kind of page each path is. Signals from a page carry its type, journey and topic, so that a rule can say “read a blog post” without naming addresses."
      actions={
        <Button icon="add" kind="primary" onClick={addRow}>
          Add page
        </Button>
      }
    >
      <Tester
        text={text}
        onText={setText}
        seen={seen}
        onSeen={setSeen}
        inJourneys={pathsIn(journeys).length}
        tried={tried}
        pages={pages.map(objectOf)}
        error={error}
      />
      <Card title="Page types" path="/pages">
        {pages.length ? (
          <PageTable pages={pages.map(objectOf)} tried={tried} />
        ) : (
          <Empty title="No pages yet">
            <p>Say which paths are your blog, your prices, your case studies.</p>
            <Button onClick={addRow}>Add the first page</Button>
          </Empty>
        )}
      </Card>
    </View>
  );
}
