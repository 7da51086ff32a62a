//! Whoever changes a value past the service is noticed: the tampering is made from the schema, so that a new column is
//! either protected by the journal or stands in the list below with its reason.

use listening_state::actions;
use listening_state::jobs;

use crate::calendars::{MOURNING, calendar};
use crate::support::{Kind, TestDb, every_state};

mod stranger;
use stranger::{Column, Stranger, changed, some};

/// What the journals leave out on purpose: table, column (`*` for all, nothing for the removal of a row), and why.
const LEFT_OUT: &[(&str, &str, &str)] = &[
    ("territories", "*", "the classifier, imported again at any time"),
    ("territory_words", "*", "made from the names of territories"),
    ("territory_former_names", "*", "found by, and nothing else"),
    (
        "territory_coming",
        "*",
        "a list of the classifier that is not in force yet",
    ),
    ("territory_lists", "*", "which list was imported when"),
    (
        "territory_successions",
        "*",
        "each confirmation is in the journal of security, each case handed over in its own",
    ),
    ("bodies", "*", "made from the classifier; cases name bodies by code"),
    ("body_words", "*", "made from the names of bodies"),
    ("officers", "language", "the language of one's own pages"),
    (
        "officers",
        "created_at",
        "the entry that made the account has its own instant",
    ),
    ("sessions", "*", "who is signed in"),
    ("sign_in_throttles", "*", "forgotten after a while"),
    ("unattended_told", "*", "who was told of a body without people"),
    ("first_letters", "*", "forgotten after a day"),
    ("held_letters", "*", "not sent; what is released is in the outbox"),
    ("secret_fingerprint", "*", "another one refuses the start"),
    ("probe", "*", "written to find out whether the database can be"),
    ("calendars", "*", "the dates that follow from them stand in each entry"),
    ("cases", "revision", "tells two readers apart, and nothing else"),
    ("cases", "calendar", "a wrong one has the dates counted once more"),
    ("owed_letters", "case_id", "a row of no case is like one struck out"),
    (
        "owed_letters",
        "",
        "a letter that became needless is struck out without an entry",
    ),
    ("outbox", "next_attempt_at", "when delivery is tried"),
    ("outbox", "attempts", "how often delivery was tried"),
    ("outbox", "last_error", "what delivery met"),
    ("outbox", "sent_at", "deliveries are not journalled"),
    (
        "outbox",
        "refusal",
        "why it was given up; the entry `undelivered` says that it was",
    ),
    ("outbox", "failing_since", "since when delivery fails"),
    ("outbox", "tried_at", "when delivery was tried"),
    ("outbox", "claimed_by", "who delivers it now"),
    ("outbox", "set_aside_at", "that it could not be opened"),
    ("security_journal_head", "id", "the database itself holds it at 1"),
];

/// Columns that say which row it is: what their change breaks is found elsewhere, and named there.
const IDENTITIES: [&str; 10] = [
    "id", "appeal", "case_id", "salt", "seq", "year", "number", "kind", "due_on", "last",
];

/// The reason why the journal leaves a column out, or the deletion of a row (no column).
fn left_out(table: &str, column: &str) -> Option<&'static str> {
    LEFT_OUT
        .iter()
        .find(|(of, name, _)| *of == table && (*name == column || *name == "*"))
        .map(|(.., why)| *why)
}

/// Cases in every state, letters owed for moved dates, and a number that an older version left out.
fn history(kind: Kind) -> TestDb {
    let env = every_state::office(kind);
    let late_holiday = MOURNING.replace("2026-11-10", "2026-12-22");
    actions::apply_calendar(
        &env.office,
        "new.toml",
        &calendar("2026.3", 246, &late_holiday),
        env.now(),
    )
    .expect("a calendar");
    let found = jobs::recount_due_dates(&env.office, env.now()).expect("a recount");
    assert!(found.moved > 0);
    let db = env.db;
    drop(env.office);
    db.tamper(
        "UPDATE appeal_numbers SET last = last + 1; \
         INSERT INTO unused_numbers (year, number) SELECT year, last FROM appeal_numbers",
    )
    .expect("a number that was never given");
    db
}

