//! Switches an account on or off, moves it to another place, and sets the language of its pages and letters.
//!
//! The last person who may sign leaves a body with open cases only when it is said who answers them from now on.

use chrono::{DateTime, Utc};

use super::officer_place::{NewPlace, place_of};
use super::{ActionError, Office};
use crate::appeal::{BodyCode, Language, OfficerId, Problem};
use crate::store::cases::{self, Scope};
use crate::store::officers::{self, Officer};
use crate::store::security_journal::By;
use crate::store::{Conn, Secrets, attendance, bodies, sessions};

/// Who works the open cases of a body when the last person who may sign leaves it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Handover {
    /// Nothing was said: refused where it matters.
    #[default]
    Unsaid,
    /// The account with this e-mail address, which moves to the body and keeps its role.
    Successor(String),
    /// The level above, as the one who asks has confirmed.
    LevelAbove,
}

/// Switches an account on or off; off ends its sessions at once.
///
/// # Errors
/// [`ActionError::NotFound`] for an unknown account; `successor` with [`Problem::LastSigner`] when the last person who
/// may sign would leave open cases and nothing was said of them, with [`Problem::NotASuccessor`] when the account
/// named cannot take over, with [`Problem::NobodyAbove`] when no level above has anybody.
pub fn set_officer_active(
    office: &Office,
    officer: OfficerId,
    active: bool,
    handover: &Handover,
    by: By,
    now: DateTime<Utc>,
) -> Result<(), ActionError> {
    let (secrets, handover) = (office.secrets.clone(), handover.clone());
    office.store.write(move |c| {
        attendance::lock(c)?;
        let before = officers::find(c, &secrets, officer)?.ok_or(ActionError::NotFound)?;
        if !active {
            hand_over(c, &secrets, &before, None, &handover, (&by, now))?;
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
/// As [`set_officer_active`], and [`ActionError::Invalid`] with the fields `role`, `body`, `territory`.
pub fn move_officer(
    office: &Office,
    officer: OfficerId,
    to: &NewPlace,
    handover: &Handover,
    by: By,
    now: DateTime<Utc>,
) -> Result<Officer, ActionError> {
    let (secrets, to, handover) = (office.secrets.clone(), to.clone(), handover.clone());
    office.store.write(move |c| {
        attendance::lock(c)?;
        let found = officers::find(c, &secrets, officer)?.ok_or(ActionError::NotFound)?;
        let place = place_of(c, &to)?;
        let stays = place.body.as_ref().filter(|_| place.role.may_sign());
        hand_over(c, &secrets, &found, stays, &handover, (&by, now))?;
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

/// Sees that the open cases which the officer's body works keep somebody who may sign. `stays` is the body where the
/// officer may sign afterwards.
fn hand_over(
    c: &mut Conn,
    secrets: &Secrets,
    leaving: &Officer,
    stays: Option<&BodyCode>,
    handover: &Handover,
    (by, now): (&By, DateTime<Utc>),
) -> Result<(), ActionError> {
    let Some(body) = leaving.body.as_ref().filter(|body| stays != Some(*body)) else {
        return Ok(());
    };
    if officers::signing(c, body)? != [leaving.id] {
        return Ok(());
    }
    let open = cases::count_open(c, &Scope::Body(body.clone()))?;
    let refused = |problem| Err(ActionError::field("successor", problem));
    match handover {
        _ if open == 0 => Ok(()),
        Handover::Unsaid => refused(Problem::LastSigner { open }),
        Handover::LevelAbove => match bodies::attendant_above(c, body)? {
            Some(_) => Ok(()),
            None => refused(Problem::NobodyAbove { open }),
        },
        Handover::Successor(email) => match officers::by_email(c, secrets, email)? {
            Some((successor, _)) if may_succeed(c, &successor, body)? => {
                let (id, role) = (successor.id, successor.role);
                Ok(officers::set_place(c, id, role, Some(body), None, by, now)?)
            }
            _ => refused(Problem::NotASuccessor),
        },
    }
}

/// An active account of another body that may sign and is not the last there.
fn may_succeed(c: &mut Conn, successor: &Officer, at: &BodyCode) -> Result<bool, ActionError> {
    let Some(own) = successor.body.as_ref().filter(|own| *own != at) else {
        return Ok(false);
    };
    let able = successor.active && successor.role.may_sign();
    Ok(able && officers::signing(c, own)?.len() > 1)
}

/// Sets the language in which an officer reads pages and gets letters.
pub fn set_officer_language(office: &Office, officer: &Officer, language: Language) -> Result<(), ActionError> {
    let id = officer.id;
    office
        .store
        .write(move |c| Ok(officers::set_language(c, id, language)?))
}
