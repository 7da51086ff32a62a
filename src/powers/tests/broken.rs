//! Broken rulebooks: each names its fault exactly.

use std::collections::BTreeMap;

use crate::powers::{Fault, Rulebook, check};

use super::shipped_files;

pub(super) const ROAD: &str = "powers/2021-07-01/road.toml";
const TEMPLATES: &str = "powers/2021-07-01/templates.toml";
const SYNONYMS: &str = "powers/2021-07-01/synonyms.toml";

/// The shipped law with one text replaced by another (once, after a marker) in a file.
pub(super) fn edited(file: &str, marker: &str, old: &str, new: &str) -> (BTreeMap<String, String>, usize) {
    let mut files = shipped_files();
    let text = files.get_mut(file).unwrap();
    let start = text.find(marker).unwrap();
    let at = start + text[start..].find(old).unwrap();
    let line = 1 + text[..at].matches('\n').count();
    text.replace_range(at..at + old.len(), new);
    (files, line)
}

/// Asserts that an edit gives one fault, on the line of the edit moved by `below`.
fn refuses(file: &str, marker: &str, old: &str, new: &str, below: isize, message: &str) {
    let (files, line) = edited(file, marker, old, new);
    let line = line.checked_add_signed(below).unwrap();
    let expected = Fault {
        file: file.to_owned(),
        line,
        message: message.to_owned(),
    };
    assert_eq!(Rulebook::parse(&files).unwrap_err(), [expected], "{old:?} -> {new:?}");
}

#[test]
fn wrong_entries_are_named() {
    let pothole = "code = \"road.pothole\"";
    let blocked = "code = \"road.blocked\"";
    refuses(
        ROAD,
        pothole,
        "ru = \"Яма на дороге\"",
        "ru = \" \"",
        0,
        "missing translation: name of road.pothole has no ru",
    );
    refuses(
        ROAD,
        blocked,
        "729(3)",
        "729(3), 6x",
        0,
        "citation \"KoAP 729(3), 6x [F]\": \"6x\" is not an article",
    );
    refuses(
        ROAD,
        blocked,
        "729(3)",
        "729()",
        0,
        "citation \"KoAP 729() [F]\": \"729()\" is not an article",
    );
    refuses(
        ROAD,
        blocked,
        "KoAP 729",
        "KoZoT 729",
        0,
        "citation \"KoZoT 729(3) [F]\": acts.toml has no act \"KoZoT\"",
    );
    refuses(
        ROAD,
        blocked,
        " [F]",
        "",
        0,
        "citation \"KoAP 729(3)\" has no mark: [F], [R] or [I]",
    );
    refuses(
        ROAD,
        pothole,
        "template = \"road_class\"",
        "template = \"rod_class\"",
        0,
        "unknown template \"rod_class\"",
    );
    refuses(
        ROAD,
        pothole,
        "confidence = \"high\"",
        "confidence = \"sure\"",
        0,
        "unknown confidence \"sure\"",
    );
    refuses(
        ROAD,
        "\"road.surface\"",
        "\"road.surface\"",
        "\"road.pothole\"",
        0,
        "duplicate subject road.pothole",
    );
    refuses(
        "bodies.toml",
        "code = \"digital\"",
        "ru = \"Управление цифровизации: {territory}\"",
        "ru = \"Управление\"",
        0,
        "function digital: a name without {territory}",
    );
}

#[test]
fn wrong_synonyms_are_named() {
    let hole = "code = \"hole\"";
    refuses(
        SYNONYMS,
        hole,
        "code = \"road\"",
        "code = \"hole\"",
        0,
        "duplicate concept hole",
    );
    refuses(
        SYNONYMS,
        hole,
        "\"pothole\"",
        "\"pothole\", \"a hole\"",
        0,
        "concept hole: \"a hole\" is not one word",
    );
    refuses(
        SYNONYMS,
        "en = [",
        "\"hello\"",
        "\"!\"",
        0,
        "courtesy: a phrase without words",
    );
    // Latin `jol` is read as `жол`.
    refuses(
        SYNONYMS,
        hole,
        "\"pothole\"",
        "\"pothole\", \"jol\"",
        4,
        "\"жол\" is in the concepts hole and road",
    );
    refuses(
        SYNONYMS,
        hole,
        "[[concept]]",
        "[[concept]]\ncode = \"lone\"\nkk = [\"председатель\"]\n\n[[concept]]",
        1,
        "concept lone has fewer than two words",
    );
}

