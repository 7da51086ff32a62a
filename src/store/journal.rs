//! Journal entries: append-only, chained, and verified without a key.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::appeals::Digested;
use super::conn::{Moment, Uid};
use super::schema::{appeals, cases, journal};
use super::security_journal::{self, BadSecurityEntry};
use super::{Conn, StoreError};
use crate::appeal::{AppealId, CaseId};
use crate::journal::{
    ANSWER_DIGEST, Entry, FORWARDED, PERSONS_DIGEST, REASON_DIGEST, REGISTERED, TEXT_DIGEST, answer_digest,
    canonical_facts, chain, digest,
};

/// Appeals that are verified between two queries.
const STRETCH: i64 = 200;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = journal, treat_none_as_default_value = false)]
pub(super) struct Row {
    appeal: Uid,
    pub(super) seq: i64,
    at: Moment,
    step: String,
    case_id: Option<Uid>,
    actor: String,
    facts: String,
    previous: Vec<u8>,
    pub(super) hash: Vec<u8>,
}

impl Row {
    fn entry(&self) -> Result<Entry, StoreError> {
        let facts =
            serde_json::from_str(&self.facts).map_err(|error| StoreError::Other(format!("journal.facts: {error}")))?;
        Ok(Entry {
            appeal: self.appeal.0,
            seq: self.seq,
            at: self.at.0,
            step: self.step.clone(),
            case: self.case_id.map(|case| case.0),
            actor: self.actor.clone(),
            facts,
        })
    }
}

/// Appends an entry, chaining it to the last of its appeal (`seq`, `previous` and `hash` are set here; the appeal
/// keeps length and head). Call it in the transaction of the step: on PostgreSQL the appeal's row stays locked until
/// its end, which keeps the entries in order.
pub fn append(
    c: &mut Conn,
    appeal: AppealId,
    case: Option<CaseId>,
    at: DateTime<Utc>,
    step: &str,
    actor: &str,
    facts: serde_json::Map<String, serde_json::Value>,
) -> Result<(), StoreError> {
    let id = Uid(appeal.0);
    let head = head(c, id)?;
    let row = follow(head, id, case, at, step, actor, facts);
    diesel::update(appeals::table.filter(appeals::id.eq(id)))
        .set((appeals::journal_length.eq(row.seq), appeals::journal_head.eq(&row.hash)))
        .execute(c)?;
    diesel::insert_into(journal::table).values(row).execute(c)?;
    Ok(())
}

/// The row that follows the last entry of an appeal, of which `length` and hash are given. Whoever writes it sets the
/// appeal's length and head too.
pub(super) fn follow(
    (length, previous): (i64, Vec<u8>),
    appeal: Uid,
    case: Option<CaseId>,
    at: DateTime<Utc>,
    step: &str,
    actor: &str,
    facts: serde_json::Map<String, serde_json::Value>,
) -> Row {
    let entry = Entry {
        appeal: appeal.0,
        seq: length + 1,
        at: Moment::from(at).0,
        step: step.to_owned(),
        case: case.map(|case| case.0),
        actor: actor.to_owned(),
        facts,
    };
    let hash = chain(&previous, &entry).to_vec();
    Row {
        appeal,
        seq: entry.seq,
        at: Moment(entry.at),
        case_id: entry.case.map(Uid),
        facts: canonical_facts(&entry.facts),
        step: entry.step,
        actor: entry.actor,
        previous,
        hash,
    }
}

/// Writes rows that [`follow`] made, many at once.
pub(super) fn insert_rows(c: &mut Conn, rows: &[Row]) -> Result<(), StoreError> {
    match c {
        Conn::Pg(pg) => {
            diesel::insert_into(journal::table).values(rows).execute(pg)?;
        }
        // A statement for one row is prepared once and used for all.
        Conn::Sqlite(sqlite) => {
            for row in rows {
                diesel::insert_into(journal::table).values(row).execute(sqlite)?;
            }
        }
    }
    Ok(())
}

/// Length and last hash of an appeal's journal, its row locked until the end of the transaction.
fn head(c: &mut Conn, appeal: Uid) -> Result<(i64, Vec<u8>), StoreError> {
    let query = appeals::table
        .filter(appeals::id.eq(appeal))
        .select((appeals::journal_length, appeals::journal_head));
    Ok(match c {
        Conn::Pg(c) => query.for_update().first(c)?,
        // SQLite has one writer.
        Conn::Sqlite(c) => query.first(c)?,
    })
}

/// The entries of an appeal in order.
pub fn of_appeal(c: &mut Conn, appeal: AppealId) -> Result<Vec<Entry>, StoreError> {
    let rows = journal::table
        .filter(journal::appeal.eq(Uid(appeal.0)))
        .order(journal::seq)
        .select(Row::as_select())
        .load(c)?;
    rows.iter().map(Row::entry).collect()
}

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

/// An entry that cannot be as it was written.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct BadEntry {
    /// The number of the appeal; its id where the appeal itself is gone.
    pub number: String,
    /// The entry's place; of a missing entry, the place where it should be.
    pub seq: i64,
    /// What is wrong, in English, for the operator.
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

