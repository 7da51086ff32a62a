//! Broken calendars and clocks: each fault is named exactly, with its file and line.

use super::shipped;
use crate::deadlines::{Defect, parse};

/// The defects of the shipped files after one edit; the edit must find its place.
fn defects(file: &str, from: &str, to: &str) -> Vec<Defect> {
    let mut files = shipped();
    let text = files.get_mut(file).expect(file);
    assert!(text.contains(from), "{file} has no {from:?}");
    *text = text.replacen(from, to, 1);
    parse(&files).expect_err("the edit breaks the file")
}

/// The line on which a text stands in a shipped file.
fn line(file: &str, text: &str) -> usize {
    let files = shipped();
    let place = files[file].find(text).expect(text);
    files[file][..place].matches('\n').count() + 1
}

#[track_caller]
fn check(file: &str, from: &str, to: &str, at: &str, message: &str) {
    let expected = Defect {
        file: file.to_owned(),
        line: line(file, at),
        message: message.to_owned(),
    };
    assert_eq!(defects(file, from, to), [expected]);
}

const Y26: &str = "calendar/2026.toml";
const Y25: &str = "calendar/2025.toml";
const NEW: &str = "clocks/2025-12-29.toml";
const OLD: &str = "clocks/2021-07-01.toml";

#[test]
fn a_forgotten_holiday() {
    let message = "working_days is 247, but the days make 248";
    check(
        Y26,
        "[[holiday]]\ndate = 2026-05-27 # Wednesday\nname = \"kurban_ait\"\n",
        "",
        "working_days",
        message,
    );
}

#[test]
fn a_holiday_named_twice() {
    check(
        Y26,
        "date = 2026-01-02",
        "date = 2026-01-01",
        "date = 2026-01-02",
        "2026-01-01 stands here twice",
    );
}

#[test]
fn a_holiday_of_another_year() {
    check(
        Y26,
        "date = 2026-07-06",
        "date = 2025-07-06",
        "date = 2026-07-06",
        "2025-07-06 is not in 2026",
    );
}

#[test]
fn a_holiday_without_a_name() {
    let message = "holidays.toml has no holiday `nauriz`";
    check(
        Y26,
        "name = \"nauryz\"",
        "name = \"nauriz\"",
        "name = \"nauryz\"",
        message,
    );
}

#[test]
fn a_weekend_holiday_that_was_not_moved() {
    let message = "2026-10-25 is on a week-end and has no [[transferred]] day off";
    let edit = "[[transferred]]\ndate = 2026-10-26 # Monday\nfrom = 2026-10-25 # Sunday\n";
    check(Y26, edit, "", "2026-10-25", message);
}

#[test]
fn a_day_off_for_nothing() {
    let message = "2026-05-10 gives no day off: it is no holiday on a week-end and no worked week-end day, or it has \
                   its day off already";
    check(
        Y26,
        "from = 2026-05-09",
        "from = 2026-05-10",
        "from = 2026-05-09",
        message,
    );
}

#[test]
fn a_holiday_that_the_law_does_not_move() {
    let file = "calendar/2027.toml";
    let message = "the holiday of 2027-05-16 is not moved when it falls on a week-end";
    check(
        file,
        "from = 2027-05-09",
        "from = 2027-05-16",
        "from = 2027-05-09",
        message,
    );
}

#[test]
fn a_worked_day_in_the_week() {
    let found = defects(Y25, "[[worked]]\ndate = 2025-01-05", "[[worked]]\ndate = 2025-01-06");
    let first = Defect {
        file: Y25.to_owned(),
        line: line(Y25, "[[worked]]") + 1,
        message: "2025-01-06 is not on a week-end".to_owned(),
    };
    assert_eq!(found, [first]);
}

#[test]
fn a_transferred_day_on_a_weekend() {
    let message = "2026-05-16 is on a week-end and off already";
    check(
        Y26,
        "date = 2026-05-11",
        "date = 2026-05-16",
        "date = 2026-05-11",
        message,
    );
}

