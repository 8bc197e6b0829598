// Handoffs from a file: an export of the inbox as JSON, or its NDJSON file line by line.

export interface OpenedFile {
  readonly name: string;
  readonly events: readonly unknown[];
  /** Lines that could not be read. */
  readonly bad: number;
}

/** Lets the person pick a file; resolves to nothing when they think better of it. */
export function pickFile(): Promise<OpenedFile | undefined> {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,.ndjson,.jsonl,application/json,application/x-ndjson";
  return new Promise((resolve) => {
    input.addEventListener("cancel", () => resolve(undefined));
    input.addEventListener("change", async () => {
      const file = input.files?.[0];
      resolve(file && { name: file.name, ...readEvents(await file.text()) });
    });
    input.click();
  });
}

export function readEvents(text: string): { events: readonly unknown[]; bad: number } {
  const whole = parse(text);
  if (whole !== undefined) return { events: Array.isArray(whole) ? whole : [whole], bad: 0 };
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const events = lines.map(parse).filter((event) => event !== undefined);
  return { events, bad: lines.length - events.length };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
