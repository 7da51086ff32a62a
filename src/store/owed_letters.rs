//! Letters about moved dates that are still owed to residents.
//!
//! It owns the rows: the first move writes one with the dates that the resident was told, later moves leave it. Who
//! is written to, and whether a letter is needed at all, is the job's.

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use super::conn::{Both, Uid};
use super::schema::owed_letters;
use super::{Conn, StoreError};
use crate::appeal::CaseId;

/// A letter that is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    /// The case whose date moved.
    pub case: CaseId,
    /// The due date of the case that the resident was told; `None` for none.
    pub due_on: Option<NaiveDate>,
    /// The resident's own date that the resident was told.
    pub resident_due_on: Option<NaiveDate>,
}

type Row = (Uid, Option<NaiveDate>, Option<NaiveDate>);

fn read((case, due_on, resident_due_on): Row) -> Owed {
    Owed {
        case: CaseId(case.0),
        due_on,
        resident_due_on,
    }
}

/// Notes letters that are owed; one that is owed already keeps the dates that were told first.
pub(super) fn note(c: &mut Conn, owed: Vec<Owed>) -> Result<(), StoreError> {
    let row = |one: &Owed| {
        (
            owed_letters::case_id.eq(Uid(one.case.0)),
            owed_letters::due_on.eq(one.due_on),
            owed_letters::resident_due_on.eq(one.resident_due_on),
        )
    };
    match c {
        Conn::Pg(pg) => {
            let rows: Vec<_> = owed.iter().map(row).collect();
            let all = diesel::insert_into(owed_letters::table).values(rows);
            all.on_conflict_do_nothing().execute(pg)?;
        }
        // A statement for one row is prepared once and used for all.
        Conn::Sqlite(_) => {
            for one in &owed {
                let insert = diesel::insert_into(owed_letters::table).values(row(one));
                Both(insert.on_conflict_do_nothing()).execute(c)?;
            }
        }
    }
    Ok(())
}

/// Letters that are owed, in order of the case, after `after`.
pub fn page(c: &mut Conn, after: Option<CaseId>, limit: i64) -> Result<Vec<Owed>, StoreError> {
    let rows: Vec<Row> = owed_letters::table
        .filter(owed_letters::case_id.gt(Uid(after.map_or_else(Uuid::nil, |case| case.0))))
        .order(owed_letters::case_id)
        .limit(limit)
        .load(c)?;
    Ok(rows.into_iter().map(read).collect())
}

/// The letter that is owed for a case.
pub fn of_case(c: &mut Conn, case: CaseId) -> Result<Option<Owed>, StoreError> {
    let row: Option<Row> = owed_letters::table.find(Uid(case.0)).first(c).optional()?;
    Ok(row.map(read))
}

/// Strikes out a letter that was written, or that is not needed.
pub fn strike(c: &mut Conn, case: CaseId) -> Result<(), StoreError> {
    diesel::delete(owed_letters::table.find(Uid(case.0))).execute(c)?;
    Ok(())
}
