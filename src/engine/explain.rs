//! Why: the reasons behind a score, a stage, a slot or a playbook, as data and
//! in plain English. Asking changes nothing.

mod conditions;
mod scores;
mod slot;
mod stage;

use super::{
    Engine,
    playbook::Held,
    signal::{Signal, name},
};
use crate::{
    config::Rule,
    json::{Map, Value},
    time::Timestamp,
};

impl Engine {
    /// Explains `what`: `scores`, `stage`, `slot:<name>`, `playbook:<name>`,
    /// or all scores and the stage if it is empty.
    ///
    /// Returns `None` if there is no such thing.
    #[must_use]
    pub fn explain(&self, what: &str, now: Timestamp) -> Option<Value> {
        let view = self.view(now);
        Some(match what.split_once(':').unwrap_or((what, "")) {
            ("", _) => Map::new()
                .with("scores", scores::explain(&view, self.log.dropped))
                .with("stage", stage::explain(&view))
                .into(),
            ("scores", _) => scores::explain(&view, self.log.dropped).into(),
            ("stage", _) => stage::explain(&view).into(),
            ("slot", name) => slot::explain(&view, name)?.into(),
            ("playbook", name) => self.explain_playbook(name, now)?.into(),
            _ => return None,
        })
    }

    fn explain_playbook(&self, name: &str, now: Timestamp) -> Option<Map> {
        let view = self.view(now);
        let mut places = 0..self.plan.config.playbooks.len();
        let place = places.find(|it| self.plan.config.playbooks.name(*it) == name)?;
        let held = self.stagehand.held(&view, place);
        let when = self.plan.config.playbooks.at(place).and_then(|it| it.when.as_ref());
        let failed = when.and_then(|it| conditions::first_failure(&view, it));
        let text = match held {
            None => "Ready to run.",
            Some(Held::Condition) => "Its condition does not hold.",
            Some(Held::Trigger) => "It was not set off yet.",
            Some(Held::Cap) => "It ran as often as its cap allows.",
            Some(Held::Dismissed) => "The visitor closed a chat and is left alone.",
            Some(Held::Open) => "A chat is open.",
            Some(Held::Busy) => "The visitor is busy.",
            Some(Held::Delay) => "Its delay is not over.",
        };
        let text = match &failed {
            Some(failed) if held == Some(Held::Condition) => {
                [text, " ", failed.text("text").unwrap_or_default()].concat()
            }
            _ => text.into(),
        };
        Some(
            Map::new()
                .with("playbook", name)
                .with("runs", held.is_none())
                .with("failed", failed)
                .with("text", text),
        )
    }
}

/// Returns what a rule says to a person, with how often.
#[must_use]
pub(super) fn label(rule: &Rule, count: u32) -> String {
    let words = rule.label.clone().unwrap_or_else(|| words(&rule.id));
    match (rule.on.is_some(), count) {
        (true, 2..) => [&words, " (", &crate::text::integer(i64::from(count)), " times)"].concat(),
        _ => words,
    }
}

/// Returns what a signal says to a person.
#[must_use]
pub(super) fn signal_label(signal: &Signal) -> String {
    let props = &signal.props;
    let text = |key: &str| props.text(key).unwrap_or_default();
    match signal.name.as_str() {
        name::PAGE_VIEW => ["Viewed ", text("path")].concat(),
        name::SESSION_START => {
            let channel = props.text("channel").unwrap_or("direct");
            ["Came to the site (", channel, ")"].concat()
        }
        name::FILE_DOWNLOAD => ["Downloaded ", text("fileName")].concat(),
        name::FORM_SUBMIT => {
            let form = props.text("formId").or_else(|| props.text("formName")).unwrap_or("a form");
            ["Submitted ", form].concat()
        }
        name::CHAT => ["Chat ", text("state")].concat(),
        "scroll" => {
            let percent = props.number("percent").unwrap_or(0.0);
            let percent = crate::text::millionths(crate::config::to_millionths(percent));
            ["Scrolled to ", &percent, " % of ", text("path")].concat()
        }
        "click" => {
            ["Clicked ", props.text("text").or_else(|| props.text("href")).unwrap_or("a link")]
                .concat()
        }
        other => words(other),
    }
}

/// Makes a name readable: `pricing_view` becomes `Pricing view`.
fn words(name: &str) -> String {
    let mut characters = name.chars().map(|it| if matches!(it, '_' | '-') { ' ' } else { it });
    let first = characters.next().map(|it| it.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}
