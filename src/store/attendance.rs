//! Who works the cases of a body, kept beside it: decided by [`powers::attendance`] in every transaction that changes
//! the staff or the tree of bodies, and read by every scope of a desk.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::bodies::staffed;
use super::schema::{bodies, territories};
use super::{Conn, StoreError};
use crate::appeal::BodyCode;
use crate::powers::{self, Standing};
use crate::territory::{Level, TerritoryKind};

/// Codes of one statement: far below what the databases bind.
const CHUNK: usize = 500;

/// Code, next higher body, whether staffed, who attends now.
type Row = (String, Option<String>, bool, Option<String>);

/// Waits until no other transaction is changing staff or bodies, and keeps others waiting until this one ends: each
/// decides over what the one before it left. On SQLite there is one writer anyway.
pub fn lock(c: &mut Conn) -> Result<(), StoreError> {
    if let Conn::Pg(pg) = c {
        // The bodies of the Republic come last and always exist.
        bodies::table
            .order(bodies::code.desc())
            .select(bodies::code)
            .for_no_key_update()
            .first::<String>(pg)
            .optional()?;
    }
    Ok(())
}

/// Decides anew who attends a body whose staff changed and whatever lies below it, or, without one, all bodies.
pub fn settle(c: &mut Conn, changed: Option<&BodyCode>) -> Result<(), StoreError> {
    lock(c)?;
    let rows = match changed {
        Some(body) => kin(c, body)?,
        None => bodies::table
            .select((bodies::code, bodies::higher, staffed(), bodies::attended_by))
            .load(c)?,
    };
    let tree: Vec<Standing> = rows
        .iter()
        .map(|(code, higher, staffed, _)| Standing {
            code: BodyCode(code.clone()),
            higher: higher.clone().map(BodyCode),
            staffed: *staffed,
        })
        .collect();
    let attendance = powers::attendance(&tree);
    let mut changes: BTreeMap<Option<&str>, Vec<&str>> = BTreeMap::new();
    for (body, (code, _, _, before)) in tree.iter().zip(&rows) {
        let now = attendance.get(&body.code).map(|code| code.0.as_str());
        if now != before.as_deref() {
            changes.entry(now).or_default().push(code);
        }
    }
    for (attendant, codes) in changes {
        for codes in codes.chunks(CHUNK) {
            diesel::update(bodies::table.filter(bodies::code.eq_any(codes)))
                .set(bodies::attended_by.eq(attendant))
                .execute(c)?;
        }
    }
    Ok(())
}

/// Whether territories have begun, ended, or become of another kind whose bodies do not say so yet.
pub fn is_outdated(c: &mut Conn, today: NaiveDate) -> Result<bool, StoreError> {
    for level in Level::ALL {
        let ended = bodies::table
            .filter(bodies::level.eq(level.as_str()))
            .filter(bodies::in_force.eq(true))
            .filter(bodies::territory.eq_any(without_bodies(today, other_kinds(level))));
        let begun = bodies::table
            .filter(bodies::level.eq(level.as_str()))
            .filter(bodies::in_force.eq(false))
            .filter(bodies::territory.ne_all(without_bodies(today, other_kinds(level))));
        let found: Option<String> = ended.select(bodies::code).first(c).optional()?;
        let found = match found {
            Some(code) => Some(code),
            None => begun.select(bodies::code).first::<String>(c).optional()?,
        };
        if found.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The territories that have no bodies of a level on a day: those that are not in force then, and those of other kinds.
#[diesel::dsl::auto_type(no_type_alias)]
fn without_bodies(day: NaiveDate, other_kinds: Vec<&'static str>) -> _ {
    let day: Option<NaiveDate> = Some(day);
    territories::table
        .filter(
            territories::valid_from
                .gt(day)
                .or(territories::valid_until.lt(day))
                .or(territories::kind.eq_any(other_kinds)),
        )
        .select(territories::code.nullable())
}

/// The kinds of territories that have no bodies of a level.
fn other_kinds(level: Level) -> Vec<&'static str> {
    let others = TerritoryKind::ALL
        .into_iter()
        .filter(|kind| kind.level() != Some(level));
    others.map(TerritoryKind::as_str).collect()
}

/// Brings in or takes out of force the bodies whose territories begin, end, or become of another kind, and decides anew who
/// attends where any does. Returns how many.
pub fn settle_day(c: &mut Conn, today: NaiveDate) -> Result<u64, StoreError> {
    lock(c)?;
    let mut changed = 0;
    for level in Level::ALL {
        changed += diesel::update(bodies::table)
            .filter(bodies::level.eq(level.as_str()))
            .filter(bodies::in_force.eq(true))
            .filter(bodies::territory.eq_any(without_bodies(today, other_kinds(level))))
            .set(bodies::in_force.eq(false))
            .execute(c)?;
        changed += diesel::update(bodies::table)
            .filter(bodies::level.eq(level.as_str()))
            .filter(bodies::in_force.eq(false))
            .filter(bodies::territory.ne_all(without_bodies(today, other_kinds(level))))
            .set(bodies::in_force.eq(true))
            .execute(c)?;
    }
    if changed > 0 {
        settle(c, None)?;
    }
    Ok(changed as u64)
}

/// A body with all that lies below it, and the bodies above.
fn kin(c: &mut Conn, body: &BodyCode) -> Result<Vec<Row>, StoreError> {
    let mut kin: BTreeMap<String, Row> = BTreeMap::new();
    let mut next = some(c, std::slice::from_ref(&body.0))?;
    let mut above: Vec<String> = next.iter().filter_map(|row| row.1.clone()).collect();
    while !next.is_empty() {
        let codes: Vec<String> = next.iter().map(|row| row.0.clone()).collect();
        kin.extend(next.into_iter().map(|row| (row.0.clone(), row)));
        next = Vec::new();
        for codes in codes.chunks(CHUNK) {
            let below: Vec<Row> = bodies::table
                .filter(bodies::higher.eq_any(codes))
                .select((bodies::code, bodies::higher, staffed(), bodies::attended_by))
                .load(c)?;
            next.extend(below.into_iter().filter(|row| !kin.contains_key(&row.0)));
        }
    }
    while let Some(code) = above.pop() {
        if !kin.contains_key(&code) {
            for row in some(c, &[code])? {
                above.extend(row.1.clone());
                kin.insert(row.0.clone(), row);
            }
        }
    }
    Ok(kin.into_values().collect())
}

fn some(c: &mut Conn, codes: &[String]) -> Result<Vec<Row>, StoreError> {
    Ok(bodies::table
        .filter(bodies::code.eq_any(codes))
        .select((bodies::code, bodies::higher, staffed(), bodies::attended_by))
        .load(c)?)
}

/// The codes of the bodies whose cases the officers of a body work: its own, always, and those that it attends.
pub fn worked_by(c: &mut Conn, body: &BodyCode) -> Result<Vec<String>, StoreError> {
    let mut codes: Vec<String> = bodies::table
        .filter(bodies::attended_by.eq(&body.0))
        .order(bodies::code)
        .select(bodies::code)
        .load(c)?;
    if !codes.contains(&body.0) {
        codes.push(body.0.clone());
    }
    Ok(codes)
}

/// Whether the officers of a body work the cases of another one (or the same).
pub fn works(c: &mut Conn, body: &BodyCode, whose: &BodyCode) -> Result<bool, StoreError> {
    Ok(worked_by(c, body)?.contains(&whose.0))
}
