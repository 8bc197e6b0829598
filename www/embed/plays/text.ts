// The words of ours in what playbooks show, in the languages there are.

import * as languages from "../panel/language.js";
import { de } from "./text/de.js";
import { en, type Texts } from "./text/en.js";
import { es } from "./text/es.js";
import { fr } from "./text/fr.js";

export type { Texts };

export type Language = languages.Language<Texts>;

export const language = (page: string): Language => languages.languageOf({ en, es, de, fr }, page);
