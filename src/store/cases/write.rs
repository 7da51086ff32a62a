//! Writes cases: new ones, many at once, and where one stands.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::appeal::kept;
use super::{Case, Row, State};
use crate::store::conn::{Both, Uid};
use crate::store::schema::{cases, routings};
use crate::store::{Conn, StoreError};
use crate::territory::TerritoryCode;

/// A new case with the settlement and the subject of its appeal.
pub type NewCase<'a> = (&'a Case, &'a TerritoryCode, &'a str);

/// Writes a new case.
pub fn insert(c: &mut Conn, case: &Case, settlement: &TerritoryCode, subject: &str) -> Result<(), StoreError> {
    insert_many(c, &[(case, settlement, subject)])
}

/// Writes new cases, and how the rulebook decided on them: once for all that it decided alike to the letter.
pub fn insert_many(c: &mut Conn, new: &[NewCase<'_>]) -> Result<(), StoreError> {
    let mut decisions = BTreeMap::new();
    let mut rows = Vec::with_capacity(new.len());
    for (case, settlement, subject) in new {
        let decision = case.routing.as_ref().map(kept).transpose()?;
        let routing = decision.as_ref().map(|(id, _)| *id);
        decisions.extend(decision);
        rows.push((
            Row::new(case, routing)?,
            cases::settlement.eq(settlement.as_str().to_owned()),
            cases::subject.eq((*subject).to_owned()),
        ));
    }
    for (id, json) in decisions {
        let row = (routings::id.eq(id), routings::routing.eq(json));
        let insert = diesel::insert_into(routings::table).values(row);
        Both(insert.on_conflict_do_nothing()).execute(c)?;
    }
    match c {
        Conn::Pg(pg) => drop(diesel::insert_into(cases::table).values(rows).execute(pg)?),
        // A statement for one row is prepared once and used for all.
        Conn::Sqlite(sqlite) => {
            for row in rows {
                diesel::insert_into(cases::table).values(row).execute(sqlite)?;
            }
        }
    }
    Ok(())
}

/// Writes the case where its revision is still `seen`, raising it by one; `false` when it is not.
pub fn update(c: &mut Conn, case: &Case, seen: i32) -> Result<bool, StoreError> {
    let unchanged = cases::table
        .filter(cases::id.eq(Uid(case.id.0)))
        .filter(cases::revision.eq(seen));
    let written = diesel::update(unchanged)
        .set((State::of(case, seen + 1)?, cases::registered_on.eq(case.registered_on)))
        .execute(c)?;
    Ok(written > 0)
}
