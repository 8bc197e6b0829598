//! The fences that neither the compiler nor clippy keeps: what may name what,
//! how long a file may be, and that documents lead somewhere.

use crate::support::{at, files, text};
use std::collections::BTreeSet;

/// What knows a browser.
const BROWSER: [&str; 6] = ["cfg(target", "web_sys", "js_sys", "wasm_bindgen", "gloo", "wasm32"];

/// The modules of the crate, and those that each may name; what is not here
/// may name all.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("pattern", &[]),
    ("version", &[]),
    ("time", &["wire"]),
    ("value", &["sym"]),
    ("sym", &["value"]),
    ("wire", &["text", "time", "value"]),
    ("json", &["value", "wire"]),
    ("config", &["json", "pattern", "sym", "text", "time", "value", "wire"]),
    ("engine", &["config", "json", "pattern", "sym", "text", "time", "value", "version", "wire"]),
    (
        "check",
        &["config", "engine", "json", "pattern", "sym", "text", "time", "value", "version", "wire"],
    ),
];

#[test]
fn only_web_knows_a_browser() {
    let free = ["src/lib.rs", "src/udf.rs"];
    for file in
        rust().iter().filter(|it| !it.starts_with("src/web/") && !free.contains(&it.as_str()))
    {
        let code = code(file);
        let named: Vec<_> = BROWSER.iter().filter(|word| code.contains(*word)).collect();
        assert!(named.is_empty(), "{file} names {named:?}: only src/web/ knows a browser");
    }
}

#[test]
fn dependencies_that_know_a_browser_are_there_on_wasm32_only() {
    let manifest = text("Cargo.toml");
    for section in manifest.split("\n[").filter(|it| it.starts_with("dependencies")) {
        for word in ["web-sys", "js-sys", "wasm-bindgen", "gloo"] {
            assert!(!section.contains(word), "[{section}");
        }
    }
    assert!(manifest.contains("[target.'cfg(target_arch = \"wasm32\")'.dependencies]"));
}

#[test]
fn modules_name_only_what_lies_below_them() {
    for file in rust() {
        let module = file.split(['/', '.']).nth(1).unwrap();
        let Some((_, allowed)) = LAYERS.iter().find(|(it, _)| *it == module) else { continue };
        for named in named(&code(&file)) {
            // For whom it is built is said at the root, and concerns all.
            let known = named == module || named == "IN_PAGE" || allowed.contains(&named.as_str());
            assert!(known, "{file} names `crate::{named}`, which does not lie below `{module}`");
        }
    }
}

#[test]
fn maps_have_an_order() {
    for file in rust() {
        for word in ["HashMap", "HashSet"] {
            assert!(!code(&file).contains(word), "{file} has a {word}: its order is random");
        }
    }
}

#[test]
fn source_files_are_small() {
    let mut sizes: Vec<(usize, String)> = sources().into_iter().map(|it| (size(&it), it)).collect();
    sizes.sort();
    let (longest, file) = sizes.last().unwrap();
    assert!(*longest <= 400, "{file} has {longest} lines of code, over 400");
    let share =
        |part: usize, of: usize| sizes[(sizes.len() * part / of).min(sizes.len() - 1)].clone();
    let (nine_in_ten, file) = share(9, 10);
    assert!(nine_in_ten < 250, "one file in ten has 250 lines of code or more, from {file} on");
    let (median, _) = share(1, 2);
    assert!(median <= 110, "the median file has {median} lines of code; about 100 are meant");
}

#[test]
fn links_in_documents_lead_somewhere() {
    for file in documents() {
        let page = text(&file);
        for link in links(&page) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let (path, heading) = link.split_once('#').unwrap_or((&link, ""));
            let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
            let target = match (path, folder) {
                ("", _) => file.clone(),
                (path, "") => path.to_owned(),
                (path, folder) => format!("{folder}/{path}"),
            };
            assert!(at(&target).exists(), "{file} links to {link}, which is not there");
            if !heading.is_empty() && target.ends_with(".md") {
                let headings = headings(&text(&target));
                assert!(
                    headings.contains(heading),
                    "{file} links to {link}: {target} has {headings:?}"
                );
            }
        }
    }
}

