//! Says loudly, months before, that the calendar of a year is missing.

use chrono::{DateTime, Datelike, TimeDelta, Utc};

use crate::actions::Office;
use crate::actions::correspondence::alarm_of_calendar;
use crate::deadlines::civil;
use crate::store::StoreError;

/// How long before the year begins.
const AHEAD: TimeDelta = TimeDelta::days(90);

/// Alarms the administrators, each once for each year, of calendars that running terms will reach. Returns how many
/// letters were queued.
pub fn watch_calendar(office: &Office, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let today = civil(now).date();
    let known = office.law().calendar.years();
    let reached = today.year()..=(today + AHEAD).year();
    let missing: Vec<i32> = reached.filter(|year| !known.contains(year)).collect();
    if missing.is_empty() {
        return Ok(0);
    }
    let own = office.clone();
    office.store.write(move |c| {
        let mut queued = 0;
        for year in &missing {
            queued += alarm_of_calendar(c, &own, *year, now)?;
        }
        Ok(queued)
    })
}
