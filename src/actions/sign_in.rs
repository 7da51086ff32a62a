//! Signing in and out: password, throttle, session, token.
//!
//! The token names a session, and a session can be revoked: a signature alone opens nothing. Times are compared with
//! the clock that the caller gives, never with the system's.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{ActionError, Office, new_id, token};
use crate::store::officers::{self, Officer};
use crate::store::sessions;

/// A session lasts a working day.
const SESSION: TimeDelta = TimeDelta::hours(10);
/// Failures older than this are forgotten.
const WINDOW: TimeDelta = TimeDelta::minutes(15);
/// Failures of one account within the window.
const PER_ACCOUNT: i64 = 5;
/// Failures from one address within the window: an office may share one.
const PER_ADDRESS: i64 = 30;

/// An open session.
pub struct SignedIn {
    /// The JWT.
    pub token: String,
    /// The session that it names.
    pub session: Uuid,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
    /// Who signed in.
    pub officer: Officer,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    /// The officer.
    sub: Uuid,
    /// The session.
    sid: Uuid,
    iat: i64,
    exp: i64,
}

/// Checks the password, throttles failures, opens a session and signs its token.
///
/// # Errors
/// [`ActionError::TooMany`] before the password is looked at; [`ActionError::WrongCredentials`] without saying whether
/// the account exists, is disabled, or the password was wrong. Only failures are counted.
pub fn sign_in(
    office: &Office,
    email: &str,
    password: &str,
    address: &str,
    now: DateTime<Utc>,
) -> Result<SignedIn, ActionError> {
    let email = email.trim().to_lowercase();
    let attempt = Attempt::new(office, &email, address);
    attempt.refuse_when_throttled(office, now)?;
    let found = office.store.read(|c| officers::by_email(c, &office.secrets, &email))?;
    let stored = found.as_ref().map(|(_, hash)| hash.as_str());
    let right = office.hashing.verify(password, stored)?;
    match found {
        Some((officer, _)) if right && officer.active => open_session(office, officer, attempt, now),
        _ => {
            attempt.record_failure(office, now)?;
            Err(ActionError::WrongCredentials)
        }
    }
}

/// The officer of a token, or `None`: signature, expiry by the given time, live session, active account.
pub fn authenticate(office: &Office, token: &str, now: DateTime<Utc>) -> Result<Option<(Officer, Uuid)>, ActionError> {
    let Some(claims) = token::read::<Claims>(token, office.secrets.token_key()) else {
        return Ok(None);
    };
    if claims.exp <= now.timestamp() {
        return Ok(None);
    }
    let officer = office.store.read(|c| match sessions::officer(c, claims.sid, now)? {
        Some(id) if id.0 == claims.sub => officers::find(c, &office.secrets, id),
        _ => Ok(None),
    })?;
    Ok(officer
        .filter(|officer| officer.active)
        .map(|officer| (officer, claims.sid)))
}

/// Ends a session at once, whatever its token says.
pub fn sign_out(office: &Office, session: Uuid, now: DateTime<Utc>) -> Result<(), ActionError> {
    office.store.write(move |c| Ok(sessions::revoke(c, session, now)?))
}

fn open_session(
    office: &Office,
    officer: Officer,
    attempt: Attempt,
    now: DateTime<Utc>,
) -> Result<SignedIn, ActionError> {
    let session = new_id(now);
    let expires_at = now + SESSION;
    let claims = Claims {
        sub: officer.id.0,
        sid: session,
        iat: now.timestamp(),
        exp: expires_at.timestamp(),
    };
    let token = token::sign(&claims, office.secrets.token_key())
        .map_err(|error| ActionError::Internal(format!("signing a token: {error}")))?;
    let id = officer.id;
    office.store.write(move |c| {
        sessions::forget_failures(c, &attempt.account, now - WINDOW)?;
        Ok::<_, ActionError>(sessions::open(c, session, id, now, expires_at)?)
    })?;
    Ok(SignedIn {
        token,
        session,
        expires_at,
        officer,
    })
}

/// Who tries, as keyed hashes: neither e-mail nor address is kept.
pub(super) struct Attempt {
    account: Vec<u8>,
    address: Vec<u8>,
}

impl Attempt {
    pub(super) fn new(office: &Office, email: &str, address: &str) -> Self {
        Self {
            account: office.secrets.lookup("throttle-account", email),
            address: office.secrets.lookup("throttle-address", address),
        }
    }

    pub(super) fn refuse_when_throttled(&self, office: &Office, now: DateTime<Utc>) -> Result<(), ActionError> {
        let (account, address) = office
            .store
            .read(|c| sessions::failures_since(c, &self.account, &self.address, now - WINDOW))?;
        if account < PER_ACCOUNT && address < PER_ADDRESS {
            return Ok(());
        }
        Err(ActionError::TooMany {
            retry_after: WINDOW.num_seconds().unsigned_abs(),
        })
    }

    pub(super) fn record_failure(&self, office: &Office, now: DateTime<Utc>) -> Result<(), ActionError> {
        let (account, address) = (self.account.clone(), self.address.clone());
        office
            .store
            .write(move |c| Ok(sessions::record_failure(c, &account, &address, now)?))
    }
}
