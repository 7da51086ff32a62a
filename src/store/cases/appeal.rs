//! The cases of an appeal together, and what of them stands in other tables.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{Case, CaseAnswer, Row, read_json};
use crate::appeal::AppealId;
use crate::lifecycle::CaseStatus;
use crate::store::conn::Uid;
use crate::store::schema::{cases, routings};
use crate::store::steps::{self, TakenStep};
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

/// Cases with what stands in other tables: how the rulebook decided, and the texts of their steps.
pub(super) fn complete(c: &mut Conn, rows: Vec<Row>) -> Result<Vec<Case>, StoreError> {
    let ids: Vec<Uid> = rows.iter().map(|row| row.id).collect();
    let appeals: Vec<Uid> = rows.iter().map(|row| row.appeal).collect();
    let routings: Vec<(Uid, String)> = routings::table
        .filter(routings::case_id.eq_any(ids))
        .select(routings::all_columns)
        .load(c)?;
    let routings: BTreeMap<Uid, String> = routings.into_iter().collect();
    let steps = steps::of_appeals(c, &appeals)?;
    let complete = |row: Row| {
        let case = row.read()?;
        let routing = routings.get(&Uid(case.id.0));
        let answer = steps
            .iter()
            .rev()
            .find(|step| step.case == case.id && !step.texts.text.is_empty());
        let opened = |step: &&TakenStep| step.appeal == case.appeal && Some(step.seq) == case.opened_by;
        let reason = steps.iter().find(opened).map(|step| step.texts.reason.clone());
        Ok(Case {
            routing: routing.map(|json| read_json(json)).transpose()?,
            answer: answer.map(CaseAnswer::of),
            forward_reason: reason.filter(|reason| !reason.is_empty()),
            ..case
        })
    };
    rows.into_iter().map(complete).collect()
}

impl CaseAnswer {
    fn of(step: &TakenStep) -> Self {
        Self {
            text: step.texts.text.clone(),
            findings: step.texts.findings.clone(),
            basis: step.texts.basis.clone(),
            by: step.actor,
        }
    }
}
