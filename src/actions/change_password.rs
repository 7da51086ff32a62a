//! Changes a password: by its owner who knows the old one, or by an administrator who makes a new one.

use chrono::{DateTime, SubsecRound, Utc};
use uuid::Uuid;

use super::hashing::Caller;
use super::password::{check_strength, readable};
use super::sign_in::record_failure;
use super::throttle::Throttle;
use super::{ActionError, Office};
use crate::appeal::{OfficerId, Problem};
use crate::store::bodies::Body;
use crate::store::officers::{self, Officer};
use crate::store::origin::Origin;
use crate::store::security_journal::By;
use crate::store::{bodies, sessions};

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
    origin: Origin,
    now: DateTime<Utc>,
) -> Result<(), ActionError> {
    let now = now.trunc_subsecs(6);
    let (found, body) = office.store.read(|c| {
        let found = officers::by_email(c, &office.secrets, &officer.email)?;
        let body = match &officer.body {
            Some(code) => bodies::find(c, code)?,
            None => None,
        };
        Ok::<_, ActionError>((found, body))
    })?;
    let throttle = Throttle::of_session(office, &officer.email.to_lowercase(), officer.id.0);
    throttle.look(office, now)?;
    let mut turn = office.hashing.turn(throttle.key(), Caller::Known)?;
    let counted = throttle.count(office, now)?;
    let right = turn.verify(old, found.as_ref().map(|(_, hash)| hash.as_str()));
    drop(turn);
    match right {
        Ok(true) => counted.undo(office)?,
        Ok(false) => {
            record_failure(office, Some(officer.clone()), &officer.email, origin, now)?;
            return Err(ActionError::field("old_password", Problem::WrongPassword));
        }
        Err(error) => {
            counted.undo(office)?;
            return Err(error);
        }
    }
    check_strength(new, &known_words(officer, body.as_ref()), "new_password")?;
    if new == old {
        return Err(ActionError::field("new_password", Problem::SamePassword));
    }
    let by = By::user(officer.id, origin);
    store_password(office, officer.id, new, Made::ByOwner(session), by, now)
}

/// What somebody who knows the officer would try first.
pub(super) fn known_words<'a>(officer: &'a Officer, body: Option<&'a Body>) -> Vec<&'a str> {
    let mut known = vec![officer.email.as_str(), officer.name.as_str()];
    if let Some(body) = body {
        known.extend([body.code.0.as_str(), &body.name.kk, &body.name.ru, &body.name.en]);
    }
    known
}

/// By an administrator: a new password made here and shown once, to be changed at the next sign-in; the sessions of
/// the account end.
pub fn reset_password(office: &Office, officer: OfficerId, by: By, now: DateTime<Utc>) -> Result<String, ActionError> {
    if office
        .store
        .read(|c| officers::find(c, &office.secrets, officer))?
        .is_none()
    {
        return Err(ActionError::NotFound);
    }
    let password = readable()?;
    store_password(office, officer, &password, Made::ForOwner, by, now)?;
    Ok(password)
}

/// Who made a password.
#[derive(Clone, Copy)]
enum Made {
    /// The owner, in a session that goes on.
    ByOwner(Uuid),
    /// Somebody else: it must be changed.
    ForOwner,
}

fn store_password(
    office: &Office,
    officer: OfficerId,
    password: &str,
    made: Made,
    by: By,
    now: DateTime<Utc>,
) -> Result<(), ActionError> {
    let hash = office.hashing.hash(password)?;
    let (must_change, keep) = match made {
        Made::ByOwner(session) => (false, Some(session)),
        Made::ForOwner => (true, None),
    };
    office.store.write(move |c| {
        officers::set_password(c, officer, &hash, must_change, &by, now)?;
        Ok(sessions::revoke_all(c, officer, now, keep)?)
    })
}
