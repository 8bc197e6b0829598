// Cards of the planning notes, for the blog, the home page and the end of an article.

import { readFileSync } from "node:fs";

export function postCards(posts) {
  return posts.map(card).join("\n");
}

function card(post) {
  return `<article class="card card--post">
  <a class="card__link" href="${post.path}">
    <span class="card__art">${art(post.art)}</span>
    <span class="card__meta">${post.topic}, ${post.minutes} min</span>
    <h3>${post.title}</h3>
    <p>${post.description}</p>
  </a>
</article>`;
}

function art(name) {
  return readFileSync(new URL(`./${name}.svg`, import.meta.url), "utf8").trim();
}
