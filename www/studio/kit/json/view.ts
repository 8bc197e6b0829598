// The editor itself: CodeMirror with what JSON needs, and completion and help from the schema.

import {
  autocompletion,
  type Completion,
  type CompletionContext,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  snippet,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  hoverTooltip,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { pathAt, read } from "./faults.js";
import { helpAt, type Part, suggest } from "./known.js";

interface ViewProps {
  parent: HTMLElement;
  text: string;
  label: string;
  part: () => Part;
  changed: (text: string) => void;
}

export function makeView({ parent, text, label, part, changed }: ViewProps): EditorView {
  return new EditorView({
    parent,
    doc: text,
    extensions: [
      lineNumbers(),
      foldGutter(),
      codeFolding(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      json(),
      syntaxHighlighting(COLOURS),
      autocompletion({ override: [(context) => complete(context, part())] }),
      hoverTooltip((view, at) => tooltip(view.state.doc.toString(), at, part())),
      lintGutter(),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
      EditorView.updateListener.of((it) => {
        if (it.docChanged) changed(it.state.doc.toString());
      }),
      // Escape and then Tab leaves: CodeMirror's own way out, for those who have no pointer.
      keymap.of([
        ...closeBracketsKeymap,
        ...completionKeymap,
        ...searchKeymap,
        ...lintKeymap,
        ...foldKeymap,
        ...historyKeymap,
        ...defaultKeymap,
        indentWithTab,
      ]),
      THEME,
    ],
  });
}

function complete({ state, pos, explicit }: CompletionContext, part: Part) {
  const text = state.doc.toString();
  const before = text.slice(0, pos);
  // Not after every space: where a name or a value begins, or when it is asked for.
  if (!explicit && !/["\w$.]$/.test(before)) return null;
  const { from, to, found } = suggest(text, pos, part);
  if (!found.length) return null;
  // A name is looked for by its letters; its quotation mark is not among them.
  const quoted = text[from] === '"';
  return {
    from: quoted ? from + 1 : from,
    options: found.map(({ label, help, insert }) => ({
      label,
      ...(help && { info: help }),
      // Its quotation marks are part of what is put in.
      apply: (view: EditorView, completion: Completion, _: number, end: number) =>
        snippet(insert)(view, completion, from, Math.max(to, end)),
    })),
    validFor: /^[\w$.-]*$/,
  };
}

function tooltip(text: string, at: number, part: Part) {
  const found = pathAt(read(text).tree, at);
  const help = found && helpAt(part, found.path);
  if (!found || !help) return null;
  return {
    pos: found.from,
    end: found.to,
    create() {
      const dom = document.createElement("div");
      dom.className = "json-help";
      dom.textContent = help;
      return { dom };
    },
  };
}

const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--accent)" },
  { tag: tags.string, color: "var(--green)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--s2)" },
]);

const THEME = EditorView.theme({
  "&": { backgroundColor: "var(--surface)", color: "var(--text)" },
  ".cm-content": { fontFamily: "var(--mono)", fontSize: "13px", caretColor: "var(--text)" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": {
    fontSize: "13px",
    backgroundColor: "var(--surface)",
    color: "var(--muted)",
    border: "none",
  },
  ".cm-activeLine": { backgroundColor: "transparent" },
  ".cm-selectionBackground, &.cm-focused .cm-selectionBackground": {
    background: "var(--chosen) !important",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--surface)",
    border: "1px solid var(--line-strong)",
    color: "var(--text)",
    maxWidth: "420px",
  },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--chosen)",
    color: "var(--text)",
  },
  ".cm-panels": { backgroundColor: "var(--sunken)", color: "var(--text)" },
  ".cm-matchingBracket": { backgroundColor: "var(--chosen) !important" },
});
