// A page in a frame, with the widget on it, that does what a playbook does.

import { type RefObject, useEffect, useRef, useState } from "react";
import { SAMPLE } from "../kit/cta.js";
import { ViewerChoice } from "../kit/cta-preview.js";
import { Button, Tabs } from "../kit/parts.js";
import { type Json, objectOf, textOf } from "../state/path.js";
import { useConfig } from "../state/store.js";
import { playConfig } from "./config.js";
import type { PlayAsked, PlayTold } from "./told.js";

/** How long (ms) after the last change the page is loaded anew. */
const PAUSE = 700;
/** How long (ms) until it is said that nothing came. */
const LATE = 5000;

export function PlayFrame({ does, label }: { does: Json; label: string }) {
  const config = useConfig();
  const [width, setWidth] = useState<"desktop" | "phone">("desktop");
  const [viewer, setViewer] = useState({ language: "", known: true });
  const [again, setAgain] = useState(0);
  // A question is not asked of who has answered it, nor for an address that is known.
  const { email, [textOf(objectOf(objectOf(does)["survey"])["trait"])]: asked, ...sample } = SAMPLE;
  const text = JSON.stringify({
    config: playConfig(config, does),
    traits: viewer.known ? sample : {},
    lang: viewer.language,
  });
  const stage = useRef<HTMLDivElement>(null);
  const shrink = useShrink(stage);
  const [shown, setShown] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setShown(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <section className="play" aria-label={`Preview of ${label}`}>
      <Tabs
        label="Width"
        tabs={[
          ["desktop", "Desktop"],
          ["phone", "Phone"],
        ]}
        chosen={width}
        onChoose={setWidth}
      >
        <div
          className={`play-stage ${width}`}
          ref={stage}
          style={{ ["--shrink" as never]: shrink }}
        >
          <Page key={`${again} ${shown}`} asked={shown} title={`Preview of ${label}`} />
        </div>
      </Tabs>
      <div className="row">
        <ViewerChoice of={does} viewer={viewer} onChange={setViewer} />
        <Button small icon="play" onClick={() => setAgain(again + 1)}>
          Show again
        </Button>
      </div>
    </section>
  );
}

/** How wide (px) a page on a desktop is here: the widget looks otherwise on a narrow one. */
const DESKTOP = 900;

/** By how much such a page has to be made smaller to fit. */
function useShrink(stage: RefObject<HTMLElement | null>): number {
  const [shrink, setShrink] = useState(0.5);
  useEffect(() => {
    const it = stage.current;
    if (!it) return;
    const observer = new ResizeObserver(() => setShrink(Math.min(1, it.clientWidth / DESKTOP)));
    observer.observe(it);
    return () => observer.disconnect();
  }, [stage]);
  return shrink;
}

const SAYS: Record<PlayTold["play"] | "late", string> = {
  ready: "Loading…",
  opened: "This is the widget itself, for a visitor who has not answered your cookie banner yet.",
  dismissed: "Closed. A visitor would be left alone with it from now on.",
  closed: "Closed.",
  failed:
    "The widget could not be loaded here: its files have to be in the folder leadlight beside the studio.",
  late: "Nothing is shown. Is there an offer with a text, and is it not over?",
};

function Page({ asked, title }: { asked: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [state, setState] = useState<PlayTold["play"] | "late">("ready");
  useEffect(() => {
    const heard = ({ source, origin, data }: MessageEvent<PlayTold>) => {
      const page = frame.current?.contentWindow;
      if (!page || source !== page || origin !== location.origin) return;
      if (data.play === "ready") page.postMessage(JSON.parse(asked) as PlayAsked, origin);
      else setState(data.play);
    };
    addEventListener("message", heard);
    const timer = setTimeout(() => setState((it) => (it === "ready" ? "late" : it)), LATE);
    return () => {
      removeEventListener("message", heard);
      clearTimeout(timer);
    };
  }, [asked]);
  return (
    <>
      <iframe ref={frame} src="play.html" title={title} />
      <p className="muted play-state" role="status">
        {SAYS[state]}
      </p>
    </>
  );
}
