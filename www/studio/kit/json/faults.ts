// What keeps a text from being JSON, in plain words and with its place; and where findings are in it.

import { findNodeAtLocation, type Node, type ParseError, parseTree } from "jsonc-parser";
import { type Json, type Path, parsePointer } from "../../state/path.js";

export interface Fault {
  from: number;
  to: number;
  message: string;
}

/** jsonc-parser's errors by their numbers, in words. */
const WORDS: Record<number, string> = {
  1: "This is not a value: texts need quotation marks",
  2: "This is not a number",
  3: "A name in quotation marks has to be here",
  4: "A value is missing here",
  5: "A colon is missing here",
  6: "A comma is missing here",
  7: "A closing brace } is missing here",
  8: "A closing bracket ] is missing here",
  9: "There is something after the end",
  10: "Comments are not allowed in JSON",
  11: "This comment does not end",
  12: "This text does not end: a quotation mark is missing",
  13: "This number does not end",
  14: "This is not a \\u character",
  15: "This is not a \\ character",
  16: "This character is not allowed here",
};

const OPTIONS = { disallowComments: true, allowTrailingComma: false };

export interface Read {
  tree: Node | undefined;
  /** The value; undefined if the text is not JSON. */
  value: Json | undefined;
  faults: Fault[];
}

/** Reads a text. */
export function read(text: string): Read {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, OPTIONS);
  const faults = errors.map(({ error, offset, length }) => ({
    from: Math.min(offset, text.length),
    to: Math.min(offset + length, text.length),
    message: WORDS[error] ?? "This is not JSON",
  }));
  try {
    return { tree, value: JSON.parse(text) as Json, faults };
  } catch (error) {
    const none = { from: 0, to: text.length, message: (error as Error).message };
    return { tree, value: undefined, faults: faults.length ? faults : [none] };
  }
}

/** A place in words: "Line 3, column 5". */
export function lineAndColumn(text: string, offset: number): string {
  const before = text.slice(0, offset).split("\n");
  return `Line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** Where a finding is in a text; the nearest thing around it that there is. */
export function placeOf(
  tree: Node | undefined,
  pointer: string,
  base: Path,
): { from: number; to: number } {
  const path = parsePointer(pointer).slice(base.length);
  for (let length = path.length; tree && length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length) as (string | number)[]);
    if (!node) continue;
    // A whole block underlined says nothing: its name does.
    const key = node.parent?.type === "property" ? node.parent.children?.[0] : undefined;
    const block = node.type === "object" || node.type === "array";
    const { offset, length: size } = key && (block || length < path.length) ? key : node;
    return { from: offset, to: offset + (block && !key ? 1 : size) };
  }
  return { from: tree?.offset ?? 0, to: (tree?.offset ?? 0) + 1 };
}

/** The path to what is at an offset. */
export function pathAt(
  tree: Node | undefined,
  offset: number,
): { path: Path; from: number; to: number } | undefined {
  let node = tree;
  const path: (string | number)[] = [];
  while (node) {
    const inside = (it: Node) => it.offset <= offset && offset < it.offset + it.length;
    const child: Node | undefined = node.children?.find(inside);
    if (!child) break;
    if (child.type === "property") {
      const [key, value] = child.children ?? [];
      path.push(`${key?.value}`);
      if (key && inside(key)) return { path, from: key.offset, to: key.offset + key.length };
      node = value && inside(value) ? value : undefined;
      if (!node) return undefined;
    } else {
      path.push(node.children?.indexOf(child) ?? 0);
      node = child;
    }
  }
  return node && !node.children
    ? { path, from: node.offset, to: node.offset + node.length }
    : undefined;
}
