//! What took the place of a retired territory, and the names by which a place was known before.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::super::conn::Moment;
use super::super::schema::{territory_former_names, territory_successions};
use super::super::{Conn, StoreError, code};
use super::write;
use crate::appeal::Trilingual;
use crate::territory::{Known, Territory, TerritoryCode};

/// No territory was split and renamed so often that a longer walk would end.
const LONGEST: usize = 64;

/// The last confirmations, the newest first: the retired territory and what took its place.
pub fn last_confirmed(c: &mut Conn, limit: i64) -> Result<Vec<(TerritoryCode, TerritoryCode)>, StoreError> {
    let rows: Vec<(String, String)> = territory_successions::table
        .order((territory_successions::confirmed_at.desc(), territory_successions::code))
        .limit(limit)
        .select((territory_successions::code, territory_successions::successor))
        .load(c)?;
    rows.into_iter().map(pair).collect()
}

fn pair((own, successor): (String, String)) -> Result<(TerritoryCode, TerritoryCode), StoreError> {
    Ok((
        code("territory_successions.code", &own)?,
        code("territory_successions.successor", &successor)?,
    ))
}

/// Every confirmed succession: the retired code and what took its place.
pub fn successions(c: &mut Conn) -> Result<BTreeMap<TerritoryCode, TerritoryCode>, StoreError> {
    let rows: Vec<(String, String)> = territory_successions::table
        .select((territory_successions::code, territory_successions::successor))
        .load(c)?;
    rows.into_iter().map(pair).collect()
}

/// What an administrator has confirmed for a code.
pub fn successor(c: &mut Conn, of: &TerritoryCode) -> Result<Option<TerritoryCode>, StoreError> {
    let found: Option<String> = territory_successions::table
        .find(of.as_str())
        .select(territory_successions::successor)
        .first(c)
        .optional()?;
    found
        .map(|found| code("territory_successions.successor", &found))
        .transpose()
}

/// A code and what has taken its place, then what has taken the place of that, the last one standing now.
pub fn successors_of(c: &mut Conn, of: &TerritoryCode) -> Result<Vec<TerritoryCode>, StoreError> {
    let mut chain = vec![of.clone()];
    for _ in 0..LONGEST {
        let next = match chain.last() {
            Some(last) => successor(c, last)?,
            None => None,
        };
        match next {
            Some(next) => chain.push(next),
            None => break,
        }
    }
    Ok(chain)
}

/// What stands in the place of a code now: successors of successors are followed. `None` where nothing is confirmed.
pub fn successor_now(c: &mut Conn, of: &TerritoryCode) -> Result<Option<Territory>, StoreError> {
    match successors_of(c, of)?.last() {
        Some(now) if now != of => super::find(c, now),
        _ => Ok(None),
    }
}

/// Confirms what took the place of a retired territory; its name leads to the successor from then on.
pub fn confirm(c: &mut Conn, retired: &Known, by: &TerritoryCode, at: DateTime<Utc>) -> Result<(), StoreError> {
    remove(c, &retired.territory.code)?;
    diesel::insert_into(territory_successions::table)
        .values((
            territory_successions::code.eq(retired.territory.code.as_str()),
            territory_successions::successor.eq(by.as_str()),
            territory_successions::confirmed_at.eq(Moment::from(at)),
        ))
        .execute(c)?;
    if let Some(until) = retired.valid.until {
        write::add_former_name(c, by, &retired.territory, until)?;
        for (bearer, until) in names_of_before(c, &retired.territory.code)? {
            write::add_former_name(c, by, &bearer, until)?;
        }
        write::write_words(c, &[by])?;
    }
    Ok(())
}

/// The names by which a territory was known before, each with who bore it and its last day.
fn names_of_before(c: &mut Conn, of: &TerritoryCode) -> Result<Vec<(Territory, NaiveDate)>, StoreError> {
    let rows: Vec<(String, NaiveDate, String, String, String)> = territory_former_names::table
        .filter(territory_former_names::code.eq(of.as_str()))
        .select((
            territory_former_names::bearer,
            territory_former_names::until,
            territory_former_names::name_kk,
            territory_former_names::name_ru,
            territory_former_names::name_en,
        ))
        .load(c)?;
    let mut names = Vec::with_capacity(rows.len());
    for (bearer, until, kk, ru, en) in rows {
        let bearer = code("territory_former_names.bearer", &bearer)?;
        if let Some(known) = super::find(c, &bearer)? {
            let name = Trilingual { kk, ru, en };
            names.push((Territory { name, ..known }, until));
        }
    }
    Ok(names)
}

/// Forgets it: the code is in force again, or another one has taken its place. The names that it has led to whatever came after
/// it lead there no longer.
pub(super) fn remove(c: &mut Conn, retired: &TerritoryCode) -> Result<(), StoreError> {
    let after = successors_of(c, retired)?.split_off(1);
    let after: Vec<&str> = after.iter().map(TerritoryCode::as_str).collect();
    let mut bearers: Vec<String> = territory_former_names::table
        .filter(territory_former_names::code.eq(retired.as_str()))
        .select(territory_former_names::bearer)
        .distinct()
        .load(c)?;
    bearers.push(retired.to_string());
    diesel::delete(territory_successions::table.find(retired.as_str())).execute(c)?;
    let led_there = territory_former_names::table
        .filter(territory_former_names::bearer.eq_any(bearers))
        .filter(territory_former_names::code.eq_any(&after));
    diesel::delete(led_there).execute(c)?;
    let after: Vec<TerritoryCode> = after.iter().filter_map(|code| TerritoryCode::parse(code)).collect();
    write::write_words(c, &after.iter().collect::<Vec<_>>())
}

type Former = (String, String, String, String);

/// The names of before of some territories, the last first; those without are left out.
pub fn former_names(c: &mut Conn, codes: &[String]) -> Result<BTreeMap<TerritoryCode, Vec<Trilingual>>, StoreError> {
    let rows: Vec<Former> = territory_former_names::table
        .filter(territory_former_names::code.eq_any(codes))
        .order((territory_former_names::code, territory_former_names::until.desc()))
        .select((
            territory_former_names::code,
            territory_former_names::name_kk,
            territory_former_names::name_ru,
            territory_former_names::name_en,
        ))
        .load(c)?;
    let mut names: BTreeMap<TerritoryCode, Vec<Trilingual>> = BTreeMap::new();
    for (own, kk, ru, en) in rows {
        names
            .entry(code("territory_former_names.code", &own)?)
            .or_default()
            .push(Trilingual { kk, ru, en });
    }
    Ok(names)
}
