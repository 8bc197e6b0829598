// The next second Thursday of a month, so that the webinar is never in the past.

export function startWebinarDate(): void {
  const places = document.querySelectorAll("[data-next-webinar]");
  if (places.length === 0) return;
  const text = nextSecondThursday(new Date()).toLocaleDateString("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  for (const place of places) place.textContent = text;
}

/** The day itself counts as past: nobody registers at noon for three o'clock. */
function nextSecondThursday(from: Date): Date {
  const inMonth = (year: number, month: number) => {
    const firstWeekday = new Date(year, month, 1).getDay();
    return new Date(year, month, 1 + ((4 - firstWeekday + 7) % 7) + 7);
  };
  const today = new Date(from.getFullYear(), from.getMonth(), from.getDate());
  const here = inMonth(from.getFullYear(), from.getMonth());
  return here > today ? here : inMonth(from.getFullYear(), from.getMonth() + 1);
}
