// The demo site's own script: cookie banner, menu, forms, calculator, and the demo helper.

import { startBanner } from "./parts/banner";
import { startCalculator } from "./parts/calculator";
import { startForms } from "./parts/forms";
import { startLogin } from "./parts/login";
import { startMenu } from "./parts/menu";
import { startStrip } from "./parts/strip";
import { startWebinarDate } from "./parts/webinar-date";

const parts = {
  startForms,
  startMenu,
  startBanner,
  startStrip,
  startCalculator,
  startWebinarDate,
  startLogin,
};

// One part's trouble is not another's: the forms must not go with the calculator.
for (const [name, start] of Object.entries(parts)) {
  try {
    start();
  } catch (error) {
    console.warn(`demo site: ${name} did not start`, error);
  }
}
