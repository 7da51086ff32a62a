//! Begins the journal of security once, with the accounts that were there before it.

use chrono::{DateTime, SubsecRound, Utc};

use super::ActionError;
use crate::store::{Store, security_journal};

/// Begins the journal of security where it is empty; later it does nothing.
pub fn begin_security_journal(store: &Store, now: DateTime<Utc>) -> Result<(), ActionError> {
    let now = now.trunc_subsecs(6);
    store.write(move |c| Ok(security_journal::begin(c, now)?))
}
