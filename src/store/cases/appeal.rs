//! The cases of an appeal together, and what of them stands in other tables.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Case, CaseAnswer, Row, read_json, write_json};
use crate::appeal::{AppealId, CaseId};
use crate::lifecycle::CaseStatus;
use crate::powers::Routing;
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

/// The cases that are joined to one, by id.
pub fn joined_to(c: &mut Conn, leading: CaseId) -> Result<Vec<CaseId>, StoreError> {
    let ids: Vec<Uid> = cases::table
        .filter(cases::joined_to.eq(Uid(leading.0)))
        .order(cases::id)
        .select(cases::id)
        .load(c)?;
    Ok(ids.into_iter().map(|id| CaseId(id.0)).collect())
}

/// Whether cases are joined to one.
pub fn leads(c: &mut Conn, case: CaseId) -> Result<bool, StoreError> {
    let joined = cases::table.filter(cases::joined_to.eq(Uid(case.0)));
    Ok(diesel::select(diesel::dsl::exists(joined)).get_result(c)?)
}

/// How the rulebook decided, as it is kept, with its id: one for all cases that it decided alike to the letter.
pub(super) fn kept(routing: &Routing) -> Result<(Uid, String), StoreError> {
    let json = write_json(routing)?;
    let hash = Sha256::digest(&json);
    let id = Uuid::from_slice(&hash[..16]).map_err(|error| StoreError::Other(format!("routings: {error}")))?;
    Ok((Uid(id), json))
}

/// Cases with what stands in other tables: how the rulebook decided, and the texts of their steps.
pub(super) fn complete(c: &mut Conn, rows: Vec<Row>) -> Result<Vec<Case>, StoreError> {
    let kept: Vec<Uid> = rows.iter().filter_map(|row| row.routing).collect();
    let appeals: Vec<Uid> = rows.iter().map(|row| row.appeal).collect();
    let routings: Vec<(Uid, String)> = routings::table
        .filter(routings::id.eq_any(kept))
        .select(routings::all_columns)
        .load(c)?;
    let routings: BTreeMap<Uid, String> = routings.into_iter().collect();
    let steps = steps::of_appeals(c, &appeals)?;
    let by_place: BTreeMap<(AppealId, i64), &TakenStep> =
        steps.iter().map(|step| ((step.appeal, step.seq), step)).collect();
    let answering = steps.iter().filter(|step| step.kind.row().answers);
    // They come in order: the last one stays.
    let answers: BTreeMap<CaseId, &TakenStep> = answering.map(|step| (step.case, step)).collect();
    let mut taken: BTreeMap<CaseId, Vec<TakenStep>> = BTreeMap::new();
    for step in &steps {
        taken.entry(step.case).or_default().push(step.clone());
    }
    let mut complete = |row: Row| {
        let routing = row.routing.and_then(|id| routings.get(&id));
        let case = row.read()?;
        let opened = case.opened_by.and_then(|seq| by_place.get(&(case.appeal, seq)));
        let reason = opened.map(|step| step.texts.reason.clone());
        Ok(Case {
            routing: routing.map(|json| read_json(json)).transpose()?,
            answer: answers.get(&case.id).map(|step| CaseAnswer::of(step)),
            forward_reason: reason.filter(|reason| !reason.is_empty()),
            steps: taken.remove(&case.id).unwrap_or_default(),
            ..case
        })
    };
    rows.into_iter().map(&mut complete).collect()
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
