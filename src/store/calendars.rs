//! The calendars that were taken up: each version of a year once, kept for ever.
//!
//! It owns the rows. Which calendar may be taken up is decided by the actions.

use chrono::{DateTime, Utc};
use diesel::dsl::max;
use diesel::prelude::*;

use super::conn::Moment;
use super::schema::calendars;
use super::{Conn, StoreError};

/// A calendar of a year as it was taken up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCalendar {
    /// Its place in the order in which calendars were taken up, from 1.
    pub edition: i64,
    /// The year.
    pub year: i32,
    /// The number behind the point of its version; the highest one of a year counts.
    pub version: u32,
    /// The file.
    pub text: String,
}

/// The last edition; 0 before the first.
pub fn edition(c: &mut Conn) -> Result<i64, StoreError> {
    let last: Option<i64> = calendars::table.select(max(calendars::edition)).first(c)?;
    Ok(last.unwrap_or(0))
}

/// All of them, in the order in which they were taken up.
pub fn all(c: &mut Conn) -> Result<Vec<StoredCalendar>, StoreError> {
    let rows: Vec<(i64, i32, i32, String)> = calendars::table
        .order(calendars::edition)
        .select((calendars::edition, calendars::year, calendars::version, calendars::text))
        .load(c)?;
    rows.into_iter()
        .map(|(edition, year, version, text)| {
            let version = u32::try_from(version).map_err(|_| StoreError::Other("calendars.version".to_owned()))?;
            Ok(StoredCalendar {
                edition,
                year,
                version,
                text,
            })
        })
        .collect()
}

/// Adds a version of a year under the next edition. A version that is there already, or an edition that another node
/// takes at the same moment, is [`StoreError::NotUnique`].
pub fn add(c: &mut Conn, year: i32, version: u32, text: &str, at: DateTime<Utc>) -> Result<i64, StoreError> {
    let version = i32::try_from(version).map_err(|_| StoreError::Other(format!("calendar {year}.{version}")))?;
    let next = edition(c)? + 1;
    diesel::insert_into(calendars::table)
        .values((
            calendars::edition.eq(next),
            calendars::year.eq(year),
            calendars::version.eq(version),
            calendars::text.eq(text),
            calendars::taken_at.eq(Moment::from(at)),
        ))
        .execute(c)?;
    Ok(next)
}
