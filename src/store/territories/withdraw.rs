//! A list that was imported ahead, taken back before its day.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::schema::{territories, territory_coming, territory_lists};
use super::super::{Conn, StoreError, code, inside};
use super::successions;
use crate::territory::TerritoryCode;

/// What was undone, counting territories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undone {
    /// Codes that would have been retired.
    pub stay: u64,
    /// Codes that would have begun.
    pub do_not_come: u64,
    /// Names and kinds that would have changed.
    pub keep_names: u64,
}

/// Undoes what the lists of a day change within a territory. The day must lie ahead: nobody has filed anything by them. A code
/// that would have begun keeps its row, whose last day then lies before its first.
pub fn withdraw(c: &mut Conn, within: &TerritoryCode, on: NaiveDate) -> Result<Undone, StoreError> {
    let (first, last) = inside(within);
    let eve = on.pred_opt();
    let retired = territories::table
        .filter(territories::code.between(&first, &last))
        .filter(territories::valid_until.eq(eve))
        .filter(
            territories::valid_from
                .is_null()
                .or(territories::valid_from.lt(Some(on))),
        );
    let stay: Vec<String> = retired.select(territories::code).load(c)?;
    for own in &stay {
        diesel::update(territories::table.find(own))
            .set(territories::valid_until.eq(None::<NaiveDate>))
            .execute(c)?;
        successions::remove(c, &code("territories.code", own)?)?;
    }
    let begins = territories::table
        .filter(territories::code.between(&first, &last))
        .filter(territories::valid_from.eq(Some(on)))
        .filter(territories::valid_until.is_null());
    let do_not_come = diesel::update(begins)
        .set(territories::valid_until.eq(eve))
        .execute(c)?;
    let coming = territory_coming::table
        .filter(territory_coming::code.between(&first, &last))
        .filter(territory_coming::valid_from.eq(on));
    let keep_names = diesel::delete(coming).execute(c)?;
    let lists = territory_lists::table
        .filter(territory_lists::territory.eq(within.as_str()))
        .filter(territory_lists::valid_from.eq(on));
    diesel::delete(lists).execute(c)?;
    Ok(Undone {
        stay: stay.len() as u64,
        do_not_come: do_not_come as u64,
        keep_names: keep_names as u64,
    })
}
