// The look of all that comes up beside the page's content: colours, frame, buttons, fields.

/** What the style sheets of the panel and of playbooks begin with. */
export const theme = `
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

/* Each text by its own direction: English ends with its full stop also in an Arabic page. */
h2, p, label, button, a, option { unicode-bidi: plaintext; }

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
.close:hover, .more:hover { background: var(--line); }
svg { inline-size: 1em; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; }

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
  .submit { border-color: ButtonText; }
}
@media (prefers-reduced-motion: no-preference) {
  .panel { animation: come .28s cubic-bezier(.2, .7, .2, 1); }
  @keyframes come { from { opacity: 0; translate: 0 12px; } }
}
`;

/** Gives what makes a constructed style sheet once: a strict CSP refuses `<style>`. */
export function sheetOf(css: string): () => CSSStyleSheet {
  let sheet: CSSStyleSheet | undefined;
  return () => {
    sheet ??= new CSSStyleSheet();
    if (!sheet.cssRules.length) sheet.replaceSync(css);
    return sheet;
  };
}
