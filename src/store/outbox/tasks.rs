//! What people do about letters: print tasks of a body, and what the mail does not take.
//!
//! Whose letters somebody sees is part of every statement.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use uuid::Uuid;

use super::{LetterStatus, Refusal, Row, StoredLetter, open_all};
use crate::appeal::{AppealId, BodyCode, CaseId, LetterId, LetterKind};
use crate::store::cases::Scope;
use crate::store::conn::{Moment, Uid};
use crate::store::schema::{cases, outbox};
use crate::store::{Conn, Opened, Secrets, StoreError, attendance, word};

/// Failing letters whose errors are counted at most.
const ERRORS_COUNTED: i64 = 10_000;
/// Set-aside letters that are named at most.
const NAMED: i64 = 100;

/// The bodies whose letters are printed and posted by whoever works within the scope: nobody prints for a territory.
fn printed_for(c: &mut Conn, scope: &Scope) -> Result<Vec<String>, StoreError> {
    match scope {
        Scope::Body(body) => attendance::worked_by(c, body),
        Scope::Territory(_) | Scope::Country => Ok(Vec::new()),
    }
}

/// A letter to print, with the day by which its case is owed an answer.
#[derive(Debug, Clone)]
pub struct Task {
    /// The letter.
    pub letter: StoredLetter,
    /// For an answer, the last day on which its posting is in time.
    pub due_on: Option<NaiveDate>,
}

/// Print tasks, answers by their due date first, then the others, oldest first.
pub fn to_print(c: &mut Conn, s: &Secrets, scope: &Scope, limit: i64) -> Result<Opened<Task>, StoreError> {
    let bodies = printed_for(c, scope)?;
    let rows: Vec<(Row, Option<NaiveDate>)> = outbox::table
        .left_join(cases::table.on(outbox::case_id.eq(cases::id.nullable())))
        .filter(outbox::body.eq_any(bodies))
        .filter(outbox::status.eq(LetterStatus::ToPrint.as_str()))
        .order((
            sql::<Bool>("outbox.kind IN ('answered', 'noted') DESC"),
            cases::due_order.asc(),
            outbox::created_at,
            outbox::id,
        ))
        .limit(limit)
        .select((Row::as_select(), cases::due_on.nullable()))
        .load(c)?;
    let mut opened = Opened::default();
    for (row, due_on) in rows {
        let id = row.id.0;
        match row.open(s) {
            Ok(letter) => opened.rows.push(Task {
                due_on: due_on.filter(|_| letter.is_answer()),
                letter,
            }),
            Err(_) => opened.unopened.push(id),
        }
    }
    Ok(opened)
}

/// How many print tasks there are.
pub fn count_to_print(c: &mut Conn, scope: &Scope) -> Result<i64, StoreError> {
    let bodies = printed_for(c, scope)?;
    Ok(outbox::table
        .filter(outbox::body.eq_any(bodies))
        .filter(outbox::status.eq(LetterStatus::ToPrint.as_str()))
        .count()
        .get_result(c)?)
}

/// A letter on paper, printed or still to be, that somebody within the scope prints; `None` for any other.
pub fn find_task(c: &mut Conn, s: &Secrets, scope: &Scope, id: LetterId) -> Result<Option<StoredLetter>, StoreError> {
    let bodies = printed_for(c, scope)?;
    let row = outbox::table
        .filter(outbox::id.eq(Uid(id.0)))
        .filter(outbox::body.eq_any(bodies))
        .filter(outbox::status.eq_any([LetterStatus::ToPrint.as_str(), LetterStatus::Posted.as_str()]))
        .select(Row::as_select())
        .first(c)
        .optional()?;
    row.map(|row| row.open(s)).transpose()
}

/// Records the day of posting; `false` when the letter is not a print task (any more).
pub fn mark_posted(c: &mut Conn, id: LetterId, on: NaiveDate) -> Result<bool, StoreError> {
    let task = outbox::table
        .filter(outbox::id.eq(Uid(id.0)))
        .filter(outbox::status.eq(LetterStatus::ToPrint.as_str()));
    let written = diesel::update(task)
        .set((
            outbox::status.eq(LetterStatus::Posted.as_str()),
            outbox::posted_on.eq(on),
        ))
        .execute(c)?;
    Ok(written > 0)
}

/// Records the day on which the letter of the answer of a case was posted; the letter and its kind, or `None` where none waits.
pub fn post_answer(c: &mut Conn, case: CaseId, on: NaiveDate) -> Result<Option<(LetterId, LetterKind)>, StoreError> {
    let answers = LetterKind::ANSWERS.map(LetterKind::as_str);
    let found: Option<(Uid, String)> = outbox::table
        .inner_join(cases::table.on(outbox::case_id.eq(cases::id.nullable())))
        .filter(cases::id.eq(Uid(case.0)))
        .filter(outbox::appeal.eq(cases::appeal.nullable()))
        .filter(outbox::kind.eq_any(answers))
        .filter(outbox::status.eq(LetterStatus::ToPrint.as_str()))
        .order((outbox::created_at.desc(), outbox::id.desc()))
        .select((outbox::id, outbox::kind))
        .first(c)
        .optional()?;
    match found {
        Some((id, kind)) => {
            let letter = (LetterId(id.0), word("outbox.kind", &kind)?);
            Ok(mark_posted(c, letter.0, on)?.then_some(letter))
        }
        None => Ok(None),
    }
}

