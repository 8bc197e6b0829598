//! What leads back to itself.

use std::collections::{BTreeMap, BTreeSet};

/// What each thing is made from.
pub(super) type Graph<'a> = BTreeMap<&'a str, Vec<&'a str>>;

/// Returns everything that is, by whatever way, made from itself, with a number
/// that those of one circle share (Kosaraju, 1978).
pub(super) fn circles<'a>(graph: &Graph<'a>) -> BTreeMap<&'a str, usize> {
    let mut users: Graph<'a> = BTreeMap::new();
    for (name, from) in graph {
        for it in from {
            users.entry(it).or_default().push(name);
        }
    }
    let mut seen = BTreeSet::new();
    let mut order = Vec::new();
    for name in graph.keys() {
        walk(graph, name, &mut seen, &mut order);
    }
    let mut found = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (number, name) in order.iter().rev().enumerate() {
        let mut together = Vec::new();
        walk(&users, name, &mut seen, &mut together);
        let itself = graph.get(name).is_some_and(|it| it.contains(name));
        if together.len() > 1 || (itself && !together.is_empty()) {
            found.extend(together.into_iter().map(|it| (it, number)));
        }
    }
    found
}

/// Goes wherever one can from `start` without what was `seen`, and notes each
/// place when there is nowhere left to go from it.
fn walk<'a>(
    graph: &Graph<'a>,
    start: &'a str,
    seen: &mut BTreeSet<&'a str>,
    order: &mut Vec<&'a str>,
) {
    if !seen.insert(start) {
        return;
    }
    let mut way = vec![(start, 0)];
    while let Some((here, next)) = way.last_mut() {
        let step = graph.get(here).and_then(|it| it.get(*next)).copied();
        *next += 1;
        match step {
            Some(step) if seen.insert(step) => way.push((step, 0)),
            Some(_) => {}
            None => {
                order.push(here);
                way.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Graph, circles};

    #[test]
    fn circles_are_told_from_what_leads_into_them() {
        let graph: Graph<'_> = [
            ("a", vec!["b"]),
            ("b", vec!["c", "x"]),
            ("c", vec!["b"]),
            ("d", vec!["d"]),
            ("e", vec!["a"]),
            ("f", vec!["g"]),
            ("g", vec!["missing"]),
        ]
        .into();
        let found = circles(&graph);
        assert_eq!(found.keys().copied().collect::<Vec<_>>(), ["b", "c", "d"]);
        assert_eq!(found["b"], found["c"]);
        assert_ne!(found["b"], found["d"]);
    }

    #[test]
    fn long_chains_take_no_time() {
        let names: Vec<String> = (0..5_000).map(|it| format!("s{it}")).collect();
        let pairs = names.iter().zip(names.iter().skip(1));
        let mut graph: Graph<'_> = pairs.map(|it| (it.0.as_str(), vec![it.1.as_str()])).collect();
        assert!(circles(&graph).is_empty());
        graph.insert("s4999", vec!["s0"]);
        assert_eq!(circles(&graph).len(), 5_000);
    }
}