/// Verifies every chain, its length, and the stored texts against their digests; stops at the first bad entry. Needs
/// no key. Everything is read from one snapshot, so a server may go on writing.
pub fn verify(c: &mut Conn) -> Result<Verdict, StoreError> {
    // On PostgreSQL every read of the store is of one snapshot; on SQLite a transaction is.
    c.transaction(|c| {
        let mut verdict = Verdict {
            appeals: 0,
            entries: 0,
            bad: None,
        };
        let mut after = None;
        loop {
            let stretch = appeals_after(c, after)?;
            let Some(last) = stretch.last() else { break };
            after = Some(last.id);
            for appeal in &stretch {
                match verify_appeal(c, appeal)? {
                    Ok(entries) => verdict.entries += entries,
                    Err(bad) => {
                        verdict.bad = Some(bad);
                        return Ok(verdict);
                    }
                }
                verdict.appeals += 1;
            }
        }
        verdict.bad = match orphan(c)? {
            None => security_journal::verify(c)?.map(BadEntry::of_security),
            bad => bad,
        };
        Ok(verdict)
    })
}

fn appeals_after(c: &mut Conn, after: Option<Uid>) -> Result<Vec<Digested>, StoreError> {
    let mut query = appeals::table
        .order(appeals::id)
        .limit(STRETCH)
        .select(Digested::as_select())
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(appeals::id.gt(after));
    }
    Ok(query.load(c)?)
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

/// The texts of a case that entries hold digests of.
#[derive(Queryable, Selectable)]
#[diesel(table_name = cases)]
struct Texts {
    id: Uid,
    seq: i32,
    forward_reason: Option<String>,
    answer_text: Option<String>,
    answer_findings: Option<String>,
    answer_basis: Option<String>,
}

/// The number of good entries, or the bad one.
fn verify_appeal(c: &mut Conn, appeal: &Digested) -> Result<Result<u64, BadEntry>, StoreError> {
    let rows = journal::table
        .filter(journal::appeal.eq(appeal.id))
        .order(journal::seq)
        .select(Row::as_select())
        .load(c)?;
    let texts: Vec<Texts> = cases::table
        .filter(cases::appeal.eq(appeal.id))
        .order(cases::seq)
        .select(Texts::as_select())
        .load(c)?;
    let bad = |seq: i64, fault: String| {
        Ok(Err(BadEntry {
            number: appeal.number.clone(),
            seq,
            fault,
        }))
    };
    let mut head: &[u8] = &[];
    let mut answers = BTreeMap::new();
    for (row, expected) in rows.iter().zip(1..) {
        if let Err(fault) = link(row, expected, head) {
            return bad(expected, fault);
        }
        let entry = row.entry()?;
        if let Err(fault) = stored_texts(appeal, &texts, &entry) {
            return bad(expected, fault);
        }
        if let Some(case) = entry.case.filter(|_| entry.facts.contains_key(ANSWER_DIGEST)) {
            answers.insert(case, expected);
        }
        head = &row.hash;
    }
    let length = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    if let Err((seq, fault)) = ending(appeal, length, head) {
        return bad(seq, fault);
    }
    match texts
        .iter()
        .find(|case| case.answer_text.is_some() && !answers.contains_key(&case.id.0))
    {
        Some(case) => bad(
            length + 1,
            format!("case {} has an answer that no entry records", case.seq),
        ),
        None => Ok(Ok(rows.len() as u64)),
    }
}

/// Whether the chain ends where the appeal says that it does, so that a removed last entry is noticed.
fn ending(appeal: &Digested, length: i64, head: &[u8]) -> Result<(), (i64, String)> {
    let known = appeal.journal_length;
    if length == 0 {
        let fault = format!("the journal of the appeal is empty, {} expected", known.max(1));
        return Err((1, fault));
    }
    if length != known || head != appeal.journal_head {
        let fault = format!("the journal ends after {length} entries, the appeal knows {known}");
        return Err((length.min(known) + 1, fault));
    }
    Ok(())
}

/// Whether the entry stands in its place and follows from the one before.
fn link(row: &Row, expected: i64, head: &[u8]) -> Result<(), String> {
    if row.seq != expected {
        return Err(format!("the entry is missing, the next one is {}", row.seq));
    }
    if row.previous != head {
        return Err("it does not follow from the entry before".to_owned());
    }
    let entry = row.entry().map_err(|error| error.to_string())?;
    if chain(head, &entry).as_slice() != row.hash {
        return Err("its content does not give its hash".to_owned());
    }
    Ok(())
}

/// Compares what an entry recorded with what the tables hold now.
fn stored_texts(appeal: &Digested, cases: &[Texts], entry: &Entry) -> Result<(), String> {
    let says =
        |fact: &str, now: Option<String>, what: &str| match entry.facts.get(fact).and_then(|digest| digest.as_str()) {
            Some(then) if now.as_deref() != Some(then) => Err(format!("{what} was changed since")),
            _ => Ok(()),
        };
    if entry.step == REGISTERED {
        let (text, persons) = appeal.digests();
        says(TEXT_DIGEST, Some(text), "the text of the appeal")?;
        says(PERSONS_DIGEST, Some(persons), "the applicant")?;
    }
    let case = cases.iter().find(|case| Some(case.id.0) == entry.case);
    let answer = case.and_then(|case| {
        Some(answer_digest(
            &appeal.salt,
            case.answer_text.as_deref()?,
            case.answer_findings.as_deref()?,
            case.answer_basis.as_deref()?,
        ))
    });
    says(ANSWER_DIGEST, answer, "the answer")?;
    if entry.step == FORWARDED {
        // The reason stands with the case that the forward opened.
        let opened = case.and_then(|case| cases.iter().find(|next| next.seq == case.seq + 1));
        let reason = opened.and_then(|next| next.forward_reason.as_deref());
        let reason = reason.map(|reason| digest(&appeal.salt, reason.as_bytes()));
        says(REASON_DIGEST, reason, "the reason of the forward")?;
    }
    Ok(())
}
