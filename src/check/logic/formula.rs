//! Conditions as formulas.

use super::{Logic, Subject, Wish};
use crate::{
    check::source::Here,
    value::{Sym, Value},
};

/// A condition.
#[derive(Clone, Debug)]
pub(in crate::check) enum Formula {
    /// This part holds, or with `false` does not.
    Leaf(usize, bool),
    /// All of these.
    All(Vec<Formula>),
    /// One of these; with none, never.
    Any(Vec<Formula>),
    /// Who knows.
    Open,
}

/// A part of a condition: one thing asked of one path.
#[derive(Clone, Debug)]
pub(in crate::check) struct Leaf {
    /// The path as it was written.
    pub path: String,
    /// The signal, if it is one of its properties.
    pub own: Option<String>,
    /// Where the path is written, as a JSON pointer.
    pub key: String,
    /// Where the test is.
    pub pointer: String,
    /// The operator as it was written; none for a bare value.
    pub operator: Option<String>,
    /// The value as it was written.
    pub value: Value,
    /// The test, without its negation.
    pub test: Value,
}

impl Leaf {
    pub(super) fn subject(&self) -> Subject {
        (self.own.clone(), self.path.clone())
    }
}

impl Formula {
    /// Returns the opposite.
    pub(in crate::check) fn not(&self) -> Self {
        let each = |all: &[Self]| all.iter().map(Self::not).collect();
        match self {
            Self::Leaf(place, yes) => Self::Leaf(*place, !yes),
            Self::All(all) => Self::Any(each(all)),
            Self::Any(all) => Self::All(each(all)),
            Self::Open => Self::Open,
        }
    }

    /// Returns the parts, and whether each is to hold.
    pub(in crate::check) fn wishes(&self) -> Vec<Wish> {
        match self {
            Self::Leaf(place, yes) => vec![(*place, *yes)],
            Self::All(all) | Self::Any(all) => all.iter().flat_map(Self::wishes).collect(),
            Self::Open => Vec::new(),
        }
    }

    /// Returns what has to hold whatever else does.
    pub(in crate::check) fn needs(&self) -> Vec<Wish> {
        match self {
            Self::Leaf(place, yes) => vec![(*place, *yes)],
            Self::All(all) => all.iter().flat_map(Self::needs).collect(),
            Self::Any(all) if all.len() == 1 => all.iter().flat_map(Self::needs).collect(),
            Self::Any(_) | Self::Open => Vec::new(),
        }
    }

    /// Returns whether nothing is asked for at all.
    pub(in crate::check) fn is_empty(&self) -> bool {
        matches!(self, Self::All(all) if all.is_empty())
    }
}

/// Returns the ways in which all of these can hold; `None` if there are more
/// than `most`.
pub(super) fn ways(all: &[&Formula], most: usize) -> Option<Vec<Vec<Wish>>> {
    let mut ways = vec![Vec::new()];
    for formula in all {
        let more = match formula {
            Formula::Leaf(place, yes) => vec![vec![(*place, *yes)]],
            // Taken as possible: what is known may still exclude the rest.
            Formula::Open => continue,
            Formula::All(all) => self::ways(&all.iter().collect::<Vec<_>>(), most)?,
            Formula::Any(any) => {
                let mut more = Vec::new();
                for one in any {
                    more.extend(self::ways(&[one], most)?);
                    if more.len() > most {
                        return None;
                    }
                }
                more
            }
        };
        if ways.len() * more.len() > most {
            return None;
        }
        let join = |one: &Vec<Wish>| {
            let one = one.clone();
            more.iter().map(move |other| [one.as_slice(), other].concat()).collect::<Vec<_>>()
        };
        ways = ways.iter().flat_map(join).collect();
    }
    Some(ways)
}

/// What a test is about.
#[derive(Clone, Copy)]
struct About<'a> {
    path: &'a str,
    own: Option<&'a str>,
    key: &'a str,
}

