// The menu on small screens: a button that shows the navigation. Without it, all links are there.

export function startMenu(): void {
  const button = document.querySelector<HTMLButtonElement>(".top__menu");
  const nav = document.getElementById("nav");
  if (!button || !nav) return;
  const set = (open: boolean) => button.setAttribute("aria-expanded", String(open));
  const isOpen = () => button.getAttribute("aria-expanded") === "true";

  button.addEventListener("click", () => set(!isOpen()));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    set(false);
    button.focus();
  });
  document.addEventListener("click", (event) => {
    const target = event.target as Node;
    if (isOpen() && !nav.contains(target) && !button.contains(target)) set(false);
  });
}
