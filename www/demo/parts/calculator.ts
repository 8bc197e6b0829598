// The savings calculator: sliders in, pounds out, and one signal to Leadlight when it was used.

import { leadlight } from "./leadlight";
import { type Savings, savings, type Warehouse } from "./savings";

const lines = ["overtime", "agency", "idle", "waiting"] as const;

const pounds = (value: number) =>
  value.toLocaleString("en-GB", { style: "currency", currency: "GBP", maximumFractionDigits: 0 });
const roundedPounds = (value: number) => pounds(Math.round(value / 100) * 100);

export function startCalculator(): void {
  const form = document.querySelector<HTMLFormElement>("[data-calculator]");
  if (!form) return;
  const inputs = [...form.querySelectorAll<HTMLInputElement>("[data-input]")];
  const update = () => {
    const result = savings(read(inputs));
    show(result);
    return result;
  };

  update();
  let told = false;
  let waiting: number | undefined;
  form.addEventListener("input", () => {
    const result = update();
    // Once for a page view, when the hand has come to rest.
    window.clearTimeout(waiting);
    if (told) return;
    waiting = window.setTimeout(() => {
      told = true;
      leadlight("track", "roi_calculated", { saving: Math.round(result.net) });
    }, 700);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
}

/** Reads the sliders, and writes beside each what it says. */
function read(inputs: HTMLInputElement[]): Warehouse {
  const site: Record<string, number> = {};
  for (const input of inputs) {
    const value = input.valueAsNumber;
    site[input.dataset.input ?? ""] = value;
    const output = input.parentElement?.querySelector("output");
    if (output) output.textContent = label(input, value);
  }
  return site as unknown as Warehouse;
}

function label(input: HTMLInputElement, value: number): string {
  if (input.dataset.format !== "money") return value.toLocaleString("en-GB");
  return value.toLocaleString("en-GB", { style: "currency", currency: "GBP" });
}

function show(result: Savings): void {
  const largest = Math.max(1, ...lines.map((line) => result[line]));
  for (const line of lines) {
    text(line, roundedPounds(result[line]));
    const meter = document.querySelector<HTMLMeterElement>(`[data-meter="${line}"]`);
    if (meter) meter.value = result[line] / largest;
  }
  text("net", roundedPounds(Math.max(0, result.net)));
  text(
    "payback",
    result.paidBackInWeek === null
      ? "With these numbers it does not pay: keep the spreadsheet."
      : `The start is paid back in week ${result.paidBackInWeek}, the five weeks of going live included.`,
  );
}

function text(name: string, value: string): void {
  const place = document.querySelector(`[data-result="${name}"]`);
  if (place) place.textContent = value;
}
