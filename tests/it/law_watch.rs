//! Changes of the law that nobody has read yet: what `law check` remarks of them, which rows are refused, and what the
//! administrators see.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::desk::{House, at};
use crate::law::{Desk, edit};
use crate::support::both;
use crate::support::office::shipped_law;

fn check(desk: &Desk, folder: &Path, on: &str, code: i32) -> Value {
    let folder = folder.display().to_string();
    desk.json(&["law", "check", "--law", &folder, "--on", on, "--json"], code)
}

/// The rows of a list whose message begins with these words.
fn told<'v>(found: &'v Value, list: &str, act: &str) -> Vec<&'v Value> {
    let rows = found[list].as_array().expect("a list");
    rows.iter()
        .filter(|row| row["message"].as_str().is_some_and(|text| text.starts_with(act)))
        .collect()
}

#[test]
fn a_change_that_nobody_read_is_remarked_from_its_day_on() {
    let desk = Desk::new();
    let folder = desk.law();
    let before = check(&desk, &folder, "2026-06-30", 0);
    assert!(told(&before, "remarks", "306-VIII").is_empty(), "{before}");
    let after = check(&desk, &folder, "2026-07-01", 0);
    let rows = told(&after, "remarks", "306-VIII");
    assert_eq!(rows.len(), 1, "{after}");
    assert_eq!(rows[0]["file"], "watch.toml");
    let text = fs::read_to_string(folder.join("watch.toml")).expect("a file");
    let line = rows[0]["line"].as_u64().expect("a line") as usize;
    assert_eq!(text.lines().nth(line - 1), Some("act = \"306-VIII\""));
    let said = rows[0]["message"].as_str().expect("a text");
    assert!(said.contains("in force since 2026-07-01"), "{said}");
    assert!(said.contains("village streets"), "what it may move: {said}");
    assert_eq!(after["faults"], json!([]), "a remark is no fault");
    // A bill is not said to be in force.
    let later = check(&desk, &folder, "2026-11-22", 0);
    let bill = told(&later, "remarks", "bill-2025-11");
    let said = bill[0]["message"].as_str().expect("a text");
    assert!(said.contains("a bill") && !said.contains("in force"), "{said}");
}

#[test]
fn people_read_the_remarks_below_the_proof() {
    let desk = Desk::new();
    let output = desk.run(&["law", "check", "--on", "2026-11-22"]);
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let proof = text.find("No fault").expect("the proof");
    let remark = text.find("306-VIII").expect("the remark");
    assert!(proof < remark, "{text}");
}

#[test]
fn a_law_folder_may_do_without_the_list() {
    let desk = Desk::new();
    let folder = desk.law();
    fs::remove_file(folder.join("watch.toml")).expect("removed");
    let found = check(&desk, &folder, "2026-11-22", 0);
    assert!(
        told(&found, "remarks", "")
            .iter()
            .all(|row| row["file"] != "watch.toml")
    );
}

#[test]
fn a_row_that_is_not_whole_is_a_fault_with_its_line() {
    let row = "[[watch]]\nact = \"306-VIII\"";
    for (old, new, at, message) in [
        (
            "date = 2026-07-01\narticles = [\"roads-law 3(2)(2)",
            "articles = [\"roads-law 3(2)(2)",
            "act = \"306-VIII\"",
            "a watch row without date: 306-VIII",
        ),
        (
            "date = 2026-07-01\narticles = [\"roads-law 3(2)(2)",
            "date = 10:00:00\narticles = [\"roads-law 3(2)(2)",
            "date = 10:00:00",
            "10:00:00 is not a date like 2026-05-01",
        ),
        (
            "\"roads-law 13\"",
            "\"rods-law 13\"",
            "\"rods-law 13\"",
            "citation \"rods-law 13\": acts.toml has no act \"rods-law\"",
        ),
        (
            "\"roads-law 13\"",
            "\"roads-law x\"",
            "\"roads-law x\"",
            "citation \"roads-law x\": \"x\" is not an article",
        ),
        (
            "groups = [\"road\"]",
            "groups = [\"rood\"]",
            "groups = [\"rood\"]",
            "unknown group \"rood\"",
        ),
        (
            "subjects = [\"transport.stop\", \"water.drainage\"]",
            "subjects = [\"road.hole\"]",
            "subjects = [\"road.hole\"]",
            "unknown subject \"road.hole\"",
        ),
        (
            "en = \"Law amending laws after the new Constitution\"",
            "en = \" \"",
            "Жаңа Конституцияға",
            "the name of 306-VIII has no text in en",
        ),
        (
            "kk = \"Ауыл көшелеріне",
            "uz = \"Ауыл көшелеріне",
            "uz = \"Ауыл көшелеріне",
            "unknown field `uz`, expected one of `kk`, `ru`, `en`",
        ),
        (row, "[[watch]]\nact = \"\"", "act = \"\"", "a watch row without an act"),
        (
            row,
            "[[watch]]\nact = \"291-VIII\"",
            "[[watch]]\nact = \"291-VIII\"\nname = { kk = \"Жаңа",
            "291-VIII of 2026-07-01 is there already",
        ),
    ] {
        let desk = Desk::new();
        let folder = desk.law();
        let file = folder.join("watch.toml");
        edit(&file, old, new);
        let text = fs::read_to_string(&file).expect("a file");
        let mut line = 1 + text[..text.find(at).expect("the mark")].matches('\n').count();
        if at.starts_with("[[watch]]") {
            line += 1;
        }
        let found = check(&desk, &folder, "2026-05-01", 1);
        let fault = json!({ "file": "watch.toml", "line": line, "message": message });
        let faults = found["faults"].as_array().expect("a list");
        assert!(faults.contains(&fault), "{new:?}: {fault} is not in {faults:?}");
    }
}

