//! The scan behind the figures: outcomes of cases, counted by nobody here.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::schema::cases;
use super::{Conn, StoreError, code, word};
use crate::appeal::BodyCode;
use crate::statistics::CaseOutcome;
use crate::store::cases::Scope;

#[derive(Queryable, Selectable)]
#[diesel(table_name = cases)]
struct Row {
    body: String,
    subject: String,
    settlement: String,
    registered_on: NaiveDate,
    due_on: Option<NaiveDate>,
    status: String,
    answered_on: Option<NaiveDate>,
    working_days: Option<i64>,
    undetermined: bool,
    overlapping: bool,
}

/// Cases registered from `from` to `to` inclusive, within the scope.
pub fn outcomes(c: &mut Conn, scope: &Scope, from: NaiveDate, to: NaiveDate) -> Result<Vec<CaseOutcome>, StoreError> {
    let within = scope.within(c)?;
    let rows = cases::table
        .filter(cases::registered_on.between(from, to))
        .filter(within.condition())
        .select(Row::as_select())
        .load(c)?;
    rows.into_iter().map(read).collect()
}

fn read(row: Row) -> Result<CaseOutcome, StoreError> {
    let settlement = code("cases.settlement", &row.settlement)?;
    Ok(CaseOutcome {
        body: BodyCode(row.body),
        subject: row.subject,
        oblast: settlement.oblast().to_string(),
        district: settlement.district().to_string(),
        registered_on: row.registered_on,
        due_on: row.due_on,
        status: word("cases.status", &row.status)?,
        answered_on: row.answered_on,
        working_days: row.working_days,
        undetermined: row.undetermined,
        overlapping: row.overlapping,
    })
}
