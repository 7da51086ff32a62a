//! Brings a list of territories that was imported ahead into force on its day.

use chrono::{DateTime, Utc};

use crate::actions::{self, Office};
use crate::store::StoreError;

/// Returns how many names and bodies changed.
pub fn follow_territories(office: &Office, now: DateTime<Utc>) -> Result<u64, StoreError> {
    actions::follow_territories(office, now)
}
