//! Verification: every chain against its hashes, and every row against what its history says. It needs no key.
//!
//! Everything is read from one snapshot, a stretch of appeals at a time with a query for each table, so that a million
//! entries take a walk and not a million queries.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde_json::json;
use uuid::Uuid;

use super::Row;
use crate::journal::Entry;
use crate::journal::replay::{Claim, Columns, Held, History, instant};
use crate::store::conn::{Moment, Uid};
use crate::store::schema::{appeals, cases, journal, notices, owed_letters};
use crate::store::security_journal::{self, BadSecurityEntry};
use crate::store::{
    Conn, StoreError, appeals as appeal_rows, cases as case_rows, outbox, proposals, steps as step_rows,
};

/// Appeals that are verified between two queries.
const STRETCH: i64 = 500;

/// The result of a verification.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Verdict {
    /// Appeals whose chains were walked.
    pub appeals: u64,
    /// Entries that were found good.
    pub entries: u64,
    /// The first bad entry.
    pub bad: Option<BadEntry>,
}

/// An entry that cannot be as it was written, or that a row contradicts.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct BadEntry {
    /// The number of the appeal; its id where the appeal itself is gone.
    pub number: String,
    /// The entry's place; of a missing entry, the place where it should be.
    pub seq: i64,
    /// What is wrong, in English, for the operator: with table and column where a row is at fault.
    pub fault: String,
}

impl BadEntry {
    fn of_security(bad: BadSecurityEntry) -> Self {
        Self {
            number: "security".to_owned(),
            seq: bad.seq,
            fault: bad.fault,
        }
    }
}

/// Where and what.
type Fault = (i64, String);

/// Verifies every chain and its length, the rows against what the entries imply, and the numbers of each year; stops
/// at the first fault. Needs no key. A server may go on writing.
pub fn verify(c: &mut Conn) -> Result<Verdict, StoreError> {
    // On PostgreSQL every read of the store is of one snapshot; on SQLite a transaction is.
    c.transaction(verify_within)
}

/// The same within a transaction of the caller's, which sees what it sees.
pub fn verify_within(c: &mut Conn) -> Result<Verdict, StoreError> {
    let mut verdict = Verdict {
        appeals: 0,
        entries: 0,
        bad: None,
    };
    let mut numbers = appeal_rows::numbers(c)?;
    let mut after = None;
    loop {
        let stretch = appeal_rows::held::stretch(c, after, STRETCH)?;
        let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else {
            break;
        };
        after = Some(last.id());
        let mut rows = Rows::read(c, first.id(), last.id())?;
        for appeal in &stretch {
            let told = rows.take(appeal.id());
            match verify_appeal(appeal, &told) {
                Ok(entries) => verdict.entries += entries,
                Err(bad) => {
                    verdict.bad = Some(bad);
                    return Ok(verdict);
                }
            }
            numbers.found(appeal.number());
            verdict.appeals += 1;
        }
    }
    verdict.bad = match (orphan(c)?, numbers.fault()) {
        (Some(bad), _) => Some(bad),
        (None, Some((number, fault))) => Some(BadEntry { number, seq: 1, fault }),
        (None, None) => security_journal::verify(c)?.map(BadEntry::of_security),
    };
    Ok(verdict)
}

/// An entry whose appeal is gone.
fn orphan(c: &mut Conn) -> Result<Option<BadEntry>, StoreError> {
    let row: Option<(Uid, i64)> = journal::table
        .left_join(appeals::table.on(appeals::id.eq(journal::appeal)))
        .filter(appeals::id.nullable().is_null())
        .order((journal::appeal, journal::seq))
        .select((journal::appeal, journal::seq))
        .first(c)
        .optional()?;
    Ok(row.map(|(appeal, seq)| BadEntry {
        number: appeal.0.to_string(),
        seq,
        fault: "its appeal is not in the register".to_owned(),
    }))
}

/// A reminder or escalation as it is stored: case, kind, due date, instant.
type NoticeRow = (Uid, String, NaiveDate, Moment);
/// A letter that is owed: case, and the two dates that were told.
type OwedRow = (Uid, Option<NaiveDate>, Option<NaiveDate>);

/// The rows about one appeal.
#[derive(Default)]
struct AppealRows {
    journal: Vec<Row>,
    cases: Vec<case_rows::held::Stored>,
    steps: BTreeMap<i64, step_rows::Row>,
    proposals: BTreeMap<Uuid, proposals::Row>,
    letters: BTreeMap<Uuid, outbox::held::Letter>,
    notices: Vec<NoticeRow>,
    owed: Vec<OwedRow>,
}

/// The rows about a stretch of appeals, by appeal.
struct Rows(BTreeMap<Uid, AppealRows>);