#[test]
fn every_file_of_tests_asserts_something() {
    for file in ["e2e", "panel", "unit"].iter().flat_map(|it| files(&format!("tests/{it}"))) {
        if file.ends_with(".test.mjs") {
            assert!(text(&file).contains("assert"), "{file} cannot fail");
        }
    }
    for file in files("tests/native").iter().filter(|it| text(it).contains("#[test]")) {
        assert!(text(file).contains("assert"), "{file} cannot fail");
    }
}

#[test]
fn code_is_told_from_comments_and_tests() {
    let source = "//! a\nuse crate::{config::{self, At}, json::Value, time};\n// b\nfn c() { \"//\"; crate::text::d() } // e\n\n#[cfg(test)]\nmod tests { fn f() { crate::web::g() } }\n";
    assert_eq!(named(&strip(source)), ["config", "json", "time", "text"].map(String::from));
    assert_eq!(lines(&strip(source)), 2);
    assert_eq!(links("[a](b.md) ![c](d.png \"e\") `[f](g)`\n```\n[h](i)\n```"), ["b.md", "d.png"]);
    assert!(headings("# A `b`, c\n## D e\n").contains("a-b-c"));
}

fn rust() -> Vec<String> {
    files("src").into_iter().filter(|it| it.ends_with(".rs")).collect()
}

/// What people write and maintain, tests and documents apart.
fn sources() -> Vec<String> {
    let ours = |file: &String| {
        let known = [".rs", ".ts", ".mjs"].iter().any(|it| file.ends_with(it));
        known && !file.ends_with(".gen.ts") && !file.contains("/target/")
    };
    ["src", "www", "scripts"].iter().flat_map(|it| files(it)).filter(ours).collect()
}

fn documents() -> Vec<String> {
    let top = std::fs::read_dir(at("")).unwrap();
    let top = top.filter_map(|it| it.unwrap().file_name().into_string().ok());
    top.chain(files("docs")).filter(|it| it.ends_with(".md")).collect()
}

fn size(file: &str) -> usize {
    lines(&code(file))
}

fn lines(code: &str) -> usize {
    code.lines().filter(|it| !it.trim().is_empty()).count()
}

/// Returns a source file without its comments and the tests at its end.
fn code(file: &str) -> String {
    strip(&text(file))
}

fn strip(source: &str) -> String {
    let source = source.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
    let mut code = String::new();
    let mut block = false;
    for line in source.lines() {
        let bare = line.trim();
        block |= bare.starts_with("/*");
        let comment = block || bare.starts_with("//");
        block &= !bare.ends_with("*/");
        if !comment {
            code.push_str(line.split(" // ").next().unwrap_or_default());
            code.push('\n');
        }
    }
    code
}

/// Returns the modules that `code` names as `crate::…`.
fn named(code: &str) -> Vec<String> {
    let mut named = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let Some(group) = rest.strip_prefix('{') else {
            named.push(word(rest));
            continue;
        };
        // The names on the first level of `use crate::{a, b::{c}}`.
        let mut depth = 0;
        let mut start = true;
        for (place, character) in group.char_indices() {
            match character {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => start = true,
                other if depth == 0 && start && !other.is_whitespace() => {
                    named.extend(group.get(place..).map(word));
                    start = false;
                }
                _ => {}
            }
        }
    }
    // In a macro: `$crate::config`.
    named.retain(|it| !it.is_empty());
    named
}

fn word(text: &str) -> String {
    text.chars().take_while(|it| it.is_alphanumeric() || *it == '_').collect()
}

/// Returns where the links of a Markdown page lead to.
fn links(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (place, prose) in page.split("```").enumerate() {
        // Every other part is code.
        if place % 2 == 1 {
            continue;
        }
        for (place, prose) in prose.split('`').enumerate() {
            if place % 2 == 1 {
                continue;
            }
            for link in prose.split("](").skip(1) {
                let link = link.split(')').next().unwrap_or_default();
                found.extend(link.split_whitespace().next().map(Into::into));
            }
        }
    }
    found
}

/// Returns the names by which the headings of a page are linked to.
fn headings(page: &str) -> BTreeSet<String> {
    let title = |line: &str| {
        let words = line.trim_start_matches('#').trim().to_lowercase();
        let kept = words.chars().filter(|it| it.is_alphanumeric() || " -_".contains(*it));
        kept.map(|it| if it == ' ' { '-' } else { it }).collect()
    };
    page.lines().filter(|it| it.starts_with('#')).map(title).collect()
}
