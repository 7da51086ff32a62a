//! Reads the sources and holds the house rules: who may import whom, one reader of the time, small files, a purpose on top
//! of each.

use std::fs;
use std::path::{Path, PathBuf};

/// The tiers of the architecture, from the lowest. A module imports lower tiers only.
const TIERS: [&[&str]; 9] = [
    &["appeal", "territory"],
    &["texts", "powers", "deadlines"],
    &["law"],
    &["lifecycle"],
    &["letters", "statistics", "journal"],
    &["store"],
    &["actions", "mail"],
    &["jobs", "web"],
    &["cli"],
];
/// What only the outer modules may use: settings, logs and the time.
const OUTER_ONLY: [&str; 3] = ["config", "telemetry", "clock"];
const OUTER: [&str; 4] = ["mail", "jobs", "web", "cli"];
/// Words that stand for effects; the pure core may not say them.
const EFFECTS: [&str; 5] = ["diesel::", "actix_web::", "std::fs", "std::net", "lettre::"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

fn all_sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    assert!(paths.len() > 20, "the sources were found");
    paths
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).expect("below src").display().to_string();
            let text = fs::read_to_string(&path).expect("UTF-8");
            (name, text)
        })
        .filter(|(name, _)| !is_test(name))
        .collect()
}

/// Whether a file holds the tests of a module: those may look at what stands above it, and read files.
fn is_test(file: &str) -> bool {
    file.split('/')
        .any(|part| part == "tests" || part.trim_end_matches(".rs").ends_with("tests"))
}

/// The module of a file: `store` for `store/cases.rs` and for `store.rs`.
fn module(file: &str) -> &str {
    let first = file.split('/').next().unwrap_or(file);
    first.strip_suffix(".rs").unwrap_or(first)
}

fn tier(module: &str) -> Option<usize> {
    TIERS.iter().position(|tier| tier.contains(&module))
}

/// The modules of this crate that a text names after `crate::`, also inside braces.
fn imports(text: &str) -> Vec<String> {
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    let mut named = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let mut depth = 1;
            let mut word = String::new();
            for letter in list.chars() {
                match letter {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                if depth == 1 && (letter.is_alphanumeric() || letter == '_') {
                    word.push(letter);
                } else if depth <= 1 && !word.is_empty() {
                    named.push(std::mem::take(&mut word));
                }
                if depth == 0 {
                    break;
                }
            }
        } else {
            named.push(
                rest.chars()
                    .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                    .collect(),
            );
        }
    }
    named
}

fn may_import(from: &str, to: &str) -> bool {
    if from == to || (from, to) == ("territory", "appeal") {
        return true;
    }
    if OUTER_ONLY.contains(&to) {
        return OUTER.contains(&from);
    }
    match (tier(from), tier(to)) {
        (Some(from), Some(to)) => to < from,
        _ => false,
    }
}

#[test]
fn modules_import_only_what_stands_below_them() {
    let mut broken = Vec::new();
    for (file, text) in all_sources() {
        let from = module(&file).to_owned();
        if from == "lib" || from == "main" {
            continue;
        }
        for to in imports(&text) {
            let known = tier(&to).is_some() || OUTER_ONLY.contains(&to.as_str());
            if known && !may_import(&from, &to) {
                broken.push(format!("{file} imports crate::{to}"));
            }
        }
    }
    assert!(broken.is_empty(), "broken import order:\n{}", broken.join("\n"));
}

#[test]
fn the_order_itself_refuses_what_it_should() {
    assert!(!may_import("appeal", "store"));
    assert!(!may_import("actions", "mail"));
    assert!(!may_import("store", "clock"));
    assert!(!may_import("powers", "deadlines"));
    assert!(may_import("web", "actions"));
    assert_eq!(
        imports("use crate::{store::{a, b}, law};\nlet x = crate::web::y;"),
        ["store", "law", "web"]
    );
}

#[test]
fn every_module_has_a_place_in_the_order() {
    for (file, _) in all_sources() {
        let name = module(&file);
        let known = tier(name).is_some() || OUTER_ONLY.contains(&name) || ["lib", "main"].contains(&name);
        assert!(known, "{file}: the module {name} has no place in the import order");
    }
}

#[test]
fn the_core_is_pure() {
    let mut broken = Vec::new();
    for (file, text) in all_sources() {
        let pure = tier(module(&file)).is_some_and(|tier| tier < 5);
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            for word in EFFECTS {
                if pure && line.contains(word) {
                    broken.push(format!("{file}: {}", line.trim()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "effects in the core:\n{}", broken.join("\n"));
}

#[test]
fn only_the_clock_reads_the_time() {
    let readers = [
        "Utc::now",
        "Local::now",
        "SystemTime::now",
        "CURRENT_TIMESTAMP",
        "now()::",
    ];
    for (file, text) in all_sources() {
        for reader in readers {
            assert!(
                file == "clock.rs" || !text.contains(reader),
                "{file} reads the time: {reader}"
            );
        }
    }
}

/// What is typed is cleaned in `appeal::text` and nowhere else. Headers are no text of a person, and a password is kept to
/// the letter.
#[test]
fn text_that_comes_in_is_cleaned_in_one_place() {
    let headers = [
        "actions/source.rs",
        "web/forms.rs",
        "web/negotiate.rs",
        "web/security.rs",
        "web/session.rs",
    ];
    let by_hand = [
        ".trim()",
        "is_control(",
        "web::Form<",
        "web::Query",
        "from_query(",
        "CleanText::stored(",
    ];
    let mut broken = Vec::new();
    for (file, text) in all_sources() {
        let takes_text = ["actions", "store", "jobs", "web"].contains(&module(&file));
        for (number, line) in text.lines().enumerate() {
            for word in by_hand {
                let allowed = match word {
                    ".trim()" => headers.contains(&file.as_str()) || file == "actions/password.rs",
                    "CleanText::stored(" => module(&file) == "store",
                    _ => false,
                };
                let foreign =
                    line.starts_with("use actix_web::web") && (line.contains("Query") || line.contains("Form"));
                if takes_text && (foreign || line.contains(word) && !allowed) {
                    broken.push(format!("{file}:{}: {}", number + 1, line.trim()));
                }
            }
        }
    }
    assert!(
        broken.is_empty(),
        "cleaned by hand, or not cleaned:\n{}",
        broken.join("\n")
    );
}

#[test]
fn files_are_small_and_say_what_they_are_for() {
    let mut broken = Vec::new();
    for (file, text) in all_sources() {
        if text.lines().count() > 400 && !file.ends_with("schema.rs") {
            broken.push(format!("{file}: {} lines", text.lines().count()));
        }
        if !text.starts_with("//!") {
            broken.push(format!("{file}: no //! on top"));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