#[test]
fn all_wrong_rows_are_told_at_once_and_none_is_used() {
    let desk = Desk::new();
    let folder = desk.law();
    let file = folder.join("watch.toml");
    edit(&file, "\"roads-law 13\"", "\"rods-law 13\"");
    edit(&file, "date = 2026-09-01", "");
    edit(&file, "en = \"Digital Code\"", "en = \"\"");
    let found = check(&desk, &folder, "2026-11-22", 1);
    assert_eq!(found["faults"].as_array().map(Vec::len), Some(3), "{found}");
    let refused = desk.run(&["law", "check", "--law", &folder.display().to_string()]);
    assert_eq!(refused.status.code(), Some(1));
}

#[test]
fn administrators_see_each_change_with_what_it_may_move() {
    both("administrators_see_each_change", |env| {
        let house = House::open(env, at(11, 23, 10));
        let admin = house.signed_in("admin@akimat.example");
        for (lang, title, streets, bill, article, versions) in [
            (
                "kk",
                "Заңның оқылмаған өзгерістері",
                "Ауыл көшелеріне кім жауап беретіні",
                "заң жобасы",
                "3-бабы",
                "ережелер 2021-07-01, мерзімдер",
            ),
            (
                "ru",
                "Непрочитанные изменения закона",
                "Кто отвечает за улицы сёл",
                "законопроект",
                "статьи 3",
                "правила 2021-07-01, сроки",
            ),
            (
                "en",
                "Changes of the law not read yet",
                "Who answers for village streets",
                "bill",
                "articles 3(2)(2)",
                "rules 2021-07-01, time limits",
            ),
        ] {
            let page = admin.page(&format!("/staff/law?lang={lang}"));
            for words in [title, streets, bill, article, versions, "№ 306-VIII"] {
                assert!(page.contains(words), "{lang}: {words} is not on\n{page}");
            }
            assert!(
                !page.contains("\"></td>"),
                "{lang}: an empty cell keeps its label\n{page}"
            );
            for mark in ["bill-2025-11", "staff-law-", "roads-law"] {
                assert!(!page.contains(mark), "{lang}: {mark} is on\n{page}");
            }
            // The first page of an administrator says that there is something to read.
            let first = admin.page(&format!("/staff/officers?lang={lang}"));
            assert!(first.contains("href=\"/staff/law\"") && first.contains(title), "{lang}");
        }
    });
}

#[test]
fn a_change_that_is_to_come_stands_apart_and_alarms_nobody() {
    both("a_change_that_is_to_come", |env| {
        let house = House::open(env, at(1, 11, 10));
        let admin = house.signed_in("admin@akimat.example");
        let page = admin.page("/staff/law?lang=en");
        let coming = page.find("Not in force yet: ").expect("those to come");
        assert!(page[..coming].contains("To be read now: 0"), "{page}");
        assert!(page[coming..].contains("Who answers for village streets"));
        assert!(!admin.page("/staff/officers?lang=en").contains("should be read now: "));
    });
}

/// Whether an article stands in another, or is it: `13(2)(2)` in `13`.
fn within(cited: &str, changed: &str) -> bool {
    changed.is_empty() || cited == changed || cited.strip_prefix(changed).is_some_and(|rest| rest.starts_with('('))
}

#[test]
fn each_row_that_we_ship_names_the_subjects_whose_articles_it_changes() {
    let law = shipped_law();
    assert!(law.watch.len() > 10);
    let days = ["2026-01-01", "2026-06-30", "2026-07-01"].map(|day| day.parse().expect("a date"));
    for change in &law.watch {
        assert!(
            change.adopted.is_none_or(|adopted| adopted <= change.date),
            "{}",
            change.act
        );
        let known = |code: &String| law.powers.subject_name(code).is_some();
        assert!(change.subjects.iter().all(known), "{}", change.act);
        assert!(change.groups.iter().all(|code| law.powers.group_name(code).is_some()));
        let changed = change.articles.iter().flat_map(|written| {
            let (act, articles) = written.split_once(' ').unwrap_or((written, ""));
            articles.split(", ").map(move |article| (act, article))
        });
        let changed: Vec<(&str, &str)> = changed.collect();
        for (day, subject) in days
            .iter()
            .flat_map(|day| law.powers.subjects(*day).into_iter().map(move |one| (*day, one)))
        {
            let rows = law.powers.rules(day, &subject.code);
            let own = rows
                .iter()
                .flat_map(|row| &row.cited)
                .map(|cited| (&cited.act, &cited.article));
            let others = rows.iter().flat_map(|row| &row.also).flat_map(|other| &other.quotes);
            let cited = own.chain(others.map(|quote| (&quote.act, &quote.article)));
            for (act, article) in cited {
                let moved = changed
                    .iter()
                    .any(|(whose, which)| act == whose && within(article, which));
                let (law, code) = (&change.act, &subject.code);
                assert!(
                    !moved || change.concerns(&subject),
                    "{law} does not name {code}, which cites {act} {article}"
                );
            }
        }
    }
}
