// The look of what is in the inspector's sections.

export const parts = `
.block { padding-block: 10px 12px; border-block-start: 1px solid var(--line); }
.block { break-inside: avoid; }
.block:first-child { border: 0; padding-block-start: 0; }
.block > * + *, .piece > * + * { margin-block-start: 6px; }
h3 { display: flex; align-items: center; gap: 8px; font-size: 13px; font-weight: 650; }
h3 > :last-child:not(.chip) { margin-inline-start: auto; }
h4 { font-size: 12px; font-weight: 600; color: var(--soft); }
small, .note, .where, .count { font-size: 12px; color: var(--soft); }
.empty { color: var(--soft); }
strong { font-weight: 650; }
ul, ol { list-style: none; }
code, pre { font: 12px/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { color: var(--soft); }
pre { padding: 8px 10px; white-space: pre-wrap; background: var(--raised); border-radius: 6px; }
mark { color: var(--warm); background: var(--warm-tint); border-radius: 3px; padding-inline: 3px; }
summary { cursor: pointer; border-radius: 4px; }
summary::marker { color: var(--edge); }

.chip { display: inline-block; padding: 0 8px; font-size: 12px; font-weight: 500; line-height: 20px; color: var(--soft); background: var(--raised); border: 1px solid var(--line); border-radius: 99px; }
.chip + .chip { margin-inline-start: 4px; }
.chip.stage, .chip.loud { color: var(--accent); background: var(--tint); border-color: transparent; font-weight: 600; }
.chip.granted { color: var(--good); border-color: currentColor; background: none; }
.chip:is(.denied, .parked) { color: var(--bad); border-color: currentColor; background: none; }

.pairs { display: grid; grid-template-columns: minmax(7em, max-content) 1fr; gap: 3px 14px; }
.pairs > div { display: contents; }
dt { color: var(--soft); }
dd { min-inline-size: 0; unicode-bidi: plaintext; text-align: left; }
.alert, .callout { padding: 9px 12px; border-inline-start: 3px solid var(--bad); background: var(--raised); border-radius: 3px; }
.callout { border-color: var(--accent); margin-block: 12px; }
.problems li + li { margin-block-start: 3px; }

.score h3 { text-transform: none; }
.total { font-size: 20px; line-height: 1; font-weight: 650; }
.parts { inline-size: 100%; border-collapse: collapse; }
.parts th { position: relative; padding: 5px 0 9px; font-weight: 400; text-align: start; vertical-align: baseline; }
.parts td { padding: 5px 0 9px 14px; text-align: end; vertical-align: baseline; font-weight: 600; white-space: nowrap; }
.what, .parts small { display: block; }
.bar { position: absolute; inset: auto auto 3px 0; block-size: 3px; min-inline-size: 2px; background: var(--accent); border-radius: 2px; }
.bar.minus { background: var(--bad); }
tfoot :is(th, td) { border-block-start: 1px solid var(--line); font-weight: 650; }
.parts tfoot :is(th, td) { padding-block: 6px 4px; }
.rest { font-weight: 400; color: var(--soft); }
.silent { padding-block-start: 4px; color: var(--soft); }

.force, .line, .actions { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.force .note { flex-basis: 100%; }
.force { padding-block-end: 10px; }
.actions { padding-block-end: 10px; }
.line input { flex: 1; }
.check { display: flex; gap: 7px; align-items: baseline; }
.ladder > li { padding: 6px 0 6px 16px; border-inline-start: 3px solid var(--line); }
.ladder > li.current { border-color: var(--accent); }
.ladder small { margin-inline-start: 8px; }
.ladder .note { margin: 0; }
.leaves li, .steps li { position: relative; padding: 2px 0 2px 20px; }
.leaves .ways > li { padding: 0; }
.leaves .ways > li + li::before { content: "or"; color: var(--soft); }
.tick { position: absolute; inset-inline-start: 2px; font-weight: 700; color: var(--soft); }
.tick.yes { color: var(--good); }
.tick.no { color: var(--bad); }
.history li, .items li { padding-block: 4px; }
.history li > *, .items li > * { display: inline-block; margin-inline-end: 8px; }
.items li > code { display: block; }
.where .plain { margin-inline-start: 8px; }
.quote { color: var(--soft); }
.picked { background: var(--raised); margin-inline: -14px; padding-inline: 14px; }
.picked pre { background: var(--surface); }
.recording::before { content: ""; display: inline-block; inline-size: 9px; block-size: 9px; margin-inline-end: 7px; border-radius: 50%; background: var(--bad); }

.travel { display: grid; grid-template-columns: auto 1fr; gap: 2px 10px; align-items: center; padding-block-end: 10px; }
.travel output { font-weight: 600; }
.travel input { grid-column: 1 / -1; inline-size: 100%; min-block-size: 24px; }
.travel button { grid-column: 1 / -1; justify-self: start; }
.filters { display: flex; gap: 8px; }
.filters input { flex: 1; }
.count { padding-block: 6px; }
.log li { border-block-start: 1px solid var(--line); }
.log summary { display: flex; gap: 10px; align-items: baseline; padding-block: 4px; min-block-size: 26px; }
.log time { color: var(--soft); }
.log .gist { flex: 1; color: var(--soft); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.log details[open] > .pairs { padding: 4px 0 4px 12px; border-inline-start: 2px solid var(--line); }
.log .note { padding: 2px 0 8px 14px; }
.log .later strong { color: var(--soft); font-weight: 400; font-style: italic; }
`;
