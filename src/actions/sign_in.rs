//! Signing in and out: password, throttle, session, token.
//!
//! The token names a session, and a session can be revoked, runs out, and ends when nobody uses it: a signature alone opens
//! nothing. Times are compared with the clock that the caller gives, never with the system's.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::hashing::Caller;
use super::throttle::{Counted, Throttle};
use super::{ActionError, Office, new_id, token};
use crate::appeal::CleanText;
use crate::journal::security::SecurityEvent;
use crate::store::officers::{self, Officer};
use crate::store::origin::Origin;
use crate::store::security_journal::{self, By};
use crate::store::sessions::{self, Session};

/// A session lasts a working day.
const SESSION: TimeDelta = TimeDelta::hours(10);
/// A session ends when nobody has used it for this long.
const IDLE: TimeDelta = TimeDelta::minutes(60);
/// The use of a session is written this often at most.
const NOTED: TimeDelta = TimeDelta::minutes(5);
/// An address from which an officer has signed in is known for this long.
const KNOWN: TimeDelta = TimeDelta::days(90);

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

/// Checks the password, slows guessers down, opens a session and signs its token.
///
/// # Errors
/// [`ActionError::TooMany`] before the password is looked at; [`ActionError::WrongCredentials`] without saying whether
/// the account exists, is disabled, or the password was wrong; [`ActionError::Busy`] when too many sign in at once. Only
/// failures are counted.
pub fn sign_in(
    office: &Office,
    email: &str,
    password: &str,
    address: &str,
    now: DateTime<Utc>,
) -> Result<SignedIn, ActionError> {
    let now = now.trunc_subsecs(6);
    let email = CleanText::from(email).to_lowercase();
    let origin = Origin::of(&office.secrets, address);
    let (found, known) = office.store.read(|c| {
        let found = officers::by_email(c, &office.secrets, &email)?;
        let known = match &found {
            Some((officer, _)) => sessions::opened_from(c, officer.id, &origin.address, now - KNOWN)?,
            None => false,
        };
        Ok::<_, ActionError>((found, known))
    })?;
    let throttle = Throttle::of_sign_in(office, &email, address, known);
    throttle.look(office, now)?;
    let caller = if known { Caller::Known } else { Caller::Stranger };
    let mut turn = office.hashing.turn(throttle.key(), caller)?;
    let counted = throttle.count(office, now)?;
    let stored = found.as_ref().map(|(_, hash)| hash.as_str());
    let right = turn.verify(password, stored);
    drop(turn);
    match (right, found) {
        (Err(error), _) => {
            counted.undo(office)?;
            Err(error)
        }
        (Ok(true), Some((officer, _))) if officer.active => open_session(office, officer, counted, origin, now),
        (Ok(_), found) => {
            record_failure(office, found.map(|(officer, _)| officer), &email, origin, now)?;
            Err(ActionError::WrongCredentials)
        }
    }
}

/// Records a failure. Of an account that does not exist only a keyed hash is kept: what was typed may be somebody's address,
/// or a password in the wrong field.
pub(super) fn record_failure(
    office: &Office,
    found: Option<Officer>,
    email: &str,
    origin: Origin,
    now: DateTime<Utc>,
) -> Result<(), ActionError> {
    let officer = found.as_ref().map(|officer| officer.id);
    let mut facts = serde_json::Map::new();
    match found {
        Some(officer) if !officer.active => {
            facts.insert("closed".to_owned(), true.into());
        }
        Some(_) => {}
        None => {
            let hash = office.secrets.lookup("unknown-account", email);
            let short = hash
                .iter()
                .take(8)
                .map(|byte| format!("{byte:02x}"))
                .collect::<String>();
            facts.insert("account".to_owned(), short.into());
        }
    }
    let by = By::somebody(origin);
    office.store.write(move |c| {
        let event = SecurityEvent::SignInFailed;
        Ok(security_journal::append(c, event, officer, &by, now, facts.clone())?)
    })
}

/// The officer of a token, or `None`: signature, expiry by the given time, live session that is in use, active account. The
/// use is noted.
pub fn authenticate(office: &Office, token: &str, now: DateTime<Utc>) -> Result<Option<(Officer, Uuid)>, ActionError> {
    let Some(claims) = token::read::<Claims>(token, office.secrets.token_key()) else {
        return Ok(None);
    };
    if claims.exp <= now.timestamp() {
        return Ok(None);
    }
    let found = office.store.read(|c| {
        let Some(live) = sessions::live(c, claims.sid, now)? else {
            return Ok(None);
        };
        if live.officer.0 != claims.sub || !in_use(live.last_used, now) {
            return Ok(None);
        }
        let officer = officers::find(c, &office.secrets, live.officer)?;
        Ok::<_, ActionError>(officer.map(|officer| (officer, live.last_used)))
    })?;
    let Some((officer, last_used)) = found.filter(|(officer, _)| officer.active) else {
        return Ok(None);
    };
    // A time ahead is from a clock that has jumped: it would keep the session alive until then.
    if last_used + NOTED <= now || last_used > now {
        note_use(office, claims.sid, now);
    }
    Ok(Some((officer, claims.sid)))
}

/// Whether a session that was last used then is still open.
pub(super) fn in_use(last_used: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    last_used + IDLE > now
}

/// Writes the time of the last use. Reading goes on where the database cannot be written.
fn note_use(office: &Office, session: Uuid, now: DateTime<Utc>) {
    let noted = office
        .store
        .write(move |c| Ok::<_, ActionError>(sessions::note_use(c, session, now)?));
    if let Err(error) = noted {
        tracing::warn!(?error, "the use of a session could not be noted");
    }
}

/// Ends a session at once, whatever its token says.
pub fn sign_out(office: &Office, session: Uuid, now: DateTime<Utc>) -> Result<(), ActionError> {
    office.store.write(move |c| Ok(sessions::revoke(c, session, now)?))
}

fn open_session(
    office: &Office,
    officer: Officer,
    counted: Counted,
    origin: Origin,
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
    let by = By::user(officer.id, origin.clone());
    let row = Session {
        id: session,
        officer: officer.id,
        opened_at: now,
        expires_at,
        last_used: now,
        address: Some(origin.address),
        network: Some(origin.network),
    };
    office.store.write(move |c| {
        counted.forgive(c)?;
        sessions::forget_ended(c, row.officer, now - KNOWN)?;
        sessions::open(c, &row)?;
        let facts = serde_json::Map::new();
        let event = SecurityEvent::SignedIn;
        Ok::<_, ActionError>(security_journal::append(c, event, Some(row.officer), &by, now, facts)?)
    })?;
    Ok(SignedIn {
        token,
        session,
        expires_at,
        officer,
    })
}
