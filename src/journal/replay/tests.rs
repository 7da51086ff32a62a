//! What entries imply, also those that were written before all facts were recorded.
#![allow(clippy::unwrap_used)]

use chrono::{TimeZone, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::statistics::Standing;

const CASE: Uuid = Uuid::from_u128(7);
const OTHER: Uuid = Uuid::from_u128(8);
const OFFICER: Uuid = Uuid::from_u128(9);

fn entry(seq: i64, step: &str, case: Uuid, facts: Value) -> Entry {
    Entry {
        appeal: Uuid::from_u128(1),
        seq,
        at: Utc.timestamp_opt(1_777_777_777 + seq, 0).unwrap(),
        step: step.to_owned(),
        case: Some(case),
        actor: match step {
            REGISTERED => "resident".to_owned(),
            "undelivered" | "due_moved" => "system".to_owned(),
            _ => OFFICER.to_string(),
        },
        facts: facts.as_object().unwrap().clone(),
    }
}

fn registered() -> Entry {
    let facts = json!({
        "number": "ЖТ-2026-000001", "body": "103641000.akimat", "registered_on": "2026-04-30",
        "due_on": "2026-05-26", "undetermined": false, "law": "v",
    });
    entry(1, REGISTERED, CASE, facts)
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
        entry(2, ANSWERED, CASE, facts)
    };
    let about = |seq, step, more: Value| {
        let mut facts = json!({ "letter": letter, "kind": "answered" });
        facts.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        entry(seq, step, CASE, facts)
    };
    let posted = |seq| about(seq, "posted", json!({ "posted_on": "2026-05-13", "working_days": 8 }));
    let refused = about(3, "undelivered", json!({ "answered_on": null }));
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
    let forwarded = entry(2, FORWARDED, CASE, facts);
    let history = History::of([&registered(), &forwarded]);
    let (from, to) = (&history.cases[&CASE], &history.cases[&OTHER]);
    assert_eq!(value(from, "open"), Some(json!(false)));
    assert_eq!(value(from, "late_forward"), Some(json!(true)));
    assert_eq!(value(to, "seq"), Some(json!(2)));
    assert_eq!(value(to, "due_order"), Some(json!("9999-12-31")));
    assert_eq!(value(to, "forwarded_from"), Some(json!("103641000.akimat")));
    assert_eq!(value(to, "forward_reason"), Some(json!({ "digest": "r" })));
    assert_eq!(value(&history.appeal, "status"), Some(json!("open")));
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
    let history = History::of([&first, &entry(2, "due_moved", CASE, facts)]);
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