impl Rows {
    fn read(c: &mut Conn, from: Uid, to: Uid) -> Result<Self, StoreError> {
        let mut rows: BTreeMap<Uid, AppealRows> = BTreeMap::new();
        let entries: Vec<Row> = journal::table
            .filter(journal::appeal.between(from, to))
            .order((journal::appeal, journal::seq))
            .select(Row::as_select())
            .load(c)?;
        for entry in entries {
            rows.entry(entry.appeal).or_default().journal.push(entry);
        }
        for case in case_rows::held::stretch(c, from, to)? {
            rows.entry(case.appeal()).or_default().cases.push(case);
        }
        for ((appeal, seq), step) in step_rows::stretch(c, from, to)? {
            rows.entry(appeal).or_default().steps.insert(seq, step);
        }
        for (appeal, id, proposal) in proposals::stretch(c, from, to)? {
            rows.entry(appeal).or_default().proposals.insert(id, proposal);
        }
        for (appeal, id, letter) in outbox::held::stretch(c, from, to)? {
            rows.entry(appeal).or_default().letters.insert(id, letter);
        }
        let given: Vec<(Uid, NoticeRow)> = cases::table
            .inner_join(notices::table)
            .filter(cases::appeal.between(from, to))
            .select((
                cases::appeal,
                (notices::case_id, notices::kind, notices::due_on, notices::given_at),
            ))
            .load(c)?;
        for (appeal, notice) in given {
            rows.entry(appeal).or_default().notices.push(notice);
        }
        let owed: Vec<(Uid, OwedRow)> = cases::table
            .inner_join(owed_letters::table)
            .filter(cases::appeal.between(from, to))
            .select((cases::appeal, owed_letters::all_columns))
            .load(c)?;
        for (appeal, letter) in owed {
            rows.entry(appeal).or_default().owed.push(letter);
        }
        Ok(Self(rows))
    }

    fn take(&mut self, appeal: Uid) -> AppealRows {
        self.0.remove(&appeal).unwrap_or_default()
    }
}

/// The number of good entries, or the first fault.
fn verify_appeal(appeal: &appeal_rows::Stored, rows: &AppealRows) -> Result<u64, BadEntry> {
    let mut history = History::default();
    let checked = walk(appeal, &rows.journal, &mut history)
        .and_then(|()| earliest(compare(appeal, rows, &history)).map_or(Ok(()), Err));
    checked.map_err(|(seq, fault)| {
        // A changed number must not hide which appeal it is.
        let number = match history.appeal.get("number").map(|claim| &claim.held) {
            Some(Held::Value(number)) => number.as_str(),
            _ => None,
        };
        BadEntry {
            number: number.unwrap_or(appeal.number()).to_owned(),
            seq,
            fault,
        }
    })?;
    Ok(rows.journal.len() as u64)
}

/// Walks the chain and tells the history from it.
fn walk(appeal: &appeal_rows::Stored, rows: &[Row], history: &mut History) -> Result<(), Fault> {
    let mut head: &[u8] = &[];
    for (row, expected) in rows.iter().zip(1..) {
        let entry = link(row, expected, head).map_err(|fault| (expected, fault))?;
        history.follow(&entry);
        head = &row.hash;
    }
    let length = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let (known, known_head) = appeal.ending();
    if length == 0 {
        let fault = format!("the journal of the appeal is empty, {} expected", known.max(1));
        return Err((1, fault));
    }
    if length != known || head != known_head {
        let fault = format!(
            "the journal ends after {length} entries, appeals.journal_length and journal_head know another end ({known})"
        );
        return Err((length.min(known) + 1, fault));
    }
    Ok(())
}

/// The entry, where it stands in its place and follows from the one before.
fn link(row: &Row, expected: i64, head: &[u8]) -> Result<Entry, String> {
    if row.seq != expected {
        return Err(format!("the entry is missing, the next one is {}", row.seq));
    }
    if row.previous != head {
        return Err("it does not follow from the entry before".to_owned());
    }
    let hash = row.chained(head).map_err(|error| error.to_string())?;
    if hash.as_slice() != row.hash {
        return Err("its content does not give its hash".to_owned());
    }
    row.entry().map_err(|error| error.to_string())
}

fn earliest(faults: Vec<Fault>) -> Option<Fault> {
    faults.into_iter().min_by_key(|(seq, _)| *seq)
}

