//! A real, tiny write, by which a probe learns whether the database can be written.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::upsert::excluded;

use super::conn::{Both, Moment};
use super::schema::probe;
use super::{Conn, StoreError};

/// Writes the instant of the probe.
pub fn write(c: &mut Conn, at: DateTime<Utc>) -> Result<(), StoreError> {
    let row = (probe::one.eq(1), probe::written_at.eq(Moment::from(at)));
    let insert = diesel::insert_into(probe::table).values(row);
    let upsert = insert
        .on_conflict(probe::one)
        .do_update()
        .set(probe::written_at.eq(excluded(probe::written_at)));
    Both(upsert).execute(c)?;
    Ok(())
}