impl Logic {
    /// Reads a condition: on a signal's own properties, if `own` names one.
    pub(in crate::check) fn document(&mut self, here: &Here<'_>, own: Option<&str>) -> Formula {
        let mut all = Vec::new();
        for (key, item) in here.members() {
            all.push(match key {
                "$and" => Formula::All(self.documents(&item, own)),
                "$or" | "$nor" => {
                    let any = self.documents(&item, own);
                    // The published meaning: one of nothing holds.
                    let any = if any.is_empty() { Formula::All(any) } else { Formula::Any(any) };
                    if key == "$or" { any } else { any.not() }
                }
                "$not" => self.document(&item, own).not(),
                _ if key.starts_with('$') => Formula::Open,
                path => self.test(&item, About { path, own, key: &item.path }),
            });
        }
        Formula::All(all)
    }

    fn documents(&mut self, here: &Here<'_>, own: Option<&str>) -> Vec<Formula> {
        here.items().iter().map(|it| self.document(it, own)).collect()
    }

    fn test(&mut self, here: &Here<'_>, about: About<'_>) -> Formula {
        let members = here.members();
        if members.is_empty() || !members.iter().all(|it| it.0.starts_with('$')) {
            let test = self.among(here.value, about).unwrap_or(here.value);
            return self.add(here, about, None, test);
        }
        let tests = members.iter().map(|(operator, item)| self.operator(operator, item, about));
        Formula::All(tests.collect())
    }

    fn operator(&mut self, operator: &str, here: &Here<'_>, about: About<'_>) -> Formula {
        let plain = match operator {
            "$not" => return self.test(here, about).not(),
            "$ne" => "$eq",
            "$nin" => "$in",
            "$nini" => "$ini",
            "$vne" => "$veq",
            "$notRegex" => "$regex",
            "$notRegexi" => "$regexi",
            other => other,
        };
        let stage = about.path == "stage" && about.own.is_none();
        let (key, value) = match stage.then(|| self.passing(operator, here)).flatten() {
            Some(passing) => ("$in", Value::List(self.store.list(&passing))),
            None => (plain, here.value),
        };
        let key = self.store.intern(key);
        let test = Value::Map(self.store.map(&[(key, value)]));
        let test = self.among(value, about).filter(|_| plain == "$eq").unwrap_or(test);
        let leaf = self.add(here, about, Some(operator), test);
        if plain == operator { leaf } else { leaf.not() }
    }

    /// A segment that is named is asked for among all that the visitor is in.
    fn among(&mut self, value: Value, about: About<'_>) -> Option<Value> {
        let named = about.path == "segments" && about.own.is_none();
        let name = value.sym().filter(|_| named)?;
        let (key, list) = (self.store.intern("$in"), self.store.list(&[Value::Text(name)]));
        Some(Value::Map(self.store.map(&[(key, Value::List(list))])))
    }

    /// Returns the stages that pass a comparison: by their order in the list.
    fn passing(&self, operator: &str, here: &Here<'_>) -> Option<Vec<Value>> {
        let than = here.value.sym()?;
        let than = self.stages.iter().position(|it| *it == than)?;
        let passes = |place: usize| match operator {
            "$lt" => Some(place < than),
            "$lte" => Some(place <= than),
            "$gt" => Some(place > than),
            "$gte" => Some(place >= than),
            _ => None,
        };
        passes(0)?;
        let stages = self.stages.iter().enumerate();
        Some(stages.filter(|it| passes(it.0) == Some(true)).map(|it| Value::Text(*it.1)).collect())
    }

    fn add(
        &mut self,
        here: &Here<'_>,
        about: About<'_>,
        operator: Option<&str>,
        test: Value,
    ) -> Formula {
        self.leaves.push(Leaf {
            path: about.path.into(),
            own: about.own.map(Into::into),
            key: about.key.into(),
            pointer: here.path.clone(),
            operator: operator.map(Into::into),
            value: here.value,
            test,
        });
        Formula::Leaf(self.leaves.len() - 1, true)
    }

    /// Returns the condition of being in one stage.
    pub(in crate::check) fn in_stage(&mut self, stage: Sym) -> Formula {
        let value = Value::Text(stage);
        self.leaves.push(Leaf {
            path: "stage".into(),
            own: None,
            key: String::new(),
            pointer: String::new(),
            operator: None,
            value,
            test: value,
        });
        Formula::Leaf(self.leaves.len() - 1, true)
    }
}
