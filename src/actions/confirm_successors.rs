//! Confirms what took the place of retired territories: a person decides, all of a list or nothing.

use chrono::{DateTime, Utc};
use serde_json::{Map, json};

use super::Office;
use crate::journal::security::SecurityEvent;
use crate::store::security_journal::{self, By};
use crate::store::{Conn, StoreError, territories};
use crate::territory::{NoSuccessor, TerritoryCode, check_successor};

/// What took the place of a retired territory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// The retired one.
    pub retired: TerritoryCode,
    /// What took its place.
    pub successor: TerritoryCode,
    /// What was confirmed before and is to be replaced: whoever has not seen it does not replace it.
    pub instead_of: Option<TerritoryCode>,
}

/// Why nothing was confirmed.
#[derive(Debug)]
pub enum SuccessionRefused {
    /// No list has this code.
    Unknown(TerritoryCode),
    /// The two do not go together.
    Unfit {
        /// What was to be confirmed.
        confirmation: Confirmation,
        /// Why not.
        why: NoSuccessor,
        /// What took the place of the successor, where it is retired itself and that is confirmed.
        now: Option<TerritoryCode>,
    },
    /// Something else is confirmed already, or no longer.
    Confirmed {
        /// The retired one.
        retired: TerritoryCode,
        /// What stands.
        successor: Option<TerritoryCode>,
    },
    /// The database.
    Store(StoreError),
}

impl From<StoreError> for SuccessionRefused {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Confirms successors, in one transaction with an entry of the journal of security. Confirming again what stands changes
/// nothing. Returns how many are new.
///
/// # Errors
/// The first confirmation that is refused; then none is taken.
pub fn confirm_successors(
    office: &Office,
    confirmations: &[Confirmation],
    by: By,
    now: DateTime<Utc>,
) -> Result<u64, SuccessionRefused> {
    let confirmations = confirmations.to_vec();
    office.store.write(move |c| {
        let mut written = Map::new();
        for one in &confirmations {
            if confirm(c, one, now)? {
                written.insert(one.retired.to_string(), json!(one.successor));
            }
        }
        let count = written.len() as u64;
        if count > 0 {
            let facts = Map::from_iter([("successors".to_owned(), json!(written))]);
            security_journal::append(c, SecurityEvent::SuccessorsConfirmed, None, &by, now, facts)?;
        }
        Ok(count)
    })
}

fn confirm(c: &mut Conn, one: &Confirmation, now: DateTime<Utc>) -> Result<bool, SuccessionRefused> {
    let find = |c: &mut Conn, code: &TerritoryCode| {
        territories::find_known(c, code)?.ok_or_else(|| SuccessionRefused::Unknown(code.clone()))
    };
    let (retired, successor) = (find(c, &one.retired)?, find(c, &one.successor)?);
    let stands = territories::successor(c, &one.retired)?;
    if stands.as_ref() == Some(&one.successor) {
        return Ok(false);
    }
    if stands != one.instead_of {
        return Err(SuccessionRefused::Confirmed {
            retired: one.retired.clone(),
            successor: stands,
        });
    }
    let all = territories::successions(c)?;
    if let Err(why) = check_successor(&retired, &successor, |code| all.get(code).cloned()) {
        let now = territories::successor_now(c, &one.successor)?.map(|now| now.code);
        return Err(SuccessionRefused::Unfit {
            confirmation: one.clone(),
            why,
            now: now.filter(|now| *now != one.retired),
        });
    }
    territories::confirm(c, &retired, &one.successor, now)?;
    Ok(true)
}
