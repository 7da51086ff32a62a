//! Switches an account on or off, and sets the language of its pages and letters.

use chrono::{DateTime, Utc};

use super::{ActionError, Office};
use crate::appeal::{Language, OfficerId};
use crate::store::officers::{self, Officer};
use crate::store::security_journal::By;
use crate::store::sessions;

/// Switches an account on or off; off ends its sessions at once.
pub fn set_officer_active(
    office: &Office,
    officer: OfficerId,
    active: bool,
    by: By,
    now: DateTime<Utc>,
) -> Result<(), ActionError> {
    let secrets = office.secrets.clone();
    office.store.write(move |c| {
        if officers::find(c, &secrets, officer)?.is_none() {
            return Err(ActionError::NotFound);
        }
        officers::set_active(c, officer, active, &by, now)?;
        if !active {
            sessions::revoke_all(c, officer, now, None)?;
        }
        Ok(())
    })
}

/// Sets the language in which an officer reads pages and gets letters.
pub fn set_officer_language(office: &Office, officer: &Officer, language: Language) -> Result<(), ActionError> {
    let id = officer.id;
    office
        .store
        .write(move |c| Ok(officers::set_language(c, id, language)?))
}
