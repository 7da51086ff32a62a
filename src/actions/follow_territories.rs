//! Brings lists of territories that were imported ahead into force on their day: names, kinds, bodies.

use chrono::{DateTime, Utc};

use super::Office;
use super::import_territory::write_bodies;
use crate::deadlines::civil;
use crate::store::{StoreError, attendance, territories};

/// Does what the day brings; nothing where all is done. Returns how many names and bodies changed.
pub fn follow_territories(office: &Office, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let today = civil(now).date();
    let waiting = office
        .store
        .read(|c| Ok::<_, StoreError>(territories::is_due(c, today)? || attendance::is_outdated(c, today)?))?;
    if !waiting {
        return Ok(0);
    }
    let functions = office.law().powers.functions().to_vec();
    office.store.write(move |c| {
        attendance::lock(c)?;
        let renamed = territories::take_force(c, today)?;
        write_bodies(c, &renamed, &functions)?;
        let settled = attendance::settle_day(c, today)?;
        Ok(renamed.len() as u64 + settled)
    })
}