#[test]
fn a_file_with_the_name_of_another_year() {
    let mut files = shipped();
    let text = files[Y26].replacen("year = 2026", "year = 2028", 1);
    files.insert(Y26.to_owned(), text);
    let found = parse(&files).expect_err("another year");
    let first = Defect {
        file: Y26.to_owned(),
        line: line(Y26, "year = 2026"),
        message: "the file is not named 2028.toml".to_owned(),
    };
    assert!(found.contains(&first), "{found:?}");
}

#[test]
fn a_date_that_does_not_exist() {
    let found = defects(Y26, "date = 2026-12-16", "date = 2026-02-30");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (found[0].file.as_str(), found[0].line),
        (Y26, line(Y26, "date = 2026-12-16"))
    );
}

#[test]
fn a_word_that_no_file_knows() {
    let found = defects(Y26, "provisional = false", "provisonal = false");
    assert_eq!(
        (found.len(), found[0].line),
        (1, line(Y26, "provisional = false")),
        "{found:?}"
    );
    assert!(found[0].message.contains("provisonal"), "{found:?}");
}

#[test]
fn a_name_missing_in_one_language() {
    let file = "calendar/holidays.toml";
    let message = "holiday `victory_day` has no text in kk";
    check(
        file,
        "kk = \"Жеңіс күні\"",
        "kk = \"\"",
        "[holidays.victory_day]",
        message,
    );
}

#[test]
fn a_clock_without_a_term() {
    let message = "there is no term for `forward`";
    let found = defects(NEW, "clock = \"forward\"", "clock = \"return\"");
    assert!(found.iter().any(|defect| defect.message == message), "{found:?}");
    assert!(
        found
            .iter()
            .any(|defect| defect.message == "`return` has a second term"),
        "{found:?}"
    );
}

#[test]
fn a_clock_that_does_not_exist() {
    let found = defects(NEW, "clock = \"pass_up\"", "clock = \"pass_down\"");
    assert_eq!(
        (found.len(), found[0].line),
        (1, line(NEW, "clock = \"pass_up\"")),
        "{found:?}"
    );
    assert!(found[0].message.contains("pass_down"), "{found:?}");
}

#[test]
fn a_term_of_no_days() {
    let message = "`answer` cannot have 0 working days (1 to 250)";
    check(
        NEW,
        "working_days = 15",
        "working_days = 0",
        "working_days = 15",
        message,
    );
}

#[test]
fn a_term_without_an_article() {
    check(
        NEW,
        "article = \"99\"",
        "article = \" \"",
        "article = \"99\"",
        "article is empty",
    );
}

#[test]
fn a_gap_between_two_versions() {
    let message = "no version is in force from 2025-12-28 to 2025-12-28, both included";
    let found = defects(OLD, "valid_until = 2025-12-28", "valid_until = 2025-12-27");
    assert_eq!(
        found,
        [Defect {
            file: NEW.to_owned(),
            line: line(NEW, "valid_from"),
            message: message.to_owned()
        }]
    );
}

#[test]
fn two_versions_on_one_day() {
    let message = "2025-12-29 is already in the version 2021-07-01";
    let found = defects(OLD, "valid_until = 2025-12-28", "valid_until = 2025-12-29");
    assert_eq!(
        found,
        [Defect {
            file: NEW.to_owned(),
            line: line(NEW, "valid_from"),
            message: message.to_owned()
        }]
    );
}

#[test]
fn a_version_that_begins_after_the_calendars() {
    let message = "no version of the clocks is in force on 2022-01-01, which has a calendar";
    check(
        OLD,
        "valid_from = 2021-07-01",
        "valid_from = 2023-07-01",
        "valid_from",
        message,
    );
}

#[test]
fn an_hour_that_is_a_date() {
    let message = "2026-01-01 is not a time of day like 18:30:00";
    check(
        NEW,
        "office_closes = 18:30:00",
        "office_closes = 2026-01-01",
        "office_closes",
        message,
    );
}

#[test]
fn no_version_and_no_year() {
    let mut files = shipped();
    files.retain(|file, _| file == "calendar/holidays.toml");
    let found = parse(&files).expect_err("nothing to count with");
    let told: Vec<_> = found
        .iter()
        .map(|defect| (defect.file.as_str(), defect.message.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("calendar", "there is no year"),
            ("clocks", "there is no version of the clocks")
        ]
    );
}
