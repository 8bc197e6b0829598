// The panel's look, as a constructed style sheet: a strict CSP refuses `<style>`.

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
:host {
  all: initial !important;
  direction: ltr !important;
  unicode-bidi: normal !important;
  display: block !important;
  position: fixed !important;
  inset: auto 0 0 auto !important;
  z-index: 2147483000 !important;
}
:host([data-yield]) { z-index: 0 !important; }
@media print { :host { display: none !important; } }

*, ::before { box-sizing: border-box; margin: 0; padding: 0; }
[hidden] { display: none !important; }

.panel {
  --surface: var(--leadlight-surface, #fff);
  --text: var(--leadlight-text, #1b2330);
  --accent: var(--leadlight-accent, #2a4bd7);
  --radius: var(--leadlight-radius, 16px);
  --bad: #b3261e;
  --soft: color-mix(in srgb, var(--text) 72%, var(--surface));
  --edge: color-mix(in srgb, var(--text) 56%, var(--surface));
  --line: color-mix(in srgb, var(--text) 15%, var(--surface));
  --on-accent: #fff;
  position: fixed;
  inset-block-end: var(--_below, 16px);
  inset-inline-end: 16px;
  inline-size: min(24em, 100vw - 32px);
  max-block-size: min(45em, var(--_room, 100vh - 32px));
  display: flex;
  flex-direction: column;
  overflow: hidden;
  font: 400 .9375em/1.45 var(--leadlight-font, system-ui, sans-serif);
  color: var(--text);
  background: var(--surface);
  color-scheme: light;
  border: 1px solid var(--line);
  border-radius: var(--radius);
  box-shadow: 0 1px 3px rgb(0 0 0 / .12), 0 12px 40px rgb(0 0 0 / .2);
  text-align: start;
  overflow-wrap: anywhere;
}
.panel[data-scheme=dark] {
  --surface: var(--leadlight-surface, #191f2a);
  --text: var(--leadlight-text, #eef1f6);
  --accent: var(--leadlight-accent, #a3b6ff);
  --bad: #ffb4ab;
  color-scheme: dark;
}
.panel[data-side=start] { inset-inline: 16px auto; }
/* Black or white by the accent's luminance: the point where both contrast the same is 0.18. */
@supports (color: color(from red srgb-linear r g b)) {
  .panel {
    --lit: clamp(0, (.18 - (.2126 * r + .7152 * g + .0722 * b)) * 99999, 1);
    --on-accent: color(from var(--accent) srgb-linear var(--lit) var(--lit) var(--lit));
  }
}

.header {
  display: flex;
  align-items: center;
  gap: .5em;
  padding-block: .6em;
  padding-inline: 1.25em .75em;
  border-block-end: 1px solid var(--line);
}
.title { flex: 1; font-size: 1.1em; font-weight: 650; line-height: 1.25; }
.body {
  display: flex;
  flex-direction: column;
  gap: .875em;
  padding: 1em 1.25em;
  overflow-y: auto;
  overscroll-behavior: contain;
}
.panel[data-short] { display: block; overflow-y: auto; overscroll-behavior: contain; }
.panel[data-short] .body { overflow: visible; }

button, .input {
  font: inherit;
  color: inherit;
  border-radius: calc(var(--radius) / 2);
}
button { cursor: pointer; background: none; border: 1px solid transparent; min-block-size: 2.25em; }
:focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }
.panel:focus-visible { outline-offset: -2px; }

.close { inline-size: 2.25em; display: grid; place-items: center; }
.close:hover, .more:hover, .way:hover { background: var(--line); }
svg { inline-size: 1em; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; }

.log { display: flex; flex-direction: column; gap: .875em; }
/* Each text by its own direction: English ends with its full stop also in an Arabic page. */
h2, p, label, button, a, option { unicode-bidi: plaintext; }
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
.field { display: flex; flex-direction: column; gap: .25em; }
.label { font-weight: 600; font-size: .9375em; }
.optional { font-weight: 400; }
.input {
  inline-size: 100%;
  min-block-size: 2.5em;
  padding: .45em .65em;
  background: var(--surface);
  border: 1px solid var(--edge);
  text-align: start;
}
.panel[dir=rtl] .input[dir=ltr] { text-align: right; }
textarea.input { resize: vertical; min-block-size: 4.5em; max-block-size: 16em; display: block; }
.input:focus-visible { outline-offset: -1px; border-color: var(--text); }
.input[aria-invalid=true] { border-color: var(--bad); box-shadow: inset 0 0 0 1px var(--bad); }
.error { color: var(--bad); font-size: .9375em; }
.notice { padding: .6em .85em; border: 1px solid var(--line); border-inline-start: 3px solid var(--edge); font-size: .9375em; }
.link { text-decoration: underline; text-underline-offset: .2em; min-block-size: 1.75em; padding-inline: .25em; margin-inline-start: -.25em; }
.submit {
  font-weight: 600;
  padding: .5em 1em;
  color: var(--on-accent);
  background: var(--accent);
  min-block-size: 2.75em;
}
.submit:hover { background: color-mix(in srgb, var(--accent) 88%, var(--text)); }
.more { border-color: var(--edge); min-block-size: 2.75em; padding: .5em 1em; }

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
.unseen {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

@media (pointer: coarse) {
  button, .input, .submit, .more, .link { min-block-size: 44px; }
  .way { padding-block: calc((44px - 1.45em) / 2); }
  .close { inline-size: 44px; }
  .link { padding-inline: .6em; margin-inline-start: -.6em; }
}
@media (max-width: 480px) {
  .panel, .panel[data-side=start] {
    inset-inline: 0;
    inline-size: auto;
    max-block-size: min(85vh, var(--_room, 85vh));
    border-width: 1px 0 0;
    border-end-start-radius: 0;
    border-end-end-radius: 0;
  }
  .body { padding-block-end: max(1em, env(safe-area-inset-bottom)); }
  .input { font-size: max(16px, 1em); }
}
@media (forced-colors: active) {
  .tab[aria-selected=true] { border-block-end-color: Highlight; }
  .submit { border-color: ButtonText; }
  .status::before, .standing::before { forced-color-adjust: none; border-color: CanvasText; }
  .standing[data-standing=open]::before { background: CanvasText; }
  .entry:is([data-status=failed], [data-status=parked]) .status::before { background: CanvasText; }
}
@media (prefers-reduced-motion: no-preference) {
  .panel { animation: come .28s cubic-bezier(.2, .7, .2, 1); }
  @keyframes come { from { opacity: 0; translate: 0 12px; } }
}
`;

/** One sheet for every time the panel opens. */
export function styleSheet(): CSSStyleSheet {
  sheet ??= new CSSStyleSheet();
  if (!sheet.cssRules.length) sheet.replaceSync(css);
  return sheet;
}

let sheet: CSSStyleSheet | undefined;
