// The plan board: the product as the home page shows it. HTML and not a picture, so that it stays
// sharp and readable on a telephone; for screen readers it is one image with a description.

const hours = Array.from({ length: 16 }, (_, i) => i + 6);

/** Doors and their trucks: carrier, first column, columns wide, and what is special about it. */
const doors = [
  [
    "Door 4",
    [
      ["Hult", 1, 3],
      ["Aske", 5, 3, "moved"],
      ["Ferro", 10, 4],
    ],
  ],
  [
    "Door 5",
    [
      ["Brandt", 2, 4],
      ["Pike", 8, 3],
    ],
  ],
  [
    "Door 6",
    [
      ["Norrvik", 1, 3, "cold"],
      ["Norrvik", 5, 3, "cold"],
      ["Vane", 10, 3],
    ],
  ],
  [
    "Door 7",
    [
      ["Ostra", 3, 4],
      ["Hult", 8, 4],
      ["Late slot", 13, 3, "free"],
    ],
  ],
];

/** Hours of work needed in each hour of the day, and the people the plan puts there. */
const needed = [8, 14, 19, 22, 24, 21, 17, 12, 15, 20, 25, 27, 22, 15, 9, 6];
const staffed = [10, 15, 20, 22, 24, 22, 18, 14, 16, 20, 24, 26, 22, 16, 10, 7];

export function board() {
  return `<figure class="board" role="img" aria-label="Tomorrow's plan on one board: trucks on doors four to seven from six in the morning to ten at night, and below them the hours of work each hour needs against the people planned for it.">
  <div class="board__head" aria-hidden="true">
    <p><strong>Thursday, early and late</strong><span>Plan 3, published 16:00</span></p>
    <p class="board__chip">276 h needed <b>286 h planned</b></p>
  </div>
  <div class="board__grid" aria-hidden="true">
    ${doors.map(door).join("\n    ")}
    <div class="board__row board__row--hours"><span>Hours</span><div class="board__hours">${bars()}${line()}</div></div>
    <div class="board__row board__row--clock"><span></span><div class="board__clock">${hours
      .filter((h) => h % 2 === 0)
      .map((h) => `<i>${String(h).padStart(2, "0")}</i>`)
      .join("")}</div></div>
  </div>
  <p class="board__note" aria-hidden="true"><b>15:42</b> Aske moved from door 7 to door 4: nine people follow it.</p>
</figure>`;
}

function door([name, trucks]) {
  const lane = trucks.map(
    ([carrier, from, wide, kind = ""]) =>
      `<i class="truck ${kind && `truck--${kind}`}" style="--from:${from};--wide:${wide}">${carrier}</i>`,
  );
  return `<div class="board__row"><span>${name}</span><div class="board__lane">${lane.join("")}</div></div>`;
}

function bars() {
  return needed.map((n) => `<i style="--h:${Math.round((n / 28) * 100)}%"></i>`).join("");
}

/** The people planned, as a stair over the bars. */
function line() {
  const points = staffed.flatMap((n, i) => {
    const y = (100 - (n / 28) * 100).toFixed(1);
    return [`${i},${y}`, `${i + 1},${y}`];
  });
  return `<svg viewBox="0 0 16 100" preserveAspectRatio="none"><polyline points="${points.join(" ")}"/></svg>`;
}
