// Elements asked through their prototype: in a form, a field called `id` or `matches` hides the
// form's own.

const ask = () => Element.prototype;

export const attribute = (element: Element, name: string) => ask().getAttribute.call(element, name);

export const matches = (element: Element, selector: string) =>
  ask().matches.call(element, selector);

export const closest = (target: EventTarget | null, selector: string): Element | null =>
  target instanceof Element ? ask().closest.call(target, selector) : null;

/** A silent film in a loop is decoration: it plays for ever, and nobody watches. */
export const isDecoration = (target: EventTarget | null) =>
  target instanceof HTMLMediaElement && target.muted && target.loop;
