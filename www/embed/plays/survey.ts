// One question; the answer becomes a trait.

import { objectOf, type Rough, textOf } from "../config.js";
import { button, make } from "../panel/dom.js";
import type { Tools, View } from "./view.js";

/** Gives what is shown of a survey; nothing if nothing is asked, or the answer is known. */
export function surveyView(survey: Rough, tools: Tools): View | undefined {
  const { parts, language, how, done, close } = tools;
  const { shell, say } = parts;
  const { texts, page } = language;
  const trait = textOf(survey["trait"]);
  const title = say(survey["question"]);
  const known = shell.traits();
  if (!trait || !title || (how === "auto" && Object.keys(known).includes(trait))) return undefined;

  const answers = Object.entries(objectOf(survey["answers"])).flatMap(([value, shown]) => {
    const text = say(shown);
    if (!text) return [];
    const answer = button("more answer", text, () => {
      shell.observe("identify", { [trait]: value });
      done();
      thank();
    });
    answer.lang = page;
    return [answer];
  });
  if (!answers.length) return undefined;
  const group = make("div", "answers", { role: "group", "aria-labelledby": "title" }, ...answers);
  const thanks = make("p", "outcome", { role: "status" });
  const end = button("more", texts.close, close);
  end.hidden = true;

  const thank = () => {
    const own = say(survey["thanks"]);
    thanks.textContent = own ?? texts.thanks;
    if (own) thanks.lang = page;
    // Before the answers go: the focus must not fall out with them.
    end.hidden = false;
    end.focus();
    group.hidden = true;
  };

  return {
    title,
    label: texts.survey,
    content: [thanks, group, end],
    first: () => answers[0],
  };
}
