// A chat of the site's own: three functions of the page, by the dotted names that the config has for them.

import { find } from "../../find.js";
import type { Make } from "../adapter.js";

export const make: Make = ({ custom }) => {
  const named = (what: "open" | "close" | "set") => find(String(custom[what] ?? ""));

  return {
    can: {
      attributes: !!custom["set"],
      greeting: true,
      draft: true,
      opens: false,
      messages: [],
    },
    global: String(custom["open"] ?? "").split(".")[0] ?? "",
    ready: () => named("open"),
    begin() {},
    set: (values) => named("set")?.({ ...values }),
    open: (words) => named("open")?.({ ...words }),
    close: () => named("close")?.(),
  };
};
