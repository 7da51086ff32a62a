//! Reminders and escalations that were given: each once.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::conn::{Both, Moment, Uid};
use super::schema::notices;
use super::{Conn, StoreError, word};
use crate::appeal::{CaseId, NoticeKind};

/// Records it; `false` when it was given before. Unique by (case, kind, due date).
pub fn record(
    c: &mut Conn,
    case: CaseId,
    kind: NoticeKind,
    due_on: NaiveDate,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let written = Both(
        diesel::insert_into(notices::table)
            .values((
                notices::case_id.eq(Uid(case.0)),
                notices::kind.eq(kind.to_string()),
                notices::due_on.eq(due_on),
                notices::given_at.eq(Moment::from(at)),
            ))
            .on_conflict_do_nothing(),
    )
    .execute(c)?;
    Ok(written > 0)
}

/// Takes back what [`record`] wrote in the same transaction: it was not given after all.
pub fn strike(c: &mut Conn, case: CaseId, kind: NoticeKind, due_on: NaiveDate) -> Result<(), StoreError> {
    diesel::delete(notices::table.find((Uid(case.0), kind.to_string(), due_on))).execute(c)?;
    Ok(())
}

/// What was given for a case: kind, due date that it was about, when; in order.
pub fn given(c: &mut Conn, case: CaseId) -> Result<Vec<(NoticeKind, NaiveDate, DateTime<Utc>)>, StoreError> {
    let rows: Vec<(String, NaiveDate, Moment)> = notices::table
        .filter(notices::case_id.eq(Uid(case.0)))
        .order((notices::given_at, notices::kind))
        .select((notices::kind, notices::due_on, notices::given_at))
        .load(c)?;
    rows.into_iter()
        .map(|(kind, due_on, at)| Ok((word("notices.kind", &kind)?, due_on, at.0)))
        .collect()
}
