//! `leadlight events`: a log in Leadlight's own format.

use crate::{
    args::Log,
    events::{Event, Events},
    output::{Failure, Output, Verdict},
    score::verdict,
};
use serde_json::{Value, json};

/// Prints the events of a log as they come.
///
/// The visitor stands first, so that sorted lines are grouped by visitor. What
/// has no id gets none here: it is made from a visitor's whole log.
pub(crate) fn run(log: &Log, out: &mut Output) -> Result<Verdict, Failure> {
    let mut events = Events::new(log)?;
    let done = print(&mut events, out);
    events.tell(out);
    done.map(|()| verdict(&events, log, false))
}

fn print(events: &mut Events, out: &mut Output) -> Result<(), Failure> {
    while let Some((_, Event { visitor, time, signal, id, props })) = events.next()? {
        let mut line = json!({ "visitor": visitor, "time": time, "signal": signal });
        if let (Some(line), false) = (line.as_object_mut(), props.is_empty()) {
            line.insert("props".into(), Value::Object(props));
        }
        if let (Some(line), Some(id)) = (line.as_object_mut(), id) {
            line.insert("id".into(), id.into());
        }
        out.data(&line.to_string())?;
    }
    Ok(())
}
