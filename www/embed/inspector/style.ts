// The inspector's look. It is a tool beside the page and follows the colours of the system, not the page's.

import { sheetOf } from "../panel/theme.js";
import { parts } from "./style-parts.js";

/*
 * `!important` on `:host` wins over whatever the page says about its elements, also `!important`. The host
 * has no size; all in it is fixed to the window.
 */
const css = `
:host {
  all: initial !important;
  direction: ltr !important;
  unicode-bidi: normal !important;
  display: block !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  z-index: 2147483647 !important;
}
@media print { :host { display: none !important; } }
*, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; }
[hidden] { display: none !important; }
.unseen {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

.all {
  --surface: #fff;
  --raised: #f5f6f8;
  --text: #1b2330;
  --soft: #566074;
  --edge: #868fa1;
  --line: #e1e4ea;
  --accent: #2a4bd7;
  --tint: #e9edfc;
  --good: #14713a;
  --bad: #b3261e;
  --warm: #8a4b00;
  --warm-tint: #fff1d6;
  color-scheme: light;
  color: var(--text);
  font: 400 13px/1.45 system-ui, sans-serif;
  font-variant-numeric: tabular-nums;
  text-align: start;
  overflow-wrap: anywhere;
  -webkit-text-size-adjust: none;
}
@media (prefers-color-scheme: dark) {
  .all {
    --surface: #171c26;
    --raised: #1f2633;
    --text: #e9edf4;
    --soft: #a3adbf;
    --edge: #75809a;
    --line: #2e3747;
    --accent: #a3b6ff;
    --tint: #26304d;
    --good: #6ed69a;
    --bad: #ffb4ab;
    --warm: #ffcb7d;
    --warm-tint: #3a2d14;
    color-scheme: dark;
  }
}

.panel {
  position: fixed;
  display: flex;
  flex-direction: column;
  background: var(--surface);
  border: 0 solid var(--line);
  box-shadow: 0 0 1px rgb(0 0 0 / .3), 0 8px 40px rgb(0 0 0 / .22);
}
.panel[data-dock=right] { inset: 0 0 0 auto; inline-size: min(var(--width), 100vw - 32px); border-inline-start-width: 1px; }
.panel[data-dock=bottom] { inset: auto 0 0 0; block-size: min(var(--height), 100vh - 32px); border-block-start-width: 1px; }
.panel[data-dock=float] {
  inset: auto var(--end) var(--foot) auto;
  inline-size: min(480px, 100vw - 32px);
  block-size: min(var(--height), 100vh - 32px);
  border-width: 1px;
  border-radius: 12px;
}
.panel[data-dock=sheet] {
  inset: auto 0 0 0;
  block-size: min(var(--height), 100vh - 64px);
  border-block-start-width: 1px;
  border-radius: 14px 14px 0 0;
}
.handle { position: absolute; z-index: 1; inset: -4px 0 auto 0; block-size: 10px; cursor: ns-resize; touch-action: none; }
[data-dock=right] > .handle { inset: 0 auto 0 -4px; inline-size: 9px; block-size: auto; cursor: ew-resize; }
.handle:hover, .handle:focus-visible { background: linear-gradient(var(--accent), var(--accent)) center / 100% 3px no-repeat; outline: 0; }
[data-dock=right] > .handle:hover, [data-dock=right] > .handle:focus-visible { background-size: 3px 100%; }
[data-dock=sheet] > .handle { inset-block-start: 0; block-size: 20px; background: linear-gradient(var(--edge), var(--edge)) center 6px / 36px 4px no-repeat; }

.header { display: flex; align-items: center; gap: 6px; padding: 8px 8px 4px 14px; }
[data-dock=float] > .header { cursor: move; touch-action: none; }
[data-dock=sheet] > .header { padding-block-start: 16px; }
.header > svg { color: var(--accent); inline-size: 18px; block-size: 18px; }
h2 { flex: 1; font-size: 14px; font-weight: 650; }
.docks { display: flex; }
[data-dock=sheet] .docks { display: none; }
.strip { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; padding: 0 14px 8px; }
.figure { color: var(--soft); }
.figure b { color: var(--text); font-weight: 650; }
.tabs { display: flex; flex: none; overflow-x: auto; scrollbar-width: none; padding-inline: 8px; gap: 2px; border-block-end: 1px solid var(--line); }
.section { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 12px 14px 20px; }
[data-dock=bottom] > .section:not([data-key=Log]) { columns: 26em; column-gap: 36px; }
.section:focus-visible { outline-offset: -2px; }

button, select, input { font: inherit; color: inherit; }
button { cursor: pointer; background: none; border: 1px solid transparent; border-radius: 6px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
svg { inline-size: 16px; block-size: 16px; fill: none; stroke: currentColor; stroke-width: 1.4; stroke-linecap: round; stroke-linejoin: round; }
.tool { display: grid; place-items: center; inline-size: 28px; block-size: 28px; color: var(--soft); }
.tool:hover, .plain:hover { background: var(--raised); color: var(--text); }
.tool[aria-pressed=true] { color: var(--accent); background: var(--tint); }
.tab { flex: none; padding: 7px 6px 6px; border-radius: 0; border-block-end: 2px solid transparent; color: var(--soft); }
.tab:hover { color: var(--text); }
.tab[aria-selected=true] { color: var(--text); font-weight: 600; border-block-end-color: var(--accent); }
.tab:focus-visible { outline-offset: -2px; }
.plain { padding: 3px 9px; border-color: var(--edge); min-block-size: 26px; }
.plain[aria-pressed=true] { background: var(--tint); border-color: var(--accent); color: var(--accent); }
.main { padding: 4px 12px; min-block-size: 28px; font-weight: 600; color: var(--surface); background: var(--accent); }
.main:hover { background: color-mix(in srgb, var(--accent) 86%, var(--text)); }
select, input:is([type=text], [type=search]) {
  min-inline-size: 0;
  min-block-size: 28px;
  padding: 2px 7px;
  background: var(--surface);
  border: 1px solid var(--edge);
  border-radius: 6px;
}
input::placeholder { color: var(--soft); opacity: 1; }
input:is([type=range], [type=checkbox]) { accent-color: var(--accent); }

.pill {
  position: fixed;
  inset: auto 16px 16px auto;
  display: flex;
  align-items: center;
  gap: 6px;
  padding: 7px 13px 7px 10px;
  font-weight: 600;
  color: var(--text);
  background: var(--surface);
  border-color: var(--line);
  border-radius: 99px;
  box-shadow: 0 2px 14px rgb(0 0 0 / .25);
}
.pill svg { color: var(--accent); }
.banner {
  position: fixed;
  inset: 0 0 auto 0;
  z-index: 2;
  display: flex;
  align-items: center;
  justify-content: center;
  gap: 14px;
  padding: 6px 14px;
  color: #241700;
  background: #ffc45c;
  box-shadow: 0 1px 6px rgb(0 0 0 / .25);
}
.banner p { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 6px; }
.banner .chip.loud { background: #fff4dc; color: #241700; border-color: transparent; }
.end { flex: none; padding: 3px 14px; min-block-size: 26px; font-weight: 600; color: #fff; background: #3a2600; }
.banner :focus-visible { outline-color: #241700; }
.ui:has(.banner) .panel[data-dock=right] { inset-block-start: 40px; }
.toast {
  position: fixed;
  inset: auto auto 16px 16px;
  padding: 7px 13px;
  color: var(--surface);
  background: var(--text);
  border-radius: 8px;
}
.toast:empty { opacity: 0; }

.mark { position: fixed; pointer-events: none; border: 2px solid #7a4fe0; border-radius: 3px; }
.mark.here { border-color: #d6336c; background: rgb(214 51 108 / .12); }
.mark.pick { border-color: #0b7fab; background: rgb(11 127 171 / .14); }
.mark .tag {
  position: absolute;
  inset: auto auto 100% -2px;
  padding: 1px 7px;
  font-size: 12px;
  white-space: nowrap;
  color: #fff;
  background: #6a3fd0;
  border-radius: 3px 3px 3px 0;
}
.mark .low { inset-block: 0 auto; }
.mark.here .tag { background: #b02457; }
.mark.pick .tag { background: #086487; }
${parts}
@media (pointer: coarse) {
  .tool { inline-size: 40px; block-size: 40px; }
  .tab, .plain, .main, .end, select, input:is([type=text], [type=search]) { min-block-size: 40px; }
  summary { padding-block: 6px; }
  .tab { padding-inline: 11px; }
}
/* Magnified there is no room for a section that scrolls by itself. */
@media (max-height: 420px) {
  .panel { overflow-y: auto; }
  .panel:is([data-dock=bottom], [data-dock=sheet]) { block-size: calc(100vh - 24px); }
  .section { flex: none; overflow: visible; }
}
@media (max-width: 600px) {
  select, input:is([type=text], [type=search]) { font-size: 16px; }
  .banner .aside { display: none; }
}
@media (forced-colors: active) {
  .tab[aria-selected=true] { border-block-end-color: Highlight; }
  .tool[aria-pressed=true], .plain[aria-pressed=true] { border-color: Highlight; }
  .main, .end, .banner, .toast, .pill { border: 1px solid ButtonText; }
  .bar, .mark { forced-color-adjust: none; }
}
@media (prefers-reduced-motion: no-preference) {
  .panel { animation: come .16s ease-out; }
  @keyframes come { from { opacity: 0; } }
}
`;

/** One sheet for every time it is opened. */
export const styleSheet = sheetOf(css);