/// Letters that have failed `attempts` times or more and are still queued, oldest first.
pub fn failing(c: &mut Conn, s: &Secrets, scope: &Scope, attempts: i32) -> Result<Opened<StoredLetter>, StoreError> {
    let bodies = printed_for(c, scope)?;
    let rows = outbox::table
        .filter(outbox::body.eq_any(bodies))
        .filter(outbox::status.eq(LetterStatus::Queued.as_str()))
        .filter(outbox::attempts.ge(attempts))
        .order((outbox::created_at, outbox::id))
        .select(Row::as_select())
        .load(c)?;
    Ok(open_all(rows, s))
}

/// A letter of a case that e-mail did not take and that waits to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undelivered {
    /// The letter.
    pub letter: LetterId,
    /// What it is.
    pub kind: LetterKind,
    /// Why.
    pub why: Refusal,
}

/// The letters of a case that came onto paper against their address and are not posted yet.
pub fn undelivered_of_case(c: &mut Conn, appeal: AppealId, case: CaseId) -> Result<Vec<Undelivered>, StoreError> {
    let rows: Vec<(Uid, String, Option<String>)> = outbox::table
        .filter(outbox::appeal.eq(Uid(appeal.0)))
        .filter(outbox::case_id.eq(Uid(case.0)))
        .filter(outbox::status.eq(LetterStatus::ToPrint.as_str()))
        .filter(outbox::refusal.is_not_null())
        .order((outbox::created_at, outbox::id))
        .select((outbox::id, outbox::kind, outbox::refusal))
        .load(c)?;
    rows.into_iter()
        .map(|(id, kind, why)| {
            Ok(Undelivered {
                letter: LetterId(id.0),
                kind: word("outbox.kind", &kind)?,
                why: word("outbox.refusal", &why.unwrap_or_default())?,
            })
        })
        .collect()
}

/// How the mail stands, for administrators: counts and places, nobody's address.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// Letters that wait for the mail.
    pub queued: i64,
    /// When the oldest of them was written.
    pub oldest: Option<DateTime<Utc>>,
    /// What the last try of failing letters met, and how many met it, the most frequent first.
    pub errors: Vec<(String, usize)>,
    /// Bodies whose letters came onto paper against their address, and how many are not posted yet.
    pub on_paper: Vec<(BodyCode, usize)>,
    /// Letters to officers that no mail takes.
    pub refused: i64,
    /// Letters that cannot be opened.
    pub set_aside: i64,
    /// The first of them: id, kind, status, body.
    pub set_aside_first: Vec<(Uuid, String, LetterStatus, Option<BodyCode>)>,
}

/// Counts how the mail stands.
pub fn standing(c: &mut Conn) -> Result<Standing, StoreError> {
    let queued = || outbox::table.filter(outbox::status.eq(LetterStatus::Queued.as_str()));
    let errors: Vec<Option<String>> = queued()
        .filter(outbox::attempts.gt(0))
        .limit(ERRORS_COUNTED)
        .select(outbox::last_error)
        .load(c)?;
    let on_paper: Vec<Option<String>> = outbox::table
        .filter(outbox::status.eq(LetterStatus::ToPrint.as_str()))
        .filter(outbox::refusal.is_not_null())
        .select(outbox::body)
        .load(c)?;
    let aside = || outbox::table.filter(outbox::set_aside_at.is_not_null());
    let first: Vec<(Uid, String, String, Option<String>)> = aside()
        .order((outbox::set_aside_at, outbox::id))
        .limit(NAMED)
        .select((outbox::id, outbox::kind, outbox::status, outbox::body))
        .load(c)?;
    let oldest: Option<Moment> = queued()
        .order(outbox::created_at)
        .select(outbox::created_at)
        .first(c)
        .optional()?;
    Ok(Standing {
        queued: queued().count().get_result(c)?,
        oldest: oldest.map(|at| at.0),
        errors: by_frequency(errors.into_iter().flatten()),
        on_paper: by_frequency(on_paper.into_iter().flatten())
            .into_iter()
            .map(|(body, count)| (BodyCode(body), count))
            .collect(),
        refused: outbox::table
            .filter(outbox::status.eq(LetterStatus::Refused.as_str()))
            .count()
            .get_result(c)?,
        set_aside: aside().count().get_result(c)?,
        set_aside_first: first
            .into_iter()
            .map(|(id, kind, status, body)| Ok((id.0, kind, word("outbox.status", &status)?, body.map(BodyCode))))
            .collect::<Result<_, StoreError>>()?,
    })
}

fn by_frequency(words: impl Iterator<Item = String>) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|counted| std::cmp::Reverse(counted.1));
    counts
}

/// Letters to officers that no mail takes, the newest first.
pub fn refused(c: &mut Conn, s: &Secrets, limit: i64) -> Result<Opened<StoredLetter>, StoreError> {
    let rows = outbox::table
        .filter(outbox::status.eq(LetterStatus::Refused.as_str()))
        .order((outbox::created_at.desc(), outbox::id.desc()))
        .limit(limit)
        .select(Row::as_select())
        .load(c)?;
    Ok(open_all(rows, s))
}
