//! Changes a password: by its owner who knows the old one, or by an administrator who makes a new one.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::password::{check_strength, readable};
use super::sign_in::Attempt;
use super::{ActionError, Office};
use crate::appeal::{OfficerId, Problem};
use crate::store::officers::{self, Officer};
use crate::store::sessions;

/// Changes the own password; the other sessions of the account end.
///
/// # Errors
/// `old_password` when it is wrong (counted as a failed sign-in), `new_password` when it is weak.
pub fn change_password(
    office: &Office,
    officer: &Officer,
    session: Uuid,
    old: &str,
    new: &str,
    now: DateTime<Utc>,
) -> Result<(), ActionError> {
    let attempt = Attempt::new(office, &officer.email.to_lowercase(), &officer.id.0.to_string());
    attempt.refuse_when_throttled(office, now)?;
    let found = office
        .store
        .read(|c| officers::by_email(c, &office.secrets, &officer.email))?;
    if !office
        .hashing
        .verify(old, found.as_ref().map(|(_, hash)| hash.as_str()))?
    {
        attempt.record_failure(office, now)?;
        return Err(ActionError::field("old_password", Problem::WrongPassword));
    }
    check_strength(new, &officer.email, "new_password")?;
    if new == old {
        return Err(ActionError::field("new_password", Problem::WeakPassword));
    }
    store_password(office, officer.id, new, false, Some(session), now)
}

/// By an administrator: a new password made here and shown once, to be changed at the next sign-in; the sessions of
/// the account end.
pub fn reset_password(office: &Office, officer: OfficerId, now: DateTime<Utc>) -> Result<String, ActionError> {
    if office
        .store
        .read(|c| officers::find(c, &office.secrets, officer))?
        .is_none()
    {
        return Err(ActionError::NotFound);
    }
    let password = readable()?;
    store_password(office, officer, &password, true, None, now)?;
    Ok(password)
}

fn store_password(
    office: &Office,
    officer: OfficerId,
    password: &str,
    must_change: bool,
    keep: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<(), ActionError> {
    let hash = office.hashing.hash(password)?;
    office.store.write(move |c| {
        officers::set_password(c, officer, &hash, must_change)?;
        Ok(sessions::revoke_all(c, officer, now, keep)?)
    })
}
