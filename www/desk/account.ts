// The salesperson's own XMPP account: asked for in the settings, the password kept for this tab only.

import { byId } from "./dom.js";
import { asObject, asText } from "./read.js";
import type { Talks } from "./talk/talks.js";
import type { Account, openXmpp, Signed } from "./talk/xmpp.js";

const KEY = "leadlight-desk:account";

const WORDS: Readonly<Record<Signed, string>> = {
  connecting: "Signing in…",
  in: "Signed in: visitors reach this desk.",
  refused: "The server refuses this address or password.",
  lost: "The server does not answer. It is tried again.",
  out: "Signed out.",
};

/** Wires the part of the settings, and signs in if this tab was. */
export function openAccount(talks: Talks, signed: (now: Signed) => void): void {
  const service = byId<HTMLInputElement>("xmpp-service");
  const address = byId<HTMLInputElement>("xmpp-address");
  const password = byId<HTMLInputElement>("xmpp-password");
  const button = byId<HTMLButtonElement>("xmpp-sign");
  const outcome = byId("xmpp-outcome");
  let leave: (() => void) | undefined;

  const tell = (now: Signed) => {
    outcome.textContent = WORDS[now];
    button.textContent = now === "out" || now === "refused" ? "Sign in" : "Sign out";
    if (now === "refused") leave = undefined;
    signed(now);
  };

  const enter = async (account: Account) => {
    try {
      const url = new URL("xmpp.js", import.meta.url).href;
      const module = (await import(url)) as { openXmpp: typeof openXmpp };
      leave = module.openXmpp(account, talks, tell);
    } catch (error) {
      outcome.textContent = `This cannot be used: ${String(error)}`;
    }
  };

  button.addEventListener("click", () => {
    if (leave) {
      leave();
      leave = undefined;
      keep(sessionStorage, {});
      return;
    }
    const account = {
      service: service.value.trim(),
      address: address.value.trim(),
      password: password.value,
    };
    const missing = [service, address, password].find(({ value }) => value.trim() === "");
    if (missing) {
      missing.focus();
      return;
    }
    keep(localStorage, { service: account.service, address: account.address });
    keep(sessionStorage, { password: account.password });
    void enter(account);
  });

  const known = kept(localStorage);
  service.value = known.service ?? "";
  address.value = known.address ?? "";
  const secret = kept(sessionStorage).password;
  if (known.service !== undefined && known.address !== undefined && secret !== undefined) {
    void enter({ service: known.service, address: known.address, password: secret });
  }
}

function kept(storage: Storage): Partial<Account> {
  try {
    const { service, address, password } = asObject(JSON.parse(storage.getItem(KEY) ?? "{}"));
    const all = Object.entries({ service, address, password }).flatMap(([name, value]) => {
      const text = asText(value);
      return text === undefined ? [] : [[name, text]];
    });
    return Object.fromEntries(all) as Partial<Account>;
  } catch {
    return {};
  }
}

function keep(storage: Storage, account: Partial<Account>): void {
  try {
    storage.setItem(KEY, JSON.stringify(account));
  } catch {
    // Blocked storage: asked for again on the next page.
  }
}
