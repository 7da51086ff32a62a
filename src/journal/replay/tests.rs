//! What entries imply, also those that were written before all facts were recorded.
#![allow(clippy::unwrap_used)]

use chrono::{TimeZone, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::appeal::{Actor, OfficerId};
use crate::statistics::Standing;

const CASE: Uuid = Uuid::from_u128(7);
const OTHER: Uuid = Uuid::from_u128(8);
const OFFICER: Uuid = Uuid::from_u128(9);

fn entry(seq: i64, step: EntryKind, case: Uuid, facts: Value) -> Entry {
    Entry {
        appeal: Uuid::from_u128(1),
        seq,
        at: Utc.timestamp_opt(1_777_777_777 + seq, 0).unwrap(),
        step,
        case: Some(case),
        actor: match step {
            EntryKind::Registered => Actor::Resident,
            EntryKind::Undelivered | EntryKind::DueMoved => Actor::System,
            _ => Actor::Officer(OfficerId(OFFICER)),
        },
        facts: facts.as_object().unwrap().clone(),
    }
}

fn registered() -> Entry {
    let facts = json!({
        "number": "ЖТ-2026-000001", "body": "103641000.akimat", "registered_on": "2026-04-30",
        "due_on": "2026-05-26", "undetermined": false, "law": "v",
    });
    entry(1, EntryKind::Registered, CASE, facts)
}

fn value(columns: &Columns, column: &str) -> Option<Value> {
    columns.get(column).map(|claim| match &claim.held {
        Held::Value(value) => value.clone(),
        Held::Digest(digest) => json!({ "digest": digest }),
    })
}

#[test]
fn a_registered_case_is_whole_and_what_the_entry_lacks_is_not_claimed() {
    let history = History::of([&registered()]);
    let case = &history.cases[&CASE];
    for (column, held) in [
        ("seq", json!(1)),
        ("status", json!("registered")),
        ("open", json!(true)),
        ("due_order", json!("2026-05-26")),
        ("executor", Value::Null),
        ("answered_on", Value::Null),
    ] {
        assert_eq!(value(case, column), Some(held), "{column}");
    }
    // Older entries hold no forwarding date and no digest of the term.
    for column in ["forward_due_on", "deadline", "routing"] {
        assert_eq!(value(case, column), None, "{column}");
    }
    assert_eq!(value(&history.appeal, "status"), Some(json!("open")));
    assert_eq!(value(&history.appeal, "resident_due_on"), Some(json!("2026-05-26")));
}

#[test]
fn an_answer_on_paper_is_dated_by_its_posting_and_a_refusing_mailbox_takes_the_date_away() {
    let letter = Uuid::from_u128(5);
    let answered = |date: Value| {
        let facts = json!({ "answered_on": date, "working_days": 3, "answer_digest": "d" });
        entry(2, EntryKind::Answered, CASE, facts)
    };
    let about = |seq, step, more: Value| {
        let mut facts = json!({ "letter": letter, "kind": "answered" });
        facts.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        entry(seq, step, CASE, facts)
    };
    let posted = |seq| {
        about(
            seq,
            EntryKind::Posted,
            json!({ "posted_on": "2026-05-13", "working_days": 8 }),
        )
    };
    let refused = about(3, EntryKind::Undelivered, json!({ "answered_on": null }));
    let paper = [registered(), answered(Value::Null), posted(3)];
    let by_mail = [registered(), answered(json!("2026-05-06")), refused, posted(4)];
    let standing = |entries: &[Entry]| {
        let history = History::of(entries);
        let case = &history.cases[&CASE];
        (
            value(case, "answered_on").unwrap(),
            value(case, "open").unwrap(),
            value(&history.appeal, "status").unwrap(),
            value(case, "working_days").unwrap(),
        )
    };
    let open = (Value::Null, json!(true), json!("open"), Value::Null);
    let dated = (json!("2026-05-13"), json!(false), json!("closed"), json!(8));
    assert_eq!(standing(&paper[..2]).0, open.0);
    assert_eq!(
        (standing(&paper[..2]).1, standing(&paper[..2]).2),
        (open.1.clone(), open.2.clone())
    );
    assert_eq!(standing(&paper), dated);
    assert_eq!(standing(&by_mail[..2]).2, json!("closed"));
    assert_eq!(standing(&by_mail[..3]), open);
    assert_eq!(standing(&by_mail), dated);
    let history = History::of(&by_mail);
    assert_eq!(value(&history.letters[&letter], "posted_on"), Some(json!("2026-05-13")));
    assert_eq!(value(&history.cases[&CASE], "executor"), Some(json!(OFFICER)));
}

#[test]
fn a_forward_closes_one_case_and_opens_the_next() {
    let facts = json!({
        "from": "103641000.akimat", "to": "103600000.roads", "opened": OTHER, "registered_on": "2026-05-06",
        "due_on": null, "late": true, "reason_digest": "r",
    });
    let forwarded = entry(2, EntryKind::Forwarded, CASE, facts);
    let history = History::of([&registered(), &forwarded]);
    let (from, to) = (&history.cases[&CASE], &history.cases[&OTHER]);
    assert_eq!(value(from, "open"), Some(json!(false)));
    assert_eq!(value(from, "late_forward"), Some(json!(true)));
    assert_eq!(value(to, "seq"), Some(json!(2)));
    assert_eq!(value(to, "due_order"), Some(json!("9999-12-31")));
    assert_eq!(value(to, "forwarded_from"), Some(json!("103641000.akimat")));
    assert_eq!(value(to, "opened_by"), Some(json!(2)));
    let step = &history.steps[&2];
    assert_eq!(value(step, "reason"), Some(json!({ "digest": "r" })));
    assert_eq!(value(step, "kind"), Some(json!("forward")));
    assert_eq!(value(&history.appeal, "status"), Some(json!("open")));
}

#[test]
fn a_step_with_a_row_of_its_own_tells_all_by_one_rule() {
    let opened = json!({
        "id": OTHER, "body": "103600000.roads", "clock": "answer", "from": "103641000.akimat",
        "registered_on": "2026-05-06", "due_on": "2026-05-28",
    });
    let facts = json!({
        "step_digest": "s", "case": { "status": "forwarded", "executor": OFFICER, "closed_at": null, "due_on": null },
        "opens": [opened],
    });
    let history = History::of([&registered(), &entry(2, EntryKind::Forwarded, CASE, facts)]);
    let (from, to) = (&history.cases[&CASE], &history.cases[&OTHER]);
    assert_eq!(value(from, "status"), Some(json!("forwarded")));
    assert_eq!(
        (value(from, "open"), value(to, "open")),
        (Some(json!(false)), Some(json!(true)))
    );
    assert_eq!(value(from, "due_order"), Some(json!("9999-12-31")));
    assert_eq!(
        (value(to, "seq"), value(to, "opened_by")),
        (Some(json!(2)), Some(json!(2)))
    );
    assert_eq!(value(to, "due_order"), Some(json!("2026-05-28")));
    assert_eq!(value(&history.steps[&2], STEP), Some(json!({ "digest": "s" })));
    // A second answer of a case is a step of its own.
    let answer = |digest: &str| json!({ "step_digest": digest, "case": { "status": "answered", "answered_on": null } });
    let twice = [
        registered(),
        entry(2, EntryKind::Answered, CASE, answer("a")),
        entry(3, EntryKind::Answered, CASE, answer("b")),
    ];
    let history = History::of(&twice);
    for (seq, digest) in [(2, "a"), (3, "b")] {
        assert_eq!(value(&history.steps[&seq], STEP), Some(json!({ "digest": digest })));
    }
}

#[test]
fn what_is_open_is_what_the_measures_call_open() {
    for status in crate::lifecycle::CaseStatus::ALL {
        for date in [Value::Null, json!("2026-05-13")] {
            let entry = registered();
            let mut columns = Columns::new();
            let mut case = Writing {
                columns: &mut columns,
                entry: &entry,
            };
            case.set("status", json!(status));
            case.set("answered_on", date.clone());
            case.open();
            let standing = Standing {
                status,
                due_on: None,
                answered_on: date.as_str().and_then(|date| date.parse().ok()),
                undetermined: false,
                overlapping: false,
            };
            assert_eq!(
                value(&columns, "open"),
                Some(json!(standing.is_open())),
                "{status:?} {date}"
            );
        }
    }
}

#[test]
fn a_moved_date_says_what_was_told_and_older_entries_forget_what_they_do_not_hold() {
    let facts = json!({
        "due_on": "2026-05-27", "due_on_was": "2026-05-26", "resident_due_on": "2026-05-27",
        "resident_due_on_was": "2026-05-26", "registered_on": "2026-04-30", "forward_due_on": "2026-05-05", "law": "w",
    });
    let mut first = registered();
    first.facts.insert(DEADLINE_DIGEST.to_owned(), json!("old"));
    let history = History::of([&first, &entry(2, EntryKind::DueMoved, CASE, facts)]);
    let case = &history.cases[&CASE];
    assert_eq!(value(case, "due_on"), Some(json!("2026-05-27")));
    assert_eq!(
        value(case, "deadline"),
        None,
        "the entry does not hold how it was counted"
    );
    assert_eq!(value(&history.appeal, "registered_on"), Some(json!("2026-04-30")));
    let told = &history.moves[&CASE][0];
    assert_eq!(told.due_on, json!("2026-05-26"));
    assert_eq!(told.resident_due_on, Some(json!("2026-05-26")));
}
