// What the inspector remembers in this tab, from page to page: how it stands, what is forced, and the
// journey that is being recorded.

import { objectOf, type Rough } from "../config.js";
import { quietly } from "../safe.js";

const KEY = "leadlight-inspector";

export const recall = (): Rough =>
  objectOf(quietly(() => JSON.parse(sessionStorage.getItem(KEY) ?? "")));

export const remember = (change: Rough) =>
  quietly(() => sessionStorage.setItem(KEY, JSON.stringify({ ...recall(), ...change })));
