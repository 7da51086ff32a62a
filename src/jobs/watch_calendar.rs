//! Says loudly, months before, that the calendar of a year is missing.

use chrono::{DateTime, Utc};

use crate::actions::Office;
use crate::actions::calendar_alarm::alarm_of_calendar;
use crate::deadlines::civil;
use crate::store::StoreError;

/// Alarms the administrators, each once for each year, of calendars that running terms will reach. Returns how many
/// letters were queued.
pub fn watch_calendar(office: &Office, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let today = civil(now).date();
    let missing = office.law().missing_calendars(today);
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
