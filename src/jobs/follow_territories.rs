//! Brings a list of territories that was imported ahead into force on its day, and hands the cases of abolished bodies over to
//! their confirmed successors.

use chrono::{DateTime, Utc};

use super::fault;
use crate::actions::{self, Office};
use crate::store::StoreError;

/// Returns how many names, bodies and cases changed.
pub fn follow_territories(office: &Office, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let changed = actions::follow_territories(office, now)?;
    let handed_over = actions::hand_over_cases(office, now).map_err(fault)?;
    Ok(changed + handed_over.cases)
}
