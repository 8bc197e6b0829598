// A chat of the site's own: three functions of the page, by the dotted names that the config has for them.

import { type Make, page } from "../adapter.js";

export const make: Make = ({ custom }) => {
  /** Calls the function, as the method of what it is in. */
  const find = (what: "open" | "close" | "set") => {
    const names = String(custom[what] ?? "").split(".");
    const last = names.pop() ?? "";
    // biome-ignore lint/suspicious/noExplicitAny: it is the page's.
    const owner = names.reduce<any>((it, name) => it?.[name], page);
    return typeof owner?.[last] === "function"
      ? (...args: unknown[]) => owner[last](...args)
      : undefined;
  };

  return {
    can: {
      attributes: !!custom["set"],
      greeting: true,
      draft: true,
      opens: false,
      messages: [],
    },
    global: String(custom["open"] ?? "").split(".")[0] ?? "",
    ready: () => find("open"),
    begin() {},
    set: (values) => find("set")?.({ ...values }),
    open: (words) => find("open")?.({ ...words }),
    close: () => find("close")?.(),
  };
};
