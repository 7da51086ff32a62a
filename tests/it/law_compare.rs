//! `law compare` as an operator runs it: the example of a changed rulebook on appeals that were filed, on both databases.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use listening_state::appeal::{Language, Number};
use serde_json::{Value, json};

use crate::law::{copy_folder, edit, shipped};
use crate::scene::{AKTOGAY, DISTRICT, Scene};
use crate::support::database::Kind;
use crate::support::{TestDb, both_databases};

/// The roads department of the district.
pub const ROADS: &str = "103600000.roads";
/// Village streets are the district's to clear of snow.
const BY_DISTRICT: &str = "when = { road_class = \"street\" }\nplace = [\"village\"]\nlevel = \"district\"\nfunction = \"roads\"\nbudget = \"district\"\nbasis = [\"148 31 [R]\"]\nconfidence = \"med\"\n";

/// The shipped law with rows added to `road.snow` of a version.
fn amended(law: &Path, version: &str, rows: &str) {
    change_snow(&law.join("powers").join(version), |subject| {
        format!("{subject}\n{rows}")
    });
}

/// Rewrites `road.snow`, up to the comment on the next subject.
fn change_snow(version: &Path, change: impl Fn(&str) -> String) {
    let file = version.join("road.toml");
    let text = std::fs::read_to_string(&file).expect("a file");
    let subject = text.find("code = \"road.snow\"").expect("the subject");
    let next = subject + text[subject..].find("\n# ").expect("the next subject");
    let changed = change(&text[subject..next]);
    assert_ne!(changed, text[subject..next]);
    std::fs::write(file, format!("{}{changed}{}", &text[..subject], &text[next..])).expect("a file");
}

/// The shipped law, where from 2027 the district clears village streets of snow: by rows with dates.
fn by_rows(db: &TestDb) -> PathBuf {
    let law = db.folder().join("by-rows");
    copy_folder(&shipped(), &law);
    let ended = "[[subject.rule]]\ncode = \"street\"\nvalid_until = 2026-12-31\n";
    let next = format!("[[subject.rule]]\ncode = \"street_2027\"\nvalid_from = 2027-01-01\n{BY_DISTRICT}");
    amended(&law, "2021-07-01", &format!("{ended}\n{next}"));
    law
}

/// The same by a folder of its own from 2027.
fn by_folder(db: &TestDb) -> PathBuf {
    let law = db.folder().join("by-folder");
    copy_folder(&shipped(), &law);
    let next = law.join("powers/2027-01-01");
    copy_folder(&law.join("powers/2021-07-01"), &next);
    edit(
        &next.join("version.toml"),
        "valid_from = 2021-07-01",
        "valid_from = 2027-01-01",
    );
    amended(
        &law,
        "2027-01-01",
        &format!("[[subject.rule]]\ncode = \"street\"\nalso = []\n{BY_DISTRICT}"),
    );
    delete_expired(&next, "2027-01-01");
    law
}

/// Deletes the rows, overlaps and quotations whose last day has passed, as the check asks of whoever copies a folder.
fn delete_expired(version: &Path, from: &str) {
    for entry in std::fs::read_dir(version).expect("a folder") {
        let file = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&file).expect("a file");
        let mut blocks = text.split("\n[[");
        let mut kept = blocks.next().unwrap_or_default().to_owned();
        let mut row_is_gone = false;
        for block in blocks {
            let until = block.split_once("valid_until = ").and_then(|(_, day)| day.get(..10));
            let gone = until.is_some_and(|day| day < from);
            // The overlaps of a row go with it; one of its overlaps may go alone.
            let overlap = block.split_once("]]").is_some_and(|(name, _)| name.ends_with(".also"));
            if !overlap {
                row_is_gone = gone;
            }
            if !(gone || row_is_gone) {
                kept += "\n[[";
                kept += block;
            }
        }
        std::fs::write(&file, kept).expect("a file");
    }
}

fn run(db: &TestDb, new: &Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_listening-state"))
        .args(["law", "compare", "--old"])
        .arg(shipped())
        .arg("--new")
        .arg(new)
        .args(more)
        .current_dir(db.folder())
        .env_remove("LAW_DIR")
        .env("DATABASE_URL", &db.url)
        .output()
        .expect("the program starts")
}

#[track_caller]
fn compare(db: &TestDb, new: &Path, more: &[&str]) -> Value {
    let output = run(db, new, &[more, &["--json"]].concat());
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{more:?}: {complaint}");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {complaint}"))
}

/// Files an appeal of the resident at Aktogay; its number.
fn file(scene: &Scene, time: &str, settlement: &str, subject: &str, class: Option<&str>) -> Number {
    let receipt = scene.file(time, |draft| {
        draft.settlement = settlement.into();
        draft.subject = subject.into();
        draft.facts = class
            .map(|class| ("road_class".into(), class.into()))
            .into_iter()
            .collect();
    });
    receipt.number
}

