// The page in a frame, which is given the draft when it asks for it.

import { type RefObject, useEffect, useRef, useState } from "react";
import { Button, Icon } from "../../kit/parts.js";
import type { JsonObject } from "../../state/path.js";
import { answerOf, isQuestion, type Target } from "./talk.js";

/** How long (ms) a page may take to ask, once it is there. */
const PATIENCE = 6000;

/** What another site's page may do in the frame: what pages do, but not take the studio's place. */
const MAY = "allow-scripts allow-same-origin allow-forms allow-popups allow-modals allow-downloads";

/** A desktop's page is as wide (px), and drawn smaller where there is less room. */
const DESKTOP = 1280;
const HEIGHT = 860;

/** How much smaller a desktop's page is drawn in an element. */
function useScale(room: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(DESKTOP);
  useEffect(() => {
    const element = room.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setWidth(element.clientWidth || DESKTOP));
    watch.observe(element);
    return () => watch.disconnect();
  }, [room]);
  return Math.min(1, width / DESKTOP);
}

type State = "loading" | "asked" | "silent";

interface Props {
  target: Target;
  config: JsonObject;
  stage: string;
  phone: boolean;
  onAgain: () => void;
}

export function Frame({ target, config, stage, phone, onAgain }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [state, setState] = useState<State>("loading");
  const room = useRef<HTMLDivElement>(null);
  const scale = useScale(room);
  const timer = useRef(0);
  const gives = useRef({ config, stage });
  gives.current = { config, stage };

  useEffect(() => {
    const hear = (event: MessageEvent) => {
      const page = frame.current?.contentWindow ?? null;
      if (!isQuestion(event, page, target.origin)) return;
      const { config, stage } = gives.current;
      page?.postMessage(answerOf(config, stage), target.origin);
      clearTimeout(timer.current);
      setState("asked");
    };
    addEventListener("message", hear);
    return () => {
      removeEventListener("message", hear);
      clearTimeout(timer.current);
    };
  }, [target.origin]);

  return (
    <>
      <Said state={state} target={target} stage={stage} onAgain={onAgain} />
      <div
        ref={room}
        className={phone ? "frame-room phone" : "frame-room"}
        style={{ height: phone ? undefined : HEIGHT * scale }}
      >
        <iframe
          ref={frame}
          title="The site with the draft"
          src={target.url}
          style={
            phone
              ? undefined
              : { width: `${100 / scale}%`, height: HEIGHT, transform: `scale(${scale})` }
          }
          {...(target.own ? {} : { sandbox: MAY })}
          onLoad={() => {
            clearTimeout(timer.current);
            timer.current = window.setTimeout(
              () => setState((it) => (it === "asked" ? it : "silent")),
              PATIENCE,
            );
          }}
        />
      </div>
    </>
  );
}

function Said({
  state,
  target,
  stage,
  onAgain,
}: {
  state: State;
  target: Target;
  stage: string;
  onAgain: () => void;
}) {
  return (
    <div role="status" className={`frame-said ${state}`}>
      {state === "loading" && <p className="muted">Waiting for the page…</p>}
      {state === "asked" && (
        <p className="fine">
          <Icon name="check" />
          {stage
            ? `The draft runs here, as somebody in stage ${stage} sees it.`
            : "The draft runs here."}
        </p>
      )}
      {state === "silent" && (
        <div className="no-answer">
          <p>
            <b>The page does not ask for the draft.</b> What is shown, if anything, is the site as
            it is. One of these is why:
          </p>
          <ul>
            <li>The page does not have Leadlight's script tag, or has an older version of it.</li>
            <li>
              The site refuses to be shown in a frame (<code>X-Frame-Options</code> or{" "}
              <code>frame-ancestors</code>): the frame is then empty or says so.
            </li>
            {!target.own && (
              <li>
                It is another site than the studio's, and has to say that it trusts this one: with{" "}
                <code>data-studio="{location.origin}"</code> on Leadlight's script tag.
              </li>
            )}
            <li>Its address leads somewhere else, such as to another domain.</li>
          </ul>
          <p className="row">
            <Button small onClick={onAgain}>
              Try again
            </Button>
          </p>
        </div>
      )}
    </div>
  );
}
