// The keyboard: j and k or the arrows walk the list, Enter opens, Escape goes back, e marks as answered, ? helps.

export interface KeyActions {
  readonly move: (by: 1 | -1) => void;
  readonly open: () => void;
  readonly back: () => void;
  readonly mark: () => void;
  readonly help: () => void;
  /** Single letters can be turned off, for people who dictate or whose keyboard repeats. */
  readonly areLettersOn: () => boolean;
}

export function openKeys(list: HTMLElement, detail: HTMLElement, actions: KeyActions): void {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest("input, textarea, select, dialog")) return;
    const act = actionFor(event.key, target);
    if (!act) return;
    event.preventDefault();
    act();
  });

  function actionFor(key: string, target: Element): (() => void) | undefined {
    const isNowhere = target === document.body;
    const isInList = list.contains(target);
    switch (key) {
      case "ArrowDown":
        return isInList || isNowhere ? () => actions.move(1) : undefined;
      case "ArrowUp":
        return isInList || isNowhere ? () => actions.move(-1) : undefined;
      case "Enter":
        // A link or a button does its own thing.
        return isNowhere || target.matches("[aria-current]") ? actions.open : undefined;
      case "Escape":
        return detail.contains(target) ? actions.back : undefined;
      default:
        return actions.areLettersOn() ? letters[key] : undefined;
    }
  }

  const letters: Readonly<Record<string, () => void>> = {
    j: () => actions.move(1),
    k: () => actions.move(-1),
    e: actions.mark,
    "?": actions.help,
  };
}