/// Seven appeals of a winter. Three are about snow in village streets: the first, the fourth and the sixth.
pub fn winter(scene: &Scene) -> Vec<Number> {
    [
        ("2025-12-29 10:00", "103641100", "road.snow", Some("street")),
        ("2026-01-12 10:00", "103620100", "road.snow", Some("street")),
        ("2026-01-13 10:00", "103641100", "road.snow", Some("oblast")),
        ("2026-01-14 10:00", "103643100", "road.snow", Some("street")),
        ("2026-01-15 10:00", "103641100", "road.snow", None),
        ("2026-02-16 10:00", "103641100", "road.snow", Some("street")),
        ("2026-02-17 10:00", "103641100", "road.pothole", Some("street")),
    ]
    .map(|(time, settlement, subject, class)| file(scene, time, settlement, subject, class))
    .into()
}

#[test]
fn an_amendment_by_rows_or_by_a_folder_is_tried_on_what_was_filed() {
    both_databases(|db, store| {
        let scene = Scene::on(store);
        scene.officer(ROADS, Language::Ru);
        let numbers = winter(&scene);
        for (law, rule) in [
            (by_rows(db), "road.snow/street_2027"),
            (by_folder(db), "road.snow/street"),
        ] {
            let found = compare(db, &law, &[]);
            assert_eq!(found["on"], "2027-01-01");
            assert_eq!((&found["from"], &found["to"]), (&json!(null), &json!(null)));
            assert_eq!((&found["old"], &found["new"]), (&json!(shipped()), &json!(law)));
            let counts = ["appeals", "elsewhere", "other_rule"].map(|field| &found[field]);
            assert_eq!(counts, [&json!(7), &json!(3), &json!(0)], "{rule}");
            let moved = |old: &str, new: &str| json!([{ "old": old, "new": new, "appeals": 3 }]);
            assert_eq!(found["by_level"], moved("rural", "district"));
            assert_eq!(found["by_function"], moved("akimat", "roads"));
            assert_eq!(found["by_budget_level"], moved("rural", "district"));
            assert_eq!(
                found["by_body"],
                json!([
                    { "old": AKTOGAY, "new": ROADS, "appeals": 2 },
                    { "old": "103643000.akimat", "new": ROADS, "appeals": 1 },
                ])
            );
            assert_eq!(found["by_subject"], json!([{ "subject": "road.snow", "appeals": 3 }]));
            let cases = found["cases"].as_array().expect("a list");
            let named: Vec<_> = cases.iter().map(|case| &case["number"]).collect();
            assert_eq!(named, [&json!(numbers[0]), &json!(numbers[3]), &json!(numbers[5])]);
            assert_eq!(
                cases[0],
                json!({
                    "number": numbers[0], "registered_on": "2025-12-29", "settlement": "103641100",
                    "subject": "road.snow", "facts": { "road_class": "street" },
                    "old": {
                        "outcome": "routed", "rule": "road.snow/street", "level": "rural", "function": "akimat",
                        "budget_level": "rural", "body": AKTOGAY,
                    },
                    "new": {
                        "outcome": "routed", "rule": rule, "level": "district", "function": "roads",
                        "budget_level": "district", "body": ROADS,
                    },
                })
            );
        }
    });
}

#[test]
fn days_bound_what_is_asked_and_by_which_law() {
    both_databases(|db, store| {
        let scene = Scene::on(store);
        let numbers = winter(&scene);
        let law = by_rows(db);
        for (more, appeals, named) in [
            (&["--from", "2026-01-12"][..], 6, &[3, 5][..]),
            (&["--to", "2026-01-14"], 4, &[0, 3]),
            (&["--from", "2026-01-14", "--to", "2026-01-14"], 1, &[3]),
            (&["--from", "2026-03-01"], 0, &[]),
            (&["--on", "2026-12-31"], 7, &[]),
            (&["--on", "2027-01-01"], 7, &[0, 3, 5]),
            (&["--cases", "2"], 7, &[0, 3]),
            (&["--cases", "all"], 7, &[0, 3, 5]),
        ] {
            let found = compare(db, &law, more);
            assert_eq!(found["appeals"], appeals, "{more:?}");
            let cases = found["cases"].as_array().expect("a list");
            let expected: Vec<_> = named.iter().map(|index| json!(numbers[*index])).collect();
            let numbers: Vec<_> = cases.iter().map(|case| case["number"].clone()).collect();
            assert_eq!(numbers, expected, "{more:?}");
            // Nobody works at the department here: the akimat of the district holds, as it holds for filing.
            assert!(cases.iter().all(|case| case["new"]["body"] == DISTRICT));
        }
        // Before the law that we ship nothing is in force on either side.
        let before = compare(db, &law, &["--on", "2020-01-01"]);
        assert_eq!((&before["elsewhere"], &before["appeals"]), (&json!(0), &json!(7)));
    });
}

