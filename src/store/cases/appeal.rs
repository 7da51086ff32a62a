//! The cases of one appeal together.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::appeal::AppealId;
use crate::lifecycle::CaseStatus;
use crate::store::conn::Uid;
use crate::store::schema::cases;
use crate::store::{Conn, StoreError, word};

/// Where each case of an appeal stands: its status, and the date of its answer.
pub fn standings(c: &mut Conn, appeal: AppealId) -> Result<Vec<(CaseStatus, Option<NaiveDate>)>, StoreError> {
    let rows: Vec<(String, Option<NaiveDate>)> = cases::table
        .filter(cases::appeal.eq(Uid(appeal.0)))
        .select((cases::status, cases::answered_on))
        .load(c)?;
    rows.into_iter()
        .map(|(status, answered_on)| Ok((word("cases.status", &status)?, answered_on)))
        .collect()
}

/// The place of the last case of an appeal; 0 where there is none.
pub fn last_seq(c: &mut Conn, appeal: AppealId) -> Result<i32, StoreError> {
    let last: Option<i32> = cases::table
        .filter(cases::appeal.eq(Uid(appeal.0)))
        .order(cases::seq.desc())
        .select(cases::seq)
        .first(c)
        .optional()?;
    Ok(last.unwrap_or(0))
}
