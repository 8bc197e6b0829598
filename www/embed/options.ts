// How Leadlight is told what to do: the attributes of its script tag, or the options of `start`.

import { bare } from "./bare.js";
import { quietly } from "./safe.js";

/** How large a config may be. */
const MOST_BYTES = 256 * 1024;

/** Options of `start`. */
export interface Options {
  /** The config: its URL, or itself. Without it, `#leadlight-config` in the page. */
  readonly config?: string | object | undefined;
  /** Consent as the page knows it. */
  readonly consent?: "pending" | "granted" | "denied" | undefined;
  /** Traits known from the start. */
  readonly traits?: Readonly<Record<string, unknown>> | undefined;
  /** Whether to say everything that happens on the console. */
  readonly debug?: boolean | undefined;
  /** The address of the studio that may show this page with its draft, where that is on another site. */
  readonly studio?: string | undefined;
  /** Where leadlight.wasm and the other files lie. */
  readonly base: URL;
}

/** Reads the attributes of the script tag. */
export function optionsOf({ src, dataset }: HTMLScriptElement): Options {
  const { config, consent, traits, debug, studio } = dataset;
  const given = traits && quietly(() => JSON.parse(traits));
  if (traits && !given) console.warn("Leadlight: data-traits is not JSON and is passed over");
  return {
    config,
    consent: /^(pending|granted|denied)$/.test(consent ?? "")
      ? (consent as Options["consent"])
      : undefined,
    traits: given || undefined,
    debug: debug !== undefined,
    studio,
    base: new URL(".", src || document.baseURI),
  };
}

/** Gives the config: what was handed over, else what stands in the page, else what is to be fetched. */
export async function fetchConfig({ config }: Options): Promise<unknown> {
  if (config && typeof config === "object") return config;
  const inline = inlineConfig();
  if (inline) return parse(inline);
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
  return parse(inlineConfig() || text);
}

function parse(text: string): unknown {
  if (new TextEncoder().encode(text).length > MOST_BYTES)
    throw new Error("the config is larger than 256 KiB");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`the config is not JSON: ${String(error)}`);
  }
}

const inlineConfig = (): string | null | undefined =>
  document.querySelector('script#leadlight-config[type="application/json"]')?.textContent;
