//! The names a config declares, gathered before it is read, so that every
//! reference can be resolved on the spot, forwards and backwards alike.

use crate::json::Value;

/// A signal's name, as its place in [`Names::signals`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SignalName(pub usize);

/// The names in a config, each kind in the order it was written.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Signals, observed and the marketer's own; grows as rules name more.
    pub signals: Vec<String>,
    /// Facts.
    pub facts: Vec<String>,
    /// Scores.
    pub scores: Vec<String>,
    /// Stages, lowest first.
    pub stages: Vec<String>,
    /// Segments.
    pub segments: Vec<String>,
    /// Offers.
    pub offers: Vec<String>,
}

impl Names {
    pub(super) fn collect(config: &Value) -> Self {
        let keys = |section: &str| -> Vec<String> {
            let map = config.as_map().and_then(|it| it.get(section)).and_then(Value::as_map);
            map.map(|it| it.iter().map(|(key, _)| key.into()).collect()).unwrap_or_default()
        };
        let stages = config.as_map().and_then(|it| it.get("stages")).and_then(Value::as_list);
        Self {
            signals: Vec::new(),
            facts: keys("facts"),
            scores: keys("scores"),
            stages: stages
                .unwrap_or_default()
                .iter()
                .filter_map(|stage| stage.as_map()?.text("id").map(Into::into))
                .collect(),
            segments: keys("segments"),
            offers: keys("offers"),
        }
    }

    /// Returns the place of the signal called `name`, giving it one if it has
    /// none: a site may record signals of its own under any name.
    pub fn signal(&mut self, name: &str) -> SignalName {
        self.known_signal(name).unwrap_or_else(|| {
            self.signals.push(name.into());
            SignalName(self.signals.len() - 1)
        })
    }

    /// Returns the place of the signal called `name`, if a rule names it.
    #[must_use]
    pub fn known_signal(&self, name: &str) -> Option<SignalName> {
        self.signals.iter().position(|it| it == name).map(SignalName)
    }
}
