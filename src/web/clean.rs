//! Takes what is personal out of a signal's URLs, before it enters the log.

use crate::{
    channel,
    engine::{Engine, signal::Signal},
    redact, sym,
    value::{Run, Store, Sym, Value, set},
};

/// Returns the signal's properties, clean.
pub(super) fn props(engine: &mut Engine, signal: Signal) -> Run {
    if signal.name == sym::IDENTIFY {
        return signal.props;
    }
    let plan = engine.plan().clone();
    let mut more = Vec::new();
    for name in plan.config.privacy(&plan.store).redact_query(&plan.store).iter(&plan.store) {
        more.push(plan.store.text(name));
    }
    let store = engine.store();
    let mut pairs = store.pairs(signal.props).to_vec();
    let mut changed = false;
    if let (sym::SESSION_START, Some(search)) =
        (signal.name, store.get(signal.props, sym::SEARCH).sym())
    {
        pairs.retain(|it| it.0 != sym::SEARCH && it.0 != sym::REFERRER_HOST);
        begin(store, search, signal, &more, &mut pairs);
        changed = true;
    }
    for pair in &mut pairs {
        let Some(text) = pair.1.sym().map(|it| store.text(it)) else { continue };
        let clean = match pair.0 {
            sym::PATH | sym::FILE_NAME | sym::LANDING_PATH => redact::path(text),
            sym::QUERY => redact::query(text, &more),
            sym::HREF | sym::REFERRER => redact::url(text, &more),
            _ => continue,
        };
        if clean != text {
            pair.1 = Value::Text(store.intern(&clean));
            changed = true;
        }
    }
    if changed { store.map(&pairs) } else { signal.props }
}

/// Works out where a session came from.
fn begin(
    store: &mut Store,
    search: Sym,
    signal: Signal,
    more: &[&str],
    pairs: &mut Vec<(Sym, Value)>,
) {
    let query = redact::query(store.text(search).trim_start_matches('?'), more);
    let referrer = store.text_of(store.get(signal.props, sym::REFERRER_HOST));
    let origin = channel::origin(&channel::params(&query), referrer);
    for (key, value) in origin {
        let key = store.intern(&key);
        let value = store.text_value(&value);
        set(pairs, key, value);
    }
}