#[test]
fn every_value_that_is_changed_past_the_service_is_noticed() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let db = history(kind);
        let mut stranger = Stranger::at(&db);
        assert_eq!(stranger.after("SELECT 1"), Some(None), "an honest history on {kind:?}");
        let columns = stranger.columns();
        assert!(columns.len() > 100, "{columns:?}");
        for column in &columns {
            change(&mut stranger, column);
        }
    }
}

/// Changes a value, takes one away and puts one where none is: each in the first row where it can be done.
fn change(stranger: &mut Stranger, column: &Column) {
    let Column { table_name, name, .. } = column;
    let kind = stranger.kind;
    let mut tampered = vec![(format!("{name} IS NOT NULL"), changed(kind, column))];
    if column.nullable == "YES" {
        tampered.push((format!("{name} IS NOT NULL"), "NULL".to_owned()));
        tampered.push((format!("{name} IS NULL"), some(kind, column).to_owned()));
    }
    let mut done = 0;
    for (which, value) in tampered {
        if stranger.count(table_name, &which) == 0 {
            continue;
        }
        done += 1;
        let row = stranger.one(table_name, &which, 0);
        let Some(found) = stranger.after(&format!("UPDATE {table_name} SET {name} = {value} WHERE {row}")) else {
            continue;
        };
        let what = format!("{table_name}.{name} = {value} where {which} on {kind:?}");
        match (left_out(table_name, name), found) {
            (None, None) => panic!("{what} is not noticed; is it left out on purpose?"),
            (None, Some(bad)) => assert!(
                bad.number == "security"
                    || bad.fault.contains(name.as_str())
                    || IDENTITIES.contains(&name.as_str())
                    || table_name == "journal",
                "{what}: the fault does not name the column: {bad:?}"
            ),
            (Some(_), None) => {}
            (Some(why), Some(bad)) => panic!("{what} is protected, though it is left out ({why}): {bad:?}"),
        }
    }
    assert!(
        done > 0 || left_out(table_name, name).is_some() || column.nullable == "YES",
        "{table_name}.{name} was not tampered with: the table is empty"
    );
}

#[test]
fn every_row_that_is_removed_past_the_service_is_noticed() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let db = history(kind);
        let mut stranger = Stranger::at(&db);
        let mut tables: Vec<String> = stranger.columns().into_iter().map(|column| column.table_name).collect();
        tables.dedup();
        for table in &tables {
            remove(&mut stranger, table);
        }
        // An appeal with all that belongs to it: its number is missed.
        for n in [1, 5, 9] {
            let number = format!("ЖТ-2026-{n:06}");
            let id = format!("(SELECT id FROM appeals WHERE number = '{number}')");
            let of_cases = format!("case_id IN (SELECT id FROM cases WHERE appeal = {id})");
            let found = stranger.after(&format!(
                "DELETE FROM proposals WHERE appeal = {id}; DELETE FROM steps WHERE appeal = {id}; DELETE FROM notices WHERE {of_cases}; DELETE FROM owed_letters WHERE {of_cases}; \
                 DELETE FROM outbox WHERE appeal = {id}; DELETE FROM journal WHERE appeal = {id}; \
                 DELETE FROM cases WHERE appeal = {id}; DELETE FROM appeals WHERE number = '{number}'"
            ));
            let found = found
                .flatten()
                .unwrap_or_else(|| panic!("{number} is not missed on {kind:?}"));
            assert_eq!(found.number, number, "{found:?}");
        }
        let last = stranger.after("UPDATE appeal_numbers SET last = last - 3; DELETE FROM unused_numbers");
        assert!(
            last.flatten().is_some_and(|bad| bad.fault.contains("set back")),
            "a counter set back"
        );
    }
}

fn remove(stranger: &mut Stranger, table: &str) {
    let rows = stranger.count(table, "TRUE");
    let why = left_out(table, "");
    assert!(rows > 0 || why.is_some(), "{table} is empty");
    // All of the short tables, some of the long ones.
    let step = (rows / 12).max(1);
    for place in (0..rows).step_by(step as usize) {
        let row = stranger.one(table, "TRUE", place);
        let Some(found) = stranger.after(&format!("DELETE FROM {table} WHERE {row}")) else {
            continue;
        };
        match (why, found) {
            (None, None) => panic!("the removal of row {place} of {table} is not noticed"),
            (Some(why), Some(bad)) => {
                panic!("the removal of a row of {table} is noticed, though left out ({why}): {bad:?}")
            }
            _ => {}
        }
    }
}
