//! Cases of abolished bodies, and their way to the successor.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::conn::Uid;
use super::super::schema::{bodies, cases, territories, territory_successions};
use super::super::territories::in_force;
use super::super::{Conn, StoreError};
use super::Case;
use crate::appeal::{BodyCode, CaseId};
use crate::lifecycle::CaseStatus;

/// Gives an open case to another body, as it stands but for its executor; `false` where somebody has changed it meanwhile.
pub fn hand_over(c: &mut Conn, case: &Case, to: &BodyCode) -> Result<bool, StoreError> {
    let unchanged = cases::table
        .filter(cases::id.eq(Uid(case.id.0)))
        .filter(cases::revision.eq(case.revision));
    let written = diesel::update(unchanged)
        .set((
            cases::body.eq(&to.0),
            cases::executor.eq(None::<Uid>),
            cases::revision.eq(case.revision + 1),
        ))
        .execute(c)?;
    Ok(written > 0)
}

/// The open cases of bodies that are out of force, whose territory has a confirmed successor or is in force itself, but of a kind
/// that has no such bodies; after a case. Those that are answered and wait for the post stay where their letter is printed.
pub fn of_succeeded_bodies(
    c: &mut Conn,
    today: NaiveDate,
    after: Option<CaseId>,
    limit: i64,
) -> Result<Vec<CaseId>, StoreError> {
    let running = CaseStatus::OPEN.map(CaseStatus::as_str);
    let succeeded = territory_successions::table.select(territory_successions::code.nullable());
    let stays = territories::table
        .filter(in_force(today))
        .select(territories::code.nullable());
    let found: Vec<Uid> = cases::table
        .inner_join(bodies::table.on(bodies::code.eq(cases::body)))
        .filter(bodies::in_force.eq(false))
        .filter(bodies::territory.eq_any(succeeded).or(bodies::territory.eq_any(stays)))
        .filter(cases::open.eq(true))
        .filter(cases::status.eq_any(running))
        .filter(cases::id.gt(Uid(after.map_or_else(uuid::Uuid::nil, |case| case.0))))
        .order(cases::id)
        .limit(limit)
        .select(cases::id)
        .load(c)?;
    Ok(found.into_iter().map(|id| CaseId(id.0)).collect())
}
