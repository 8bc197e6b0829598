// What media.js holds: videos and sound in the page, and how far they were played.

import type { Part } from "./later.js";

/** Shares (in per cent) that are told of; after the last comes the end. */
const MARKS = [10, 25, 50, 75];

interface Played {
  /** What was played: a player may show one film after another. */
  readonly src: string;
  left: number[];
  ended: boolean;
}

/** Gives what looks at a player that plays, has played on, or is at its end. */
export const start: Part["start"] = ({ tell, ends }) => {
  let players = new WeakMap<HTMLMediaElement, Played>();
  ends.push(() => {
    players = new WeakMap();
  });

  return (media) => {
    if (!(media instanceof HTMLMediaElement)) return;
    const { currentSrc, currentTime, duration, paused, ended } = media;
    const say = (name: string, percent: number) => {
      const props: Record<string, unknown> = { percent };
      // What a script feeds a player has no address that would say anything.
      if (/^https?:/.test(currentSrc)) props["src"] = currentSrc.slice(0, 2000);
      if (Number.isFinite(duration)) props["duration"] = Math.round(duration);
      tell(name, props);
    };
    let played = players.get(media);
    if (played?.src !== currentSrc || (played.ended && !ended)) {
      // Put somewhere else by hand, it is not being played.
      if (paused && !ended) return;
      played = { src: currentSrc, left: MARKS, ended: false };
      players.set(media, played);
      say("video_start", 0);
    }
    const percent = ended ? 100 : (currentTime / duration) * 100;
    const passed = played.left.filter((mark) => mark <= percent);
    played.left = played.left.slice(passed.length);
    for (const mark of passed) say("video_progress", mark);
    if (ended && !played.ended) say("video_complete", 100);
    played.ended = ended;
  };
};
