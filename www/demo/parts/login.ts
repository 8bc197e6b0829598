// The login of the demo: it tells Leadlight what a real one would, that this is a customer.

import { leadlight, snapshot } from "./leadlight";

export function startLogin(): void {
  const signedOut = document.querySelector<HTMLElement>("[data-signed-out]");
  const signedIn = document.querySelector<HTMLElement>("[data-signed-in]");
  if (!signedOut || !signedIn) return;
  const show = (customer: boolean) => {
    signedOut.hidden = customer;
    signedIn.hidden = !customer;
  };

  document.querySelector("[data-sign-in]")?.addEventListener("click", () => {
    leadlight("identify", { lifecycle: "customer" });
    show(true);
    signedIn.focus();
  });
  document.addEventListener("leadlight:ready", () => {
    show(snapshot()?.traits?.lifecycle === "customer");
  });
}
