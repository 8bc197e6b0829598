//! What the page tells the engine.

use crate::{
    engine::{
        Engine, Input,
        signal::{Signal, moment},
    },
    sym,
    value::{Run, Value},
    wire,
};

/// Reads an input, a list whose first item says what it is:
///
/// `["observe", [[id, time, name, props]…]]`, `["merge", [record…]]`,
/// `["visitor", id]`, `["consent", word]`, `["busy", yes]`, `["closed"]`,
/// `["handoff", extra]`, `["zone", name, minutes]`, `["tick"]`.
pub(super) fn read(engine: &mut Engine, bytes: &[u8]) -> Option<Input> {
    let input = wire::read(bytes, engine.store())?.run();
    let item = |engine: &mut Engine, place| engine.store().item(input, place);
    let what = item(engine, 0).sym()?;
    let first = item(engine, 1);
    Some(match engine.text(what) {
        "observe" => {
            let mut signals = Vec::new();
            for place in 0..first.run().len() {
                let one = engine.store().item(first.run(), place);
                signals.extend(observed(engine, one.run()));
            }
            Input::Signals(signals)
        }
        "merge" => {
            let store = engine.store();
            let mut signals = Vec::new();
            for record in store.items_of(first) {
                signals.extend(Signal::read(store, *record));
            }
            Input::Merge(signals)
        }
        "visitor" => Input::Visitor(first.sym()?),
        "consent" => Input::Consent(match first.sym()? {
            word @ (sym::GRANTED | sym::DENIED) => word,
            // What is not known is not consent.
            _ => sym::PENDING,
        }),
        "busy" => Input::Busy(first == Value::Bool(true)),
        "closed" => Input::ChatClosed,
        "handoff" => Input::HandOff(object(first)),
        #[expect(clippy::cast_possible_truncation, reason = "minutes of a day")]
        "zone" => Input::Zone(first.sym()?, item(engine, 2).number()? as i64),
        _ => Input::Tick,
    })
}

/// Returns the members of an object; of anything else none.
fn object(value: Value) -> Run {
    if value.is_map() { value.run() } else { Run::default() }
}

/// Reads a signal of this page, out of which what is personal was taken there.
fn observed(engine: &mut Engine, one: Run) -> Option<Signal> {
    let store = engine.store();
    Some(Signal {
        id: store.item(one, 0).sym()?,
        time: moment(store.item(one, 1).number()?)?,
        name: store.item(one, 2).sym()?,
        props: object(store.item(one, 3)),
    })
}
