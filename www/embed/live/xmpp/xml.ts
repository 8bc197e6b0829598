// Reads and writes the XML of XMPP: elements, attributes and text, and nothing else there is in XML.

/*
 * By hand, because a page that enforces Trusted Types forbids `DOMParser`, and because XMPP allows so
 * little of XML (RFC 6120, 11.1) that what remains is short: no comments, no processing instructions, no
 * document types and no entities but the five. What has any of them, or is not well-formed, is no stanza.
 */

export interface Xml {
  /** Without its prefix. */
  readonly name: string;
  /** The namespace, resolved. */
  readonly ns: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Xml[];
  /** The text directly in it. */
  readonly text: string;
}

/** How much is read at most: longer, deeper or wider frames are not for a chat. */
const MOST_CHARACTERS = 65_536;
const MOST_DEPTH = 30;
const MOST_ELEMENTS = 1000;

const NAME = "[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?";
const open = new RegExp(`<(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`, "y");
const close = new RegExp(`</(${NAME})\\s*>`, "y");
const attribute = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "g");
const known: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
};

/** What XML allows as a character at all. */
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/** Reads one whole element; nothing if the frame is anything else. */
export function parse(frame: unknown): Xml | undefined {
  if (typeof frame !== "string" || frame.length > MOST_CHARACTERS) return undefined;
  try {
    return read(frame.trim());
  } catch {
    return undefined;
  }
}

interface Growing extends Xml {
  readonly tag: string;
  readonly spaces: ReadonlyMap<string, string>;
  readonly children: Xml[];
  text: string;
}

function read(source: string): Xml {
  const stack: Growing[] = [];
  let count = 0;
  let at = 0;
  for (;;) {
    const top = stack.at(-1);
    if (source[at] !== "<") {
      // Text, which there is only inside.
      const end = source.indexOf("<", at);
      if (!top || end < 0) throw new Error("text outside");
      top.text += plain(source.slice(at, end));
      at = end;
      continue;
    }
    open.lastIndex = close.lastIndex = at;
    const begins = open.exec(source);
    const ends = begins ? null : close.exec(source);
    at += (begins ?? ends)?.[0].length ?? 0;
    let done = top;
    if (begins) {
      count += 1;
      if (count > MOST_ELEMENTS || stack.length >= MOST_DEPTH) throw new Error("too much");
      done = begin(begins[1] ?? "", begins[2] ?? "", top);
      if (!begins[3]) {
        stack.push(done);
        continue;
      }
    } else if (!ends || ends[1] !== top?.tag) {
      throw new Error("not well-formed");
    } else {
      stack.pop();
    }
    if (!done) throw new Error("not well-formed");
    const parent = stack.at(-1);
    if (parent) parent.children.push(done);
    else if (at === source.length) return done;
    else throw new Error("more than one");
  }
}

function begin(tag: string, given: string, parent: Growing | undefined): Growing {
  const attributes = new Map<string, string>();
  const spaces = new Map(parent?.spaces);
  for (const [, name = "", double, single] of given.matchAll(attribute)) {
    if (attributes.has(name)) throw new Error("twice");
    const value = plain(double ?? single ?? "");
    attributes.set(name, value);
    if (name === "xmlns") spaces.set("", value);
    else if (name.startsWith("xmlns:")) spaces.set(name.slice(6), value);
  }
  const [local = "", prefix = ""] = tag.split(":").reverse();
  const ns = spaces.get(prefix) ?? "";
  if (prefix && !ns) throw new Error("unbound prefix");
  return { tag, name: local, ns, attributes, spaces, children: [], text: "" };
}

/** Text with its entities put in. */
function plain(text: string): string {
  const all = text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));|&/gi,
    (_, decimal, hex, name) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : Number.NaN;
      const character = name === undefined ? String.fromCodePoint(code) : known[name];
      if (!character) throw new Error("unknown entity");
      return character;
    },
  );
  if (forbidden.test(all)) throw new Error("not a character");
  return all;
}

/** Of its children the first with this name, in this namespace. */
export function child(of: Xml, name: string, ns: string): Xml | undefined {
  return of.children.find((it) => it.name === name && it.ns === ns);
}

/** Writes an element; what it holds is text, or was written by this. */
export function xml(
  name: string,
  attributes: Readonly<Record<string, string | number | null | undefined>> = {},
  ...children: readonly (Written | string | undefined)[]
): Written {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join("");
  const inner = children
    .map((it) => (typeof it === "string" ? escaped(it) : (it?.written ?? "")))
    .join("");
  return { written: inner ? `<${name}${given}>${inner}</${name}>` : `<${name}${given}/>` };
}

export interface Written {
  readonly written: string;
}

const escapes: Readonly<Record<string, string>> = {
  "<": "&lt;",
  ">": "&gt;",
  "&": "&amp;",
  '"': "&quot;",
  "'": "&apos;",
};

function escaped(text: string): string {
  return [...text].map((one) => (forbidden.test(one) ? "\ufffd" : (escapes[one] ?? one))).join("");
}
