//! What the taxonomy makes of paths: for who tries out its patterns.

use crate::{
    check::{Report, Severity},
    config::glob,
    engine::plan::Plan,
    value::{Store, Sym, Value},
    wire::Out,
};

/// Writes of each path, which may carry a query, the entry that it goes by, as
/// its place in `pages`, and what it says; null where there is none. In the config
/// there are so many `written`.
pub(super) fn put(
    plan: &Plan,
    report: &Report,
    (asked, paths): (&Store, Value),
    written: usize,
    out: &mut Out,
) {
    let store = &plan.store;
    let rules = plan.config.pages(store);
    // The plan has those alone that can be read.
    let places: Vec<usize> = (0..written).filter(|it| is_read(report, *it)).collect();
    out.put_list("pages");
    for path in asked.items_of(paths) {
        let path = asked.text_of(*path);
        let fits =
            |it: &usize| glob::matches(store.text(rules.at(store, *it).matches(store).0), path);
        let found = (0..rules.len()).find(fits);
        let rule = found.map(|it| rules.at(store, it));
        let say = |of: Option<Sym>, key: &str, out: &mut Out| out.put_sym(key, store, of);
        out.map();
        out.put("path", path);
        say(rule.and_then(|it| it.kind(store)), "type", out);
        say(rule.and_then(|it| it.journey(store)), "journey", out);
        say(rule.and_then(|it| it.topic(store)), "topic", out);
        out.text("index");
        match found.and_then(|it| places.get(it)) {
            #[expect(clippy::cast_precision_loss, reason = "a place in a list")]
            Some(place) => out.number(*place as f64),
            None => out.null(),
        }
        out.end();
    }
    out.end();
}

/// Returns whether the entry at a place could be read.
fn is_read(report: &Report, place: usize) -> bool {
    let own = format!("/pages/{place}");
    !report.findings.iter().any(|it| {
        let rest = it.path.strip_prefix(&own);
        it.severity == Severity::Error
            && it.code != "unknown-key"
            && rest.is_some_and(|it| it.is_empty() || it.starts_with('/'))
    })
}