#[test]
fn a_subject_that_the_new_rulebook_lacks_is_told_and_stops_nothing() {
    both_databases(|db, store| {
        let scene = Scene::on(store);
        let numbers = winter(&scene);
        let law = db.folder().join("law");
        copy_folder(&shipped(), &law);
        edit(
            &law.join("powers/2021-07-01/road.toml"),
            "\"road.pothole\"",
            "\"road.hole\"",
        );
        let found = compare(db, &law, &[]);
        assert_eq!((&found["appeals"], &found["elsewhere"]), (&json!(7), &json!(1)));
        assert_eq!(
            found["by_level"],
            json!([{ "old": "rural", "new": "unroutable", "appeals": 1 }])
        );
        assert_eq!(found["by_body"], json!([{ "old": AKTOGAY, "new": null, "appeals": 1 }]));
        let case = &found["cases"][0];
        assert_eq!(case["number"], json!(numbers[6]));
        assert_eq!(case["new"]["outcome"], "unroutable");
        assert_eq!(
            case["new"]["reason"],
            "the rulebook of 2026-07-19 has no subject road.pothole"
        );
    });
}

#[test]
fn the_same_body_by_another_rule_is_counted_apart() {
    both_databases(|db, store| {
        let scene = Scene::on(store);
        winter(&scene);
        let law = db.folder().join("law");
        copy_folder(&shipped(), &law);
        change_snow(&law.join("powers/2021-07-01"), |subject| {
            subject.replacen("confidence = \"high\"", "confidence = \"low\"", 1)
        });
        let found = compare(db, &law, &[]);
        assert_eq!((&found["elsewhere"], &found["other_rule"]), (&json!(0), &json!(6)));
        assert_eq!((&found["by_body"], &found["cases"]), (&json!([]), &json!([])));
    });
}

#[test]
fn for_people_there_are_tables_and_a_line_for_each_appeal() {
    let db = TestDb::new(Kind::Sqlite);
    let scene = Scene::on(db.store());
    scene.officer(ROADS, Language::Ru);
    let numbers = winter(&scene);
    let output = run(&db, &by_rows(&db), &["--from", "2026-01-01", "--cases", "1"]);
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let (_, text) = text.split_once("law of").expect("the folders come first");
    let expected = format!(
        "      2027-01-01
registered  2026-01-01 – …
appeals     6
elsewhere   2
other rule  0 (same body, other rule, basis or confidence)

Level
         2  rural → district

Function
         2  akimat → roads

Budget level
         2  rural → district

Body
         1  {AKTOGAY} → {ROADS}
         1  103643000.akimat → {ROADS}

Subject
         2  road.snow

Appeals (1 of 2)
{}  2026-01-14  103643100  road.snow road_class=street: 103643000.akimat (rural/akimat, road.snow/street, budget rural) \
→ {ROADS} (district/roads, road.snow/street_2027, budget district)
",
        numbers[3]
    );
    assert_eq!(text, expected);
}

#[test]
fn a_terminal_names_twenty_and_json_a_hundred() {
    let db = TestDb::new(Kind::Sqlite);
    let scene = Scene::on(db.store());
    for _ in 0..21 {
        file(&scene, "2026-01-14 10:00", "103641100", "road.snow", Some("street"));
    }
    let law = by_rows(&db);
    let text = String::from_utf8(run(&db, &law, &[]).stdout).expect("UTF-8");
    assert!(text.contains("Appeals (20 of 21)"), "{text}");
    assert_eq!(text.lines().filter(|line| line.starts_with("ЖТ-")).count(), 20);
    let cases = compare(&db, &law, &[]);
    assert_eq!(cases["cases"].as_array().map(Vec::len), Some(21));
}

#[test]
fn an_empty_database_gives_zeros() {
    both_databases(|db, _store| {
        let found = compare(db, &by_rows(db), &[]);
        let counts = ["appeals", "elsewhere", "other_rule"].map(|field| &found[field]);
        assert_eq!(counts, [&json!(0); 3]);
        for table in [
            "by_level",
            "by_function",
            "by_budget_level",
            "by_body",
            "by_subject",
            "cases",
        ] {
            assert_eq!(found[table], json!([]), "{table}");
        }
    });
}

#[test]
fn what_cannot_be_compared_is_refused_with_its_reason() {
    let db = TestDb::new(Kind::Sqlite);
    let law = by_rows(&db);
    let refused = |law: &Path, more: &[&str], code: i32, reason: &str| {
        let output = run(&db, law, more);
        assert_eq!(output.status.code(), Some(code), "{more:?}");
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(complaint.contains(reason), "{reason} is not in {complaint}");
        assert!(output.stdout.is_empty());
    };
    refused(&law, &[], 1, "there is no database");
    refused(
        &law,
        &["--from", "2026-02-01", "--to", "2026-01-01"],
        2,
        "2026-02-01 is after --to 2026-01-01",
    );
    refused(&law, &["--cases", "few"], 2, "a number, or all");
    refused(&db.folder().join("nowhere"), &[], 1, "nowhere");
    drop(db.store());
    edit(
        &law.join("powers/2021-07-01/road.toml"),
        "[\"village\"]",
        "[\"villag\"]",
    );
    let text = std::fs::read_to_string(law.join("powers/2021-07-01/road.toml")).expect("a file");
    let at = text.find("villag\"").expect("the edit");
    let line = 1 + text[..at].matches('\n').count();
    let fault = format!("powers/2021-07-01/road.toml:{line}: unknown place \"villag\"");
    refused(&law, &[], 1, &fault);
}