#[test]
fn a_file_that_cannot_be_read_is_told_without_its_echoes() {
    let questions = "powers/2021-07-01/questions.toml";
    let (files, line) = edited(questions, "code = \"land\"", "help =", "hlep =");
    let faults = Rulebook::parse(&files).unwrap_err();
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!((faults[0].file.as_str(), faults[0].line), (questions, line));
    assert!(faults[0].message.contains("hlep"), "{faults:?}");
}

#[test]
fn a_rulebook_may_do_without_synonyms() {
    let mut files = shipped_files();
    files.remove(SYNONYMS).unwrap();
    Rulebook::parse(&files).unwrap();
}

#[test]
fn an_unknown_key_and_a_bad_date_are_named() {
    let (files, line) = edited(ROAD, "\"road.pothole\"", "confidence =", "confidense =");
    let faults = Rulebook::parse(&files).unwrap_err();
    assert!(
        faults
            .iter()
            .any(|fault| fault.file == ROAD && fault.line == line && fault.message.contains("confidense")),
        "{faults:?}"
    );
    let (files, line) = edited(
        "powers/2021-07-01/version.toml",
        "valid_from",
        "2021-07-01",
        "2026-02-30",
    );
    let faults = Rulebook::parse(&files).unwrap_err();
    assert!(
        faults
            .iter()
            .any(|fault| fault.file.ends_with("version.toml") && fault.line == line),
        "{faults:?}"
    );
}

/// Adds a row to the subject `road.snow`.
pub(super) fn snow(row: &str) -> BTreeMap<String, String> {
    let (files, _) = edited(
        ROAD,
        "\"road.snow\"",
        "confidence = \"high\"\n",
        &format!("confidence = \"high\"\n\n{row}\n"),
    );
    files
}

pub(super) const DISTRICT: &str = "[[subject.rule]]\ncode = \"street_2027\"\nwhen = { road_class = \"street\" }\nplace = [\"village\"]\nlevel = \"district\"\nfunction = \"roads\"\nowner = \"contractor\"\nbudget = \"district\"\nbasis = [\"148 31 [R]\"]\nvalid_from = 2027-01-01\n";
pub(super) const ENDED: &str = "[[subject.rule]]\ncode = \"street\"\nvalid_until = 2026-12-31\n";

#[test]
fn gaps_and_overlaps_are_named_by_their_smallest_facts() {
    let report = check(&snow(DISTRICT));
    assert_eq!((report.gaps, report.overlaps), (0, 1));
    let message = "overlap: road.snow: rules street and street_2027 both fire for road_class=street, place=village, from 2027-01-01";
    assert_eq!(report.faults[0].message, message);
    let report = check(&snow(ENDED));
    assert_eq!((report.gaps, report.overlaps), (1, 0));
    let message = "gap: road.snow has no rule for road_class=street, place=village, from 2027-01-01";
    assert_eq!(report.faults[0].message, message);
    let report = check(&snow(&format!("{ENDED}\n{DISTRICT}")));
    assert_eq!(report.faults, []);
}

#[test]
fn dead_rules_and_idle_questions_are_named() {
    let never = DISTRICT.replace("2027-01-01", "2019-01-01").replace("\n\"]", "") + "valid_until = 2020-12-31\n";
    let report = check(&snow(&never));
    assert_eq!(report.faults.len(), 1, "{:?}", report.faults);
    assert_eq!(
        report.faults[0].message,
        "dead rule: road.snow/street_2027 can never fire in this version"
    );
    let (files, line) = edited(
        ROAD,
        "\"road.blocked\"",
        "template = \"rural_akim\"",
        "template = \"rural_akim\"\nquestions = [\"land\"]",
    );
    let faults = check(&files).faults;
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(faults[0].message, "question land decides nothing for road.blocked");
    assert!(faults[0].line < line);
}

#[test]
fn a_rural_body_where_there_is_no_rural_akim_is_refused() {
    let (files, _) = edited(
        TEMPLATES,
        "code = \"street\"",
        "place = [\"village\"]",
        "place = [\"village\", \"city\"]",
    );
    let faults = check(&files).faults;
    assert!(
        faults
            .iter()
            .any(|fault| fault.message == "a rural body cannot hold where place includes city"),
        "{faults:?}"
    );
}

#[test]
fn an_unknown_function_is_named_in_the_template_that_has_it() {
    let (files, line) = edited(
        TEMPLATES,
        "code = \"police\"",
        "function = \"police\"",
        "function = \"militia\"",
    );
    let faults = Rulebook::parse(&files).unwrap_err();
    let message = "unknown function \"militia\" at level district (bodies.toml)";
    assert!(
        faults
            .iter()
            .any(|fault| (fault.file.as_str(), fault.line, fault.message.as_str()) == (TEMPLATES, line, message)),
        "{faults:?}"
    );
}
