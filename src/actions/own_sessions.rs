//! The sessions that a user has open, and their end.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::sign_in::in_use;
use super::{ActionError, Office};
use crate::appeal::OfficerId;
use crate::journal::security::SecurityEvent;
use crate::store::security_journal::{self, By};
use crate::store::sessions;

/// A session that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSession {
    /// Its identity.
    pub id: Uuid,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// When it was last used, to some minutes.
    pub last_used: DateTime<Utc>,
    /// From which network it was opened; `None` where that is not known.
    pub network: Option<String>,
}

/// The sessions of a user that still open something, the latest first.
pub fn open_sessions(office: &Office, officer: OfficerId, now: DateTime<Utc>) -> Result<Vec<OpenSession>, ActionError> {
    let found = office.store.read(|c| sessions::of_officer(c, officer, now))?;
    let open = found.into_iter().filter(|session| in_use(session.last_used, now));
    Ok(open
        .map(|session| OpenSession {
            id: session.id,
            opened_at: session.opened_at,
            last_used: session.last_used,
            network: session.network.and_then(|sealed| office.secrets.open(&sealed)),
        })
        .collect())
}

/// Ends one session of a user, or all but the own one.
///
/// # Errors
/// [`ActionError::NotFound`] for a session of somebody else.
pub fn end_sessions(
    office: &Office,
    officer: OfficerId,
    own: Uuid,
    one: Option<Uuid>,
    by: By,
    now: DateTime<Utc>,
) -> Result<(), ActionError> {
    office.store.write(move |c| {
        match one {
            Some(id) => {
                let theirs = sessions::of_officer(c, officer, now)?;
                if !theirs.iter().any(|session| session.id == id) {
                    return Err(ActionError::NotFound);
                }
                sessions::revoke(c, id, now)?;
            }
            None => sessions::revoke_all(c, officer, now, Some(own))?,
        }
        let event = SecurityEvent::SessionsEnded;
        Ok(security_journal::append(
            c,
            event,
            Some(officer),
            &by,
            now,
            serde_json::Map::new(),
        )?)
    })
}
