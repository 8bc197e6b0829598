//! Which name was meant.

/// Returns the candidate nearest to `name`, if one is near enough to be meant
/// where one of them must be.
pub(super) fn closest<'a>(name: &str, candidates: &[&'a str]) -> Option<&'a str> {
    within(name, candidates, name.chars().count().max(3) / 3)
}

/// Returns the candidate nearest to `name`, if it takes no more than `most`
/// changes.
pub(super) fn within<'a>(name: &str, candidates: &[&'a str], most: usize) -> Option<&'a str> {
    let near = |it: &&str| distance(name, it);
    candidates.iter().copied().min_by_key(near).filter(|it| distance(name, it) <= most)
}

/// Returns the candidate of which `name` is a misspelling, where any other name
/// would be as good.
pub(super) fn slip<'a>(name: &str, candidates: &[&'a str]) -> Option<&'a str> {
    candidates.iter().copied().find(|it| *it != name && is_slip(name, it))
}

fn is_slip(name: &str, meant: &str) -> bool {
    if bare(name) == bare(meant) {
        return true;
    }
    let length = name.chars().count().min(meant.chars().count());
    if length < 5 {
        return false;
    }
    // `form_submitted` for `form_submit`.
    let ending = name.strip_prefix(meant).or(meant.strip_prefix(name));
    if ending.is_some_and(|it| ["s", "d", "ed", "ted", "ing"].contains(&it)) {
        return true;
    }
    let ends = |it: &str| (it.chars().next(), it.chars().last());
    match distance(name, meant) {
        0 | 1 => true,
        2 => length >= 9 && ends(name) == ends(meant),
        _ => false,
    }
}

/// Returns a name without what is a matter of style.
fn bare(name: &str) -> String {
    name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How many characters have to be put in, taken out, replaced or swapped with
/// their neighbour (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 32 {
        return usize::MAX;
    }
    let (mut above2, mut above): (Vec<usize>, Vec<usize>) = (Vec::new(), (0..=b.len()).collect());
    for (i, left) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, right) in b.iter().enumerate() {
            let cell = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
            let beside = row.last().copied().unwrap_or(0) + 1;
            let replaced = cell(&above, j) + usize::from(left != right);
            let mut best = (cell(&above, j + 1) + 1).min(beside).min(replaced);
            let before =
                |list: &[char], at: usize| at.checked_sub(1).and_then(|it| list.get(it)).copied();
            if i > 0 && j > 0 && before(&a, i) == Some(*right) && before(&b, j) == Some(*left) {
                best = best.min(cell(&above2, j - 1) + 1);
            }
            row.push(best);
        }
        above2 = core::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{closest, slip};

    #[test]
    fn a_near_miss_is_recognised_and_a_stranger_is_not() {
        let known = ["engagement", "fit", "halfLife"];
        assert_eq!(closest("engagment", &known), Some("engagement"));
        assert_eq!(closest("halflife", &known), Some("halfLife"));
        assert_eq!(closest("fti", &known), Some("fit"));
        assert_eq!(closest("colour", &known), None);
    }

    #[test]
    fn where_any_name_will_do_only_slips_are_recognised() {
        let known = ["page_view", "form_submit", "file_download", "click", "chat", "print"];
        for (name, meant) in [
            ("pageView", Some("page_view")),
            ("page-view", Some("page_view")),
            ("page_veiw", Some("page_view")),
            ("page_views", Some("page_view")),
            ("form_submitted", Some("form_submit")),
            ("file_downlaod", Some("file_download")),
            ("fiel_downlaod", Some("file_download")),
            ("clicks", Some("click")),
            ("page_view", None),
            ("image_view", None),
            ("trial_started", None),
            ("chart", None),
            ("order", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(slip(name, &known), meant, "{name}");
        }
    }
}
