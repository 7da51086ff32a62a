//! Failures in a row under keyed hashes: what slows a guesser down. The table names nobody.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::conn::{Both, Moment};
use super::schema::sign_in_throttles as throttles;
use super::{Conn, StoreError};

/// Failures in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failures {
    /// How many.
    pub count: i32,
    /// When the last one was.
    pub last: DateTime<Utc>,
}

/// The failures of a key as they stand.
pub fn read(c: &mut Conn, key: &[u8]) -> Result<Option<Failures>, StoreError> {
    let found: Option<(i32, Moment)> = throttles::table
        .filter(throttles::key.eq(key))
        .select((throttles::failures, throttles::last_failed_at))
        .first(c)
        .optional()?;
    Ok(found.map(|(count, last)| Failures { count, last: last.0 }))
}

/// The failures of a key, its row locked until the end of the transaction. A key without a row gets an empty one, so that
/// two first failures at once wait for one another; one that is there is written as it is, which locks it: were it only
/// read afterwards, a success beside might have deleted it in between.
pub fn lock(c: &mut Conn, key: &[u8], now: DateTime<Utc>) -> Result<Failures, StoreError> {
    let empty = (
        throttles::key.eq(key),
        throttles::failures.eq(0),
        throttles::last_failed_at.eq(Moment::from(now)),
    );
    Both(
        diesel::insert_into(throttles::table)
            .values(empty)
            .on_conflict(throttles::key)
            .do_update()
            .set(throttles::key.eq(key)),
    )
    .execute(c)?;
    let (count, last): (i32, Moment) = throttles::table
        .filter(throttles::key.eq(key))
        .select((throttles::failures, throttles::last_failed_at))
        .first(c)?;
    Ok(Failures { count, last: last.0 })
}

/// Sets the failures of a key that [`lock`] has given.
pub fn set(c: &mut Conn, key: &[u8], failures: Failures) -> Result<(), StoreError> {
    diesel::update(throttles::table.filter(throttles::key.eq(key)))
        .set((
            throttles::failures.eq(failures.count),
            throttles::last_failed_at.eq(Moment::from(failures.last)),
        ))
        .execute(c)?;
    Ok(())
}

/// Forgets the failures of a key.
pub fn forget(c: &mut Conn, key: &[u8]) -> Result<(), StoreError> {
    diesel::delete(throttles::table.filter(throttles::key.eq(key))).execute(c)?;
    Ok(())
}

/// Forgets what lies before an instant.
pub fn forget_before(c: &mut Conn, before: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::delete(throttles::table.filter(throttles::last_failed_at.lt(Moment::from(before)))).execute(c)?;
    Ok(())
}
