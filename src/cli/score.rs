//! `leadlight score`: a snapshot of each visitor.

use crate::{
    args::{Log, Visits},
    check,
    events::{
        Events, Hash,
        tally::Place,
        visitor::{Visitor, Visitors},
    },
    output::{Failure, Output, Verdict, quote},
};
use leadlight::run::Session;
use std::collections::BTreeSet;

/// Scores all visitors, in the order in which the log first names them.
pub(crate) fn run(visits: &Visits, grouped: bool, out: &mut Output) -> Result<Verdict, Failure> {
    let Some((session, errors)) = session(visits, out)? else { return Ok(Verdict::Findings) };
    let mut events = Events::new(&visits.log)?;
    let scorer = Scorer { session: &session, now: visits.log.at };
    let done = if grouped {
        scorer.as_read(&mut events, out)
    } else {
        scorer.at_the_end(&mut events, out)
    };
    events.tell(out);
    done?;
    Ok(verdict(&events, &visits.log, errors))
}

/// Reads the config, and whether it has errors. Returns nothing, having said why, if it
/// cannot be used.
pub(crate) fn session(
    visits: &Visits,
    out: &mut Output,
) -> Result<Option<(Session, bool)>, Failure> {
    if visits.config == "-" && visits.log.files.iter().any(|it| it == "-") {
        return Err(Failure::Usage("stdin cannot be both the config and the events".into()));
    }
    let text = check::config(&visits.config)?;
    match Session::new(&text) {
        Ok(session) => {
            let errors = check::mention(&visits.config, &text, out);
            Ok(Some((session, errors)))
        }
        Err(report) => {
            check::unusable(&visits.config, &text, &report, out);
            Ok(None)
        }
    }
}

/// Bad rows are findings, unless they were expected; so are errors of the config.
pub(crate) fn verdict(events: &Events, log: &Log, errors: bool) -> Verdict {
    let bad = events.tally.bad > log.max_bad_rows;
    if bad || errors { Verdict::Findings } else { Verdict::Fine }
}

struct Scorer<'a> {
    session: &'a Session,
    now: Option<i64>,
}

impl Scorer<'_> {
    fn score(&self, visitor: Visitor, out: &mut Output) -> Result<(), Failure> {
        let snapshot = visitor.ask(self.now, |log| self.session.score(log));
        out.data(&snapshot)?;
        out.flush()
    }

    /// Reads all, then scores: visitors may come in any order.
    fn at_the_end(&self, events: &mut Events, out: &mut Output) -> Result<(), Failure> {
        let mut visitors = Visitors::default();
        while let Some((_, event)) = events.next()? {
            visitors.add(event);
        }
        let list = visitors.into_list();
        let bar = events.scoring(list.len());
        let done = list.into_iter().try_for_each(|it| {
            bar.inc(1);
            self.score(it, out)
        });
        bar.finish_and_clear();
        done
    }

    /// Scores each visitor once the next one comes. Of those before, only a
    /// hash is kept, to notice one that comes back.
    fn as_read(&self, events: &mut Events, out: &mut Output) -> Result<(), Failure> {
        let mut seen = BTreeSet::new();
        let mut current: Option<Visitor> = None;
        while let Some((place, event)) = events.next()? {
            let same = current.take_if(|it| it.id != event.visitor);
            if let Some(done) = same {
                self.score(done, out)?;
            }
            if current.is_none() {
                let mut hash = Hash::default();
                hash.feed(event.visitor.as_bytes());
                if !seen.insert(hash.0) {
                    return Err(comes_back(&event.visitor, &place));
                }
            }
            current.get_or_insert_with(|| Visitor::new(&event.visitor)).add(event);
        }
        current.map_or(Ok(()), |it| self.score(it, out))
    }
}

fn comes_back(visitor: &str, place: &Place) -> Failure {
    let Place { file, line } = place;
    Failure::Usage(format!(
        "{file}:{line}: the visitor {} comes back, so the log is not grouped by visitor: \
         sort it, or leave out --grouped",
        quote(visitor)
    ))
}