/// Compares the rows with what the history says of them.
fn compare(appeal: &appeal_rows::Stored, rows: &AppealRows, history: &History) -> Vec<Fault> {
    let salt = appeal.salt();
    let mut faults = Vec::new();
    check(&mut faults, "appeals", "", &history.appeal, |column| {
        appeal.held(column)
    });
    for (id, claims) in &history.cases {
        let opened = claims.get("seq").map_or(1, |claim| claim.entry);
        match rows.cases.iter().find(|case| case.id().0 == *id) {
            Some(case) => {
                let whose = format!(" of case {}", case.seq());
                check(&mut faults, "cases", &whose, claims, |column| case.held(salt, column));
            }
            None => faults.push((
                opened,
                "the case that it opened is not in the register (cases)".to_owned(),
            )),
        }
    }
    let next = rows.journal.len() as i64 + 1;
    let unknown = |id: &Uuid| !history.cases.contains_key(id);
    for case in rows.cases.iter().filter(|case| unknown(&case.id().0)) {
        faults.push((next, format!("cases: no entry opened case {}", case.seq())));
    }
    steps(&mut faults, salt, rows, history, next);
    proposed(&mut faults, salt, rows, history, next);
    letters(&mut faults, salt, rows, history, next);
    notices_given(&mut faults, rows, history, next);
    for (case, due_on, resident_due_on) in &rows.owed {
        let told = history.moves.get(&case.0).into_iter().flatten().any(|told| {
            let own = told.resident_due_on.as_ref();
            told.due_on == json!(due_on) && own.is_none_or(|own| *own == json!(resident_due_on))
        });
        if !told {
            let fault = "owed_letters.due_on or resident_due_on is not what the resident was told before a move";
            faults.push((next, fault.to_owned()));
        }
    }
    faults
}

/// Each claim against the row.
fn check(faults: &mut Vec<Fault>, table: &str, whose: &str, claims: &Columns, held: impl Fn(&str) -> Option<Held>) {
    for (column, Claim { held: claimed, entry }) in claims {
        let found = held(column);
        if found.as_ref() == Some(claimed) {
            continue;
        }
        let fault = match (claimed, found) {
            (Held::Value(then), Some(Held::Value(now))) => {
                format!("{table}.{column}{whose} is {now}, the entry says {then}")
            }
            _ => format!("{table}.{column}{whose} was changed since"),
        };
        faults.push((*entry, fault));
    }
}

/// Every step that an entry records has its row as it was written, and there is no other.
fn steps(faults: &mut Vec<Fault>, salt: &[u8], rows: &AppealRows, history: &History, next: i64) {
    for (seq, claims) in &history.steps {
        match rows.steps.get(seq) {
            Some(step) => check(faults, "steps", "", claims, |columns| step.held(salt, columns)),
            None => faults.push((
                *seq,
                "the step that it records is not in the register (steps)".to_owned(),
            )),
        }
    }
    for seq in rows.steps.keys().filter(|seq| !history.steps.contains_key(*seq)) {
        faults.push((next, format!("steps: no entry records the step of place {seq}")));
    }
}

/// Every proposal that an entry records stands as it was written and ended, and there is no other.
fn proposed(faults: &mut Vec<Fault>, salt: &[u8], rows: &AppealRows, history: &History, next: i64) {
    for (id, claims) in &history.proposals {
        match rows.proposals.get(id) {
            Some(row) => check(faults, "proposals", "", claims, |columns| row.held(salt, columns)),
            None => {
                let first = claims.values().map(|claim| claim.entry).min().unwrap_or(next);
                faults.push((
                    first,
                    "the proposal that it records is not in the register (proposals)".to_owned(),
                ));
            }
        }
    }
    for id in rows.proposals.keys().filter(|id| !history.proposals.contains_key(*id)) {
        faults.push((next, format!("proposals: no entry records proposal {id}")));
    }
}

fn letters(faults: &mut Vec<Fault>, salt: &[u8], rows: &AppealRows, history: &History, next: i64) {
    for (id, claims) in &history.letters {
        let whose = format!(" of letter {id}");
        match rows.letters.get(id) {
            Some(letter) => check(faults, "outbox", &whose, claims, |column| letter.held(salt, column)),
            None => {
                let first = claims.values().map(|claim| claim.entry).min().unwrap_or(1);
                faults.push((first, format!("outbox: letter {id} was removed")));
            }
        }
    }
    // Before letters were named, an entry told of each posting all the same.
    for (id, letter) in &rows.letters {
        if letter.posted_about().is_some() && !history.letters.contains_key(id) {
            faults.push((
                next,
                format!("outbox.status of letter {id}: no entry records its posting"),
            ));
        }
    }
}

fn notices_given(faults: &mut Vec<Fault>, rows: &AppealRows, history: &History, next: i64) {
    let given: BTreeMap<_, _> = rows
        .notices
        .iter()
        .map(|(case, kind, due_on, at)| ((case.0, kind.clone(), due_on.to_string()), instant(at.0)))
        .collect();
    for (notice, Claim { held, entry }) in &history.notices {
        match given.get(notice) {
            None => faults.push((*entry, format!("notices: {} of {} was removed", notice.1, notice.2))),
            Some(at) if *held != Held::Value(at.clone()) => {
                faults.push((*entry, format!("notices.given_at of {} was changed since", notice.1)));
            }
            Some(_) => {}
        }
    }
    for notice in given.keys().filter(|notice| !history.notices.contains_key(*notice)) {
        faults.push((next, format!("notices: no entry gave {} of {}", notice.1, notice.2)));
    }
}
