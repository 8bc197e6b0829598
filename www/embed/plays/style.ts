// The look of what playbooks show, beyond what it shares with the panel.

import { sheetOf, theme } from "../panel/theme.js";

/*
 * The custom properties are the panel's (panel/style.ts). For more there is
 * `[data-leadlight-plays]::part(name)`, with the names
 *   panel, and with it invite, bar, form or survey; header title close body image text until
 *   submit more answers answer outcome form field label optional input error known link notice note
 */
const css = `
${theme}
.header { border: 0; padding-block-end: 0; }
.close { margin-inline-start: auto; }
.body { gap: .75em; padding-block-start: .4em; }
.form, .answers { display: flex; flex-direction: column; gap: .65em; }
.note, .optional, .until { color: var(--soft); font-size: .875em; }
.text { white-space: pre-line; }
.until { font-weight: 600; }
.image { display: block; max-inline-size: 100%; max-block-size: 12em; object-fit: cover; border-radius: calc(var(--radius) / 2); }
.submit {
  display: block;
  text-align: center;
  text-decoration: none;
  border-radius: calc(var(--radius) / 2);
}
.answer { text-align: start; }
/* Out of the way and still there: a live region has to be, before its text comes. */
.outcome:empty { position: absolute; }
.outcome[data-status=failed], .outcome[data-status=parked] { color: var(--bad); }

.bar, .bar[data-side=start] {
  inset-inline: 0;
  inline-size: auto;
  flex-direction: row;
  align-items: center;
  border-width: 1px 0 0;
  border-radius: 0;
  box-shadow: 0 -1px 3px rgb(0 0 0 / .08), 0 -4px 24px rgb(0 0 0 / .12);
}
.bar .body {
  flex: 1;
  flex-direction: row;
  flex-wrap: wrap;
  align-items: center;
  justify-content: center;
  gap: .4em 1em;
  padding: .6em 1.25em;
}
.bar .title { flex: none; font-size: 1em; }
.bar .image { max-block-size: 2.75em; order: -1; }
.bar .submit { min-block-size: 2.4em; padding-block: .4em; }
.bar .close { flex: none; margin-inline-end: .6em; }
.bar[data-short] { display: flex; }

@media (pointer: coarse) {
  .submit, .bar .submit { min-block-size: 44px; padding-block: calc((44px - 1.45em) / 2); }
}
@media (min-width: 481px) {
  .panel:not(.bar) { inline-size: min(22em, 100vw - 32px); }
}
@media (max-width: 480px) {
  .bar .body { flex-direction: column; align-items: stretch; padding-block-end: max(.8em, env(safe-area-inset-bottom)); }
  .bar .close { position: absolute; inset-block-start: .2em; inset-inline-end: .5em; margin: 0; }
  .bar .image { display: none; }
  .bar .title, .bar .text:first-child { padding-inline-end: 2.5em; }
}
@media (forced-colors: active) {
  .submit, .more, .close { border: 1px solid ButtonText; }
}
@media (prefers-reduced-motion: no-preference) {
  .invite { animation-name: slide; }
  @keyframes slide { from { opacity: 0; translate: var(--_from, 24px) 0; } }
  .invite[data-side=start], .invite[dir=rtl] { --_from: -24px; }
}
`;

/** One sheet for every time something is shown. */
export const styleSheet = sheetOf(css);
