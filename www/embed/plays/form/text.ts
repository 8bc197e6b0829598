// The words of the forms of playbooks, in the languages there are.

import { languageOf } from "../../panel/language.js";
import { de } from "./text/de.js";
import { en, type Texts } from "./text/en.js";
import { es } from "./text/es.js";
import { fr } from "./text/fr.js";

export const textsFor = (page: string): Texts => languageOf({ en, es, de, fr }, page).texts;
