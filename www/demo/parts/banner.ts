// The cookie banner (vanilla-cookieconsent) and its one line of wiring to Leadlight's consent.

import * as CookieConsent from "vanilla-cookieconsent";
import { leadlight } from "./leadlight";

const category = "personalisation";

export function startBanner(): void {
  // Before a choice nothing is said: Leadlight starts as pending by itself.
  const tell = () =>
    leadlight("consent", CookieConsent.acceptedCategory(category) ? "granted" : "denied");

  document.addEventListener("click", (event) => {
    const target = event.target as Element | null;
    if (target?.closest("[data-open-cookie-settings]")) CookieConsent.showPreferences();
  });

  void CookieConsent.run({
    cookie: { name: "tallyard_choice", expiresAfterDays: 182 },
    // An automated test has to be able to press the buttons, like anybody.
    hideFromBots: false,
    guiOptions: {
      consentModal: { layout: "box", position: "bottom right", equalWeightButtons: true },
      preferencesModal: { layout: "box", equalWeightButtons: true },
    },
    onConsent: tell,
    onChange: tell,
    categories: { necessary: { enabled: true, readOnly: true }, [category]: {} },
    language: {
      default: "en",
      translations: {
        en: {
          consentModal: {
            title: "May this browser remember you?",
            description:
              "With your leave this site remembers, here in your browser, what you read, and shows what fits next. Without it, each page starts afresh. <a href='/privacy/'>What is kept</a>",
            acceptAllBtn: "Yes, remember",
            acceptNecessaryBtn: "No, thanks",
          },
          preferencesModal: {
            title: "Cookie settings",
            acceptAllBtn: "Yes, remember",
            acceptNecessaryBtn: "No, thanks",
            savePreferencesBtn: "Save my choice",
            closeIconLabel: "Close",
            sections: [
              {
                title: "Necessary",
                description: "One cookie with the choice you make here.",
                linkedCategory: "necessary",
              },
              {
                title: "What fits next",
                description:
                  "Pages read, files fetched and forms sent are kept in this browser for 180 days, so that you are shown what fits and never offered twice what you have. When you ask for a demo or a call, a summary goes to our own desk.",
                linkedCategory: category,
              },
            ],
          },
        },
      },
    },
  });
}

/** The same as the banner's yes, for whoever does not see it (some blockers hide every banner). */
export function allow(): void {
  CookieConsent.acceptCategory("all");
  CookieConsent.hide();
}

/** Forgets the choice: the next page asks again. */
export function forgetChoice(): void {
  CookieConsent.reset(true);
}
