//! Gives up sending a letter by e-mail: what the law owes to a resident comes onto paper, what is written to officers is
//! shown to administrators.
//!
//! An answer that did not arrive was not given: it loses its date and gets the day of its posting, as every answer on
//! paper does.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use super::appeal_status::update_appeal_status;
use super::{ActionError, Office};
use crate::appeal::{Actor, EntryKind};
use crate::store::Conn;
use crate::store::appeals::{self, Appeal};
use crate::store::cases::{self, Case, Scope};
use crate::store::outbox::{self, LetterStatus, Recipient, Refusal, StoredLetter};

/// Gives up a letter that waits for the mail. `error` says in English what the last try met, without an address.
///
/// A resident's letter becomes a print task of the body that it came from, to the person and the postal address of the
/// appeal; the journal says so (`undelivered`), and where it was the answer the case stands as one whose paper answer is
/// not posted yet. Another node that was faster changes nothing.
///
/// # Errors
/// [`ActionError::Internal`] when the appeal cannot be opened: the letter then stays as it is.
pub fn give_up_letter(
    office: &Office,
    letter: &StoredLetter,
    why: Refusal,
    error: &str,
    now: DateTime<Utc>,
) -> Result<(), ActionError> {
    let (own, letter, error) = (office.clone(), letter.clone(), error.to_owned());
    office.store.write(move |c| give_up(c, &own, &letter, why, &error, now))
}

fn give_up(
    c: &mut Conn,
    office: &Office,
    letter: &StoredLetter,
    why: Refusal,
    error: &str,
    now: DateTime<Utc>,
) -> Result<(), ActionError> {
    let appeal = letter.appeal.filter(|_| letter.is_for_resident());
    let Some(appeal) = appeal else {
        outbox::mark_refused(c, letter.id, why, error)?;
        return Ok(());
    };
    // The lock of the case orders this with the steps of others.
    let case = match letter.case {
        Some(case) => cases::find_for_step(c, case, &Scope::Country)?,
        None => None,
    };
    let appeal = appeals::find(c, &office.secrets, appeal)?
        .ok_or_else(|| ActionError::Internal("a letter without its appeal".to_owned()))?;
    let to = Recipient::Post {
        name: appeal.applicant.name.to_string(),
        address: appeal.applicant.postal_address.to_string(),
    };
    let letter = StoredLetter {
        status: LetterStatus::ToPrint,
        ..letter.clone()
    };
    if !outbox::to_paper(c, &office.secrets, &letter, &to, why, error)? {
        return Ok(());
    }
    let answered = case.as_ref().filter(|case| is_answer_of(&letter, case)).cloned();
    let mut facts = Map::new();
    facts.insert("letter".to_owned(), json!(letter.id.0));
    facts.insert("kind".to_owned(), json!(letter.kind));
    if answered.is_some() {
        facts.insert("answered_on".to_owned(), Value::Null);
    }
    let of = case.as_ref().map(|case| case.id);
    crate::store::journal::append(c, appeal.id, of, now, EntryKind::Undelivered, Actor::System, facts)?;
    match answered {
        Some(case) => take_back_date(c, &appeal, case),
        None => Ok(()),
    }
}

/// Whether a letter is the answer that a case stands on.
pub(super) fn is_answer_of(letter: &StoredLetter, case: &Case) -> bool {
    letter.is_answer() && case.status.is_answer()
}

/// The state of an answer on paper that is not posted yet.
fn take_back_date(c: &mut Conn, appeal: &Appeal, case: Case) -> Result<(), ActionError> {
    let seen = case.revision;
    let undated = Case {
        answered_on: None,
        working_days: None,
        ..case
    };
    if !cases::update(c, &undated, seen)? {
        return Err(ActionError::Stale(Box::new(undated)));
    }
    Ok(update_appeal_status(c, appeal)?)
}
