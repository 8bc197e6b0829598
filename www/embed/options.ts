// How Leadlight is told what to do: the attributes of its script tag, or the options of `start`.

import { bare } from "./bare.js";

/** Options of `start`. */
export interface Options {
  /** The config: its URL, or itself. Without it, `#leadlight-config` in the page. */
  readonly config?: string | object;
  /** Consent as the page knows it. */
  readonly consent?: "pending" | "granted" | "denied";
  /** Traits known from the start. */
  readonly traits?: Readonly<Record<string, unknown>>;
  /** Where leadlight.wasm and the other files lie. */
  readonly base: URL;
}

/** Reads the attributes of the script tag. */
export function optionsOf(script: HTMLScriptElement): Options {
  const { config, consent, traits } = script.dataset;
  return {
    base: new URL(".", script.src || document.baseURI),
    ...(config ? { config } : {}),
    ...(isConsent(consent) ? { consent } : {}),
    ...(traits ? { traits: parseTraits(traits) } : {}),
  };
}

const isConsent = (word?: string): word is "pending" | "granted" | "denied" =>
  word === "pending" || word === "granted" || word === "denied";

function parseTraits(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    console.warn("Leadlight: data-traits is not JSON and is passed over");
    return {};
  }
}

/** Gives the text of the config. What stands in the page wins over what would have to be fetched. */
export async function fetchConfig({ config }: Options): Promise<string> {
  const inline = inlineConfig();
  if (inline) return inline;
  if (typeof config === "object") return JSON.stringify(config);
  if (!config) {
    throw new Error(
      "no config: set data-config on the script tag, or put #leadlight-config into the page",
    );
  }
  const response = await fetch(config, bare({}));
  if (!response.ok) throw new Error(`the config ${config} answered ${response.status}`);
  const text = await response.text();
  // The parser may not have come to it when this script ran.
  if (document.readyState === "loading") {
    await new Promise((ready) => document.addEventListener("DOMContentLoaded", ready));
  }
  return inlineConfig() ?? text;
}

const inlineConfig = (): string | null | undefined =>
  document.querySelector('script#leadlight-config[type="application/json"]')?.textContent;
