// Puts a vendor's script into the page, as the page's own policy allows.

import { quietly } from "../safe.js";
import { page } from "./adapter.js";

/** The name of the Trusted Types policy, for pages that list the policies they allow. */
const POLICY = "leadlight-chat";

/** Adds the script. Throws where the page does not allow it; `end` is told how it went. */
export function addScript(
  url: string,
  name: string | undefined,
  end: (loaded: boolean) => void,
): void {
  const policy = page["trustedTypes"]?.createPolicy(POLICY, {
    createScriptURL: (it: string) => it,
  });
  const script = document.createElement("script");
  script.async = true;
  if (name) script.id = name;
  // The page's nonce is hidden from selectors, but not that there is one.
  const { nonce } = document.querySelector<HTMLElement>("script[nonce]") ?? {};
  if (nonce) script.nonce = nonce;
  script.addEventListener("load", () => end(true));
  script.addEventListener("error", () => end(false));
  script.src = policy ? policy.createScriptURL(url) : url;
  quietly(() => document.head.append(script));
}
