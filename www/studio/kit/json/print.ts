// JSON as one writes it by hand: what fits into a line is on one.

import { isObject, type Json } from "../../state/path.js";

const WIDTH = 96;

/** A value as text. `room`: what stands before it on its line. */
export function print(value: Json, indent = "", room = 0): string {
  const flat = line(value);
  if (flat.length + indent.length + room <= WIDTH && (indent || !isObject(value))) return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value) && value.length) {
    const items = value.map((it) => inner + print(it, inner));
    return `[\n${items.join(",\n")}\n${indent}]`;
  }
  if (isObject(value) && Object.keys(value).length) {
    const entries = Object.entries(value).map(([key, it]) => {
      const head = `${JSON.stringify(key)}: `;
      return inner + head + print(it, inner, head.length + 1);
    });
    return `{\n${entries.join(",\n")}\n${indent}}`;
  }
  return flat;
}

function line(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(line).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, it]) => `${JSON.stringify(key)}: ${line(it)}`);
  return entries.length ? `{ ${entries.join(", ")} }` : "{}";
}
