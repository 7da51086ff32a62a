//! Records the day on which a printed letter was posted. For an answer this is the date of the answer.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

use super::{ActionError, Office};
use crate::appeal::{AppealStatus, CaseId, LetterId, Problem};
use crate::deadlines::civil;
use crate::lifecycle::{CaseStatus, Refused, working_days};
use crate::store::cases::{self, Case, Scope};
use crate::store::officers::Officer;
use crate::store::outbox::{self, LetterStatus, StoredLetter};
use crate::store::{Conn, appeals};

/// Records the posting of a letter of the officer's body. The same day again changes nothing.
///
/// # Errors
/// [`ActionError::NotFound`] for a letter of another body or one that is not posted; `posted_on` when the day lies in
/// the future or before the letter was written; [`Refused::AlreadyPosted`] when another day was recorded.
pub fn record_posting(
    office: &Office,
    officer: &Officer,
    letter: LetterId,
    on: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), ActionError> {
    let (own, officer) = (office.clone(), officer.clone());
    office.store.write(move |c| post(c, &own, &officer, letter, on, now))
}

fn post(
    c: &mut Conn,
    office: &Office,
    officer: &Officer,
    id: LetterId,
    on: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), ActionError> {
    let letter = outbox::find(c, &office.secrets, id)?
        .filter(|letter| letter.body.is_some() && letter.body == officer.body && officer.role.of_a_body())
        .ok_or(ActionError::NotFound)?;
    // The lock of the case orders this with the steps of others.
    let case = match letter.case {
        Some(case) => cases::find_for_step(c, case, &Scope::Country)?,
        None => None,
    };
    match letter.status {
        LetterStatus::ToPrint => {}
        LetterStatus::Posted if letter.posted_on == Some(on) => return Ok(()),
        LetterStatus::Posted => return Err(ActionError::Refused(Refused::AlreadyPosted)),
        LetterStatus::Queued | LetterStatus::Sent => return Err(ActionError::NotFound),
    }
    if on > civil(now).date() || on < civil(letter.created_at).date() {
        return Err(ActionError::field("posted_on", Problem::InvalidDate));
    }
    if !outbox::mark_posted(c, id, on)? {
        return Err(ActionError::Refused(Refused::AlreadyPosted));
    }
    match case {
        Some(case) => {
            append_posted(c, officer, &letter, &case, on, now)?;
            date_answer(c, office, &letter, case, on)
        }
        None => Ok(()),
    }
}

fn append_posted(
    c: &mut Conn,
    officer: &Officer,
    letter: &StoredLetter,
    case: &Case,
    on: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), ActionError> {
    let facts = [
        ("letter", json!(letter.id.0)),
        ("kind", json!(letter.kind)),
        ("posted_on", json!(on)),
    ];
    let facts = facts.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    let actor = officer.id.0.to_string();
    Ok(crate::store::journal::append(
        c,
        case.appeal,
        Some(case.id),
        now,
        "posted",
        &actor,
        facts,
    )?)
}

/// Gives the answer its date, and closes the appeal when nothing else is owed.
fn date_answer(
    c: &mut Conn,
    office: &Office,
    letter: &StoredLetter,
    case: Case,
    on: NaiveDate,
) -> Result<(), ActionError> {
    let is_answer = matches!(letter.kind.as_str(), "answered" | "noted")
        && matches!(case.status, CaseStatus::Answered | CaseStatus::Noted);
    if !is_answer {
        return Ok(());
    }
    let seen = case.revision;
    let dated = Case {
        answered_on: Some(on),
        working_days: working_days(&office.law().calendar, case.registered_on, on),
        ..case
    };
    if !cases::update(c, &dated, seen)? {
        return Err(ActionError::Stale(Box::new(dated)));
    }
    if nothing_owed(&cases::of_appeal(c, dated.appeal)?, dated.id) {
        appeals::set_status(c, dated.appeal, AppealStatus::Closed)?;
    }
    Ok(())
}

fn nothing_owed(all: &[Case], answered: CaseId) -> bool {
    all.iter()
        .all(|case| case.id == answered || case.status == CaseStatus::Forwarded || case.answered_on.is_some())
}
