//! Bodies where nobody may sign, with their open cases; and who was told of them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use diesel::dsl::{count_star, exists, min};
use diesel::prelude::*;

use super::bodies::Body;
use super::cases::{NO_DUE_DATE, Scope};
use super::conn::{Both, MultiBackend};
use super::schema::{bodies, cases, unattended_told};
use super::{Conn, StoreError, code, inside};
use crate::appeal::BodyCode;
use crate::territory::TerritoryCode;

/// Codes of one statement: far below what the databases bind.
const CHUNK: usize = 500;

/// A body where nobody may sign although it has open cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unattended {
    /// The body that owes the answers.
    pub body: Body,
    /// The body whose officers work the cases meanwhile; `None` where nobody does.
    pub attendant: Option<Body>,
    /// Its open cases.
    pub open: i64,
    /// The day of registration of the oldest of them.
    pub oldest_on: NaiveDate,
    /// The earliest due date of them; `None` while all wait for a calendar.
    pub next_due_on: Option<NaiveDate>,
}

type Counted = (String, i64, Option<NaiveDate>, Option<NaiveDate>);

/// Those of a scope, the earliest due date first: for a body those that it attends, for a territory those in it.
pub fn list(c: &mut Conn, scope: &Scope) -> Result<Vec<Unattended>, StoreError> {
    let mut query = cases::table
        .inner_join(bodies::table.on(bodies::code.eq(cases::body)))
        .filter(cases::open.eq(true))
        .filter(
            bodies::attended_by
                .is_null()
                .or(bodies::attended_by.ne(bodies::code.nullable())),
        )
        .group_by(cases::body)
        .select((
            cases::body,
            count_star(),
            min(cases::registered_on),
            min(cases::due_order),
        ))
        .into_boxed::<MultiBackend>();
    match scope {
        Scope::Body(own) => query = query.filter(bodies::attended_by.eq(own.0.clone())),
        Scope::Territory(territory) => {
            let (first, last) = inside(territory);
            query = query.filter(bodies::territory.between(first, last));
        }
        Scope::Country => {}
    }
    let counted: Vec<Counted> = query.load(c)?;
    let owing = by_code(c, counted.iter().map(|(code, ..)| code.clone()).collect())?;
    let attendants = owing.values().filter_map(|body| body.attended_by.as_ref());
    let attendants = by_code(c, attendants.map(ToString::to_string).collect())?;
    let mut found: Vec<Unattended> = counted
        .into_iter()
        .filter_map(|(code, open, oldest_on, next_due_on)| {
            let body = owing.get(&code)?.clone();
            let attendant = body.attended_by.as_ref();
            Some(Unattended {
                attendant: attendant.and_then(|code| attendants.get(&code.0)).cloned(),
                body,
                open,
                oldest_on: oldest_on?,
                next_due_on: next_due_on.filter(|day| *day != NO_DUE_DATE),
            })
        })
        .collect();
    found.sort_by(|a, b| {
        let key = |one: &Unattended| (one.next_due_on.unwrap_or(NO_DUE_DATE), one.oldest_on);
        key(a).cmp(&key(b)).then_with(|| a.body.code.cmp(&b.body.code))
    });
    Ok(found)
}

fn by_code(c: &mut Conn, codes: BTreeSet<String>) -> Result<BTreeMap<String, Body>, StoreError> {
    let codes: Vec<String> = codes.into_iter().collect();
    let mut found = BTreeMap::new();
    for codes in codes.chunks(CHUNK) {
        for body in super::bodies::find_many(c, codes)? {
            found.insert(body.code.0.clone(), body);
        }
    }
    Ok(found)
}

/// The codes of all of them with those who attend, without counting: what a job asks often.
pub fn codes(c: &mut Conn) -> Result<Vec<(BodyCode, Option<BodyCode>)>, StoreError> {
    let owes = exists(
        cases::table
            .filter(cases::body.eq(bodies::code))
            .filter(cases::open.eq(true)),
    );
    let rows: Vec<(String, Option<String>)> = bodies::table
        .filter(
            bodies::attended_by
                .is_null()
                .or(bodies::attended_by.ne(bodies::code.nullable())),
        )
        .filter(owes)
        .order(bodies::code)
        .select((bodies::code, bodies::attended_by))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(code, attendant)| (BodyCode(code), attendant.map(BodyCode)))
        .collect())
}

/// Open cases at bodies whose territories are not in force, by territory.
pub fn open_by_retired_territory(c: &mut Conn) -> Result<BTreeMap<TerritoryCode, i64>, StoreError> {
    let rows: Vec<(Option<String>, i64)> = cases::table
        .inner_join(bodies::table.on(bodies::code.eq(cases::body)))
        .filter(cases::open.eq(true))
        .filter(bodies::in_force.eq(false))
        .group_by(bodies::territory)
        .select((bodies::territory, count_star()))
        .load(c)?;
    rows.into_iter()
        .filter_map(|(territory, open)| Some((territory?, open)))
        .map(|(territory, open)| Ok((code("bodies.territory", &territory)?, open)))
        .collect()
}

/// What was told to whom: the body named, the addressee, the day.
pub fn told(c: &mut Conn) -> Result<Vec<(BodyCode, String, NaiveDate)>, StoreError> {
    let rows: Vec<(String, String, NaiveDate)> = unattended_told::table
        .select((
            unattended_told::body,
            unattended_told::told_to,
            unattended_told::told_on,
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(code, to, on)| (BodyCode(code), to, on))
        .collect())
}

/// Records that a body is named to an addressee; `false` when it was before.
pub fn record_told(c: &mut Conn, body: &BodyCode, to: &str, on: NaiveDate) -> Result<bool, StoreError> {
    let written = Both(
        diesel::insert_into(unattended_told::table)
            .values((
                unattended_told::body.eq(&body.0),
                unattended_told::told_to.eq(to),
                unattended_told::told_on.eq(on),
            ))
            .on_conflict_do_nothing(),
    )
    .execute(c)?;
    Ok(written > 0)
}

/// Whether what was told before a day is about bodies that have somebody again.
pub fn has_outdated(c: &mut Conn, before: NaiveDate) -> Result<bool, StoreError> {
    let outdated = unattended_told::table
        .inner_join(bodies::table.on(bodies::code.eq(unattended_told::body)))
        .filter(bodies::attended_by.eq(bodies::code.nullable()))
        .filter(unattended_told::told_on.lt(before))
        .select(unattended_told::body);
    Ok(outdated.first::<String>(c).optional()?.is_some())
}

/// Forgets that: when these bodies lose their people again, it is told anew.
pub fn forget_outdated(c: &mut Conn, before: NaiveDate) -> Result<(), StoreError> {
    let attended = bodies::table
        .filter(bodies::attended_by.eq(bodies::code.nullable()))
        .select(bodies::code);
    let outdated = unattended_told::table
        .filter(unattended_told::told_on.lt(before))
        .filter(unattended_told::body.eq_any(attended));
    diesel::delete(outdated).execute(c)?;
    Ok(())
}
