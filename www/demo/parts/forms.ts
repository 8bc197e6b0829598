// Keeps what people type out of the address. The forms go by GET to a thanks page, which works on
// any static host, and are never prevented: Leadlight reads the fields it was told of on submit.

export function startForms(): void {
  const leaving = new WeakSet<EventTarget>();
  // On window, so last of all: whoever looks at the form on submit still sees its values. A
  // `new FormData(form)` of theirs fires `formdata` too, before the form is marked, and is full.
  window.addEventListener("submit", (event) => {
    if (!event.target) return;
    if (event.defaultPrevented) leaving.delete(event.target);
    else leaving.add(event.target);
  });
  window.addEventListener("formdata", (event) => {
    if (!event.target || !leaving.has(event.target)) return;
    leaving.delete(event.target);
    for (const name of [...event.formData.keys()]) event.formData.delete(name);
  });
}
