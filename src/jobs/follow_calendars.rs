//! Takes up a calendar that another node, or a command, has put into the database.
//!
//! Until it has run, this node counts by the older calendar; what it counted so is found by the recount.

use chrono::{DateTime, Utc};

use super::fault;
use crate::actions::{self, Office};
use crate::store::{StoreError, calendars};

/// Returns 1 when the law of this office was replaced.
pub fn follow_calendars(office: &Office, now: DateTime<Utc>) -> Result<u64, StoreError> {
    if office.store.read(calendars::edition)? == office.law().calendar_edition {
        return Ok(0);
    }
    actions::take_up_calendars(office, now).map_err(fault)?;
    Ok(1)
}
