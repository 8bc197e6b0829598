// The panel's look, beyond what it shares with what playbooks show.

import { sheetOf, theme } from "./theme.js";

/*
 * A site sets these custom properties on `:root` (or any ancestor of the panel's host):
 *   --leadlight-accent   buttons and marks; the text on it turns black or white by itself
 *   --leadlight-surface  behind everything; set it together with the next one
 *   --leadlight-text     text; must stand out from the surface by 4.5 to 1
 *   --leadlight-radius   of the panel's corners; controls take half of it
 *   --leadlight-font     a font family list
 * For more there is `[data-leadlight-panel]::part(name)`, with the names
 *   panel header title close body log greeting entry who said status tabs tab page form intro
 *   field label optional input hint error known link notice submit note outcome more ways
 *   ways-title way-list way; and in a conversation
 *   answer standing composer send
 *
 * Sizes are in `em` of the browser's own text size: `rem` would follow a page that redefines it.
 * `!important` on `:host` wins over whatever the page says about its elements, also `!important`.
 */
const css = `
${theme}
.log { display: flex; flex-direction: column; gap: .875em; }
.greeting, .said { white-space: pre-line; }
.greeting, .said { padding: .6em .85em; border-radius: calc(var(--radius) * .75); }
.greeting { background: color-mix(in srgb, var(--accent) 12%, var(--surface)); margin-inline-end: 1.5em; border-end-start-radius: 3px; }
.entry { margin-inline-start: 1.5em; }
.said { background: color-mix(in srgb, var(--text) 8%, var(--surface)); border-end-end-radius: 3px; }
.who, .status, .note, .hint, .optional, .intro, .ways-title { color: var(--soft); }
.who, .status, .note, .hint, .optional, .ways-title { font-size: .875em; }
.status { margin-block-start: .3em; padding-inline-start: 1.4em; position: relative; }
.status::before {
  content: "";
  position: absolute;
  inset-block-start: .38em;
  inset-inline-start: .25em;
  inline-size: .7em;
  block-size: .7em;
  border: 2px solid currentColor;
  border-radius: 50%;
}
.entry[data-status=sent] .status { color: var(--text); }
.entry[data-status=sent] .status::before {
  inset-block-start: .25em;
  inset-inline-start: .45em;
  inline-size: .4em;
  block-size: .75em;
  border-width: 0 2px 2px 0;
  border-radius: 0;
  rotate: 45deg;
}
.entry:is([data-status=failed], [data-status=parked]) .status { color: var(--bad); }
.entry:is([data-status=failed], [data-status=parked]) .status::before { background: currentColor; }

.answer { margin-inline-end: 1.5em; }
.answer .said { background: color-mix(in srgb, var(--accent) 12%, var(--surface)); border-end-end-radius: calc(var(--radius) * .75); border-end-start-radius: 3px; }
.standing { font-size: .9375em; padding-block: .5em; padding-inline: 2.6em 1.25em; position: relative; border-block-end: 1px solid var(--line); }
.standing::before {
  content: "";
  position: absolute;
  inset-block-start: .9em;
  inset-inline-start: 1.4em;
  inline-size: .65em;
  block-size: .65em;
  border: 2px solid var(--soft);
  border-radius: 50%;
}
.standing[data-standing=open]::before { background: #1d8a4a; border-color: #1d8a4a; }
.panel[data-scheme=dark] .standing[data-standing=open]::before { background: #5fd08f; border-color: #5fd08f; }
.composer { display: flex; flex-direction: column; gap: .4em; }
.panel:not([data-short]) .composer { position: sticky; inset-block-end: -1em; padding-block: .25em .9em; margin-block-end: -.9em; background: var(--surface); }
.panel:not([data-short]) .body[data-live] { scroll-padding-block-end: 11em; }
.input::placeholder { color: var(--soft); opacity: 1; }
.composer .input { min-block-size: 3.5em; }
.send { display: flex; flex-wrap: wrap; align-items: center; gap: .25em 1em; }

.tabs { display: flex; gap: .25em; border-block-end: 1px solid var(--line); }
.tab {
  flex: 1;
  border-radius: 0;
  border-block-end: 3px solid transparent;
  padding: .35em .5em;
  color: var(--soft);
}
.tab:hover { color: var(--text); border-block-end-color: var(--line); }
.tab[aria-selected=true] { color: var(--text); font-weight: 600; border-block-end-color: var(--accent); }
.tab:focus-visible { outline-offset: -2px; }
/* On a phone the panel comes as a greeting and this choice, so it has to look like one. */
.tabs:not(:has([aria-selected=true])) { gap: .5em; border: 0; }
.tabs:not(:has([aria-selected=true])) .tab {
  color: var(--text);
  border: 1px solid var(--edge);
  border-radius: calc(var(--radius) / 2);
}
.tabs:not(:has([aria-selected=true])) .tab:first-child {
  color: var(--on-accent);
  background: var(--accent);
  border-color: transparent;
}

.page, .form, .outcome { display: flex; flex-direction: column; gap: .65em; }

.ways { padding-block-start: .75em; border-block-start: 1px solid var(--line); }
.way-list { list-style: none; display: flex; flex-wrap: wrap; gap: .5em; margin-block-start: .4em; }
.way {
  display: block;
  padding: .4em .75em;
  font-size: .9em;
  color: inherit;
  border: 1px solid var(--edge);
  border-radius: 2em;
  text-decoration: none;
}
.way:hover { background: var(--line); }

@media (pointer: coarse) {
  .way { padding-block: calc((44px - 1.45em) / 2); }
}
@media (forced-colors: active) {
  .tab[aria-selected=true] { border-block-end-color: Highlight; }
  .status::before, .standing::before { forced-color-adjust: none; border-color: CanvasText; }
  .standing[data-standing=open]::before { background: CanvasText; }
  .entry:is([data-status=failed], [data-status=parked]) .status::before { background: CanvasText; }
}
`;

/** One sheet for every time the panel opens. */
export const styleSheet = sheetOf(css);
