//! Switches an account on or off, moves it to another place, and sets the language of its pages and letters.

use chrono::{DateTime, Utc};

use super::officer_place::{NewPlace, place_of};
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

/// Gives a user another role or place; the sessions end at once, for what they may see has changed. Returns the user as it is
/// then.
///
/// # Errors
/// [`ActionError::NotFound`], or [`ActionError::Invalid`] with the fields `role`, `body`, `territory`.
pub fn move_officer(
    office: &Office,
    officer: OfficerId,
    to: &NewPlace,
    by: By,
    now: DateTime<Utc>,
) -> Result<Officer, ActionError> {
    let (secrets, to) = (office.secrets.clone(), to.clone());
    office.store.write(move |c| {
        let found = officers::find(c, &secrets, officer)?.ok_or(ActionError::NotFound)?;
        let place = place_of(c, &to)?;
        let moved = Officer {
            role: place.role,
            body: place.body,
            territory: place.territory,
            ..found
        };
        let (body, territory) = (moved.body.as_ref(), moved.territory.as_ref());
        officers::set_place(c, officer, moved.role, body, territory, &by, now)?;
        sessions::revoke_all(c, officer, now, None)?;
        Ok(moved)
    })
}

/// Sets the language in which an officer reads pages and gets letters.
pub fn set_officer_language(office: &Office, officer: &Officer, language: Language) -> Result<(), ActionError> {
    let id = officer.id;
    office
        .store
        .write(move |c| Ok(officers::set_language(c, id, language)?))
}
