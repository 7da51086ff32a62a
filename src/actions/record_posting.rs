//! Records the day on which printed letters were posted. For the letter of an answer that is a step of its case.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

use super::give_up_letter::is_answer_of;
use super::take_step::{Asked, take_locked};
use super::{ActionError, Office};
use crate::appeal::{Actor, EntryKind, LetterId, Problem};
use crate::deadlines::civil;
use crate::lifecycle::{Refused, Step, StepName};
use crate::store::Conn;
use crate::store::cases::{self, Case, Scope};
use crate::store::officers::Officer;
use crate::store::outbox::{self, LetterStatus, StoredLetter};

/// How many postings are recorded in one step at most: on SQLite one transaction must not hold all others back.
pub const MANY_POSTINGS: usize = 200;

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

/// Why one of many letters kept all from being recorded.
#[derive(Debug)]
pub struct NotPosted {
    /// The letter.
    pub letter: LetterId,
    /// As [`record_posting`] refuses it.
    pub why: ActionError,
}

/// Why nothing was recorded.
#[derive(Debug)]
pub enum PostingRefused {
    /// No letter was named, or more than [`MANY_POSTINGS`].
    Number,
    /// The first letter that could not be recorded.
    Letter(NotPosted),
    /// The database.
    Failed(ActionError),
}

impl From<crate::store::StoreError> for PostingRefused {
    fn from(error: crate::store::StoreError) -> Self {
        Self::Failed(error.into())
    }
}

/// Records the posting of several letters on one day: all of them or, where one is refused, none.
pub fn record_postings(
    office: &Office,
    officer: &Officer,
    letters: &[LetterId],
    on: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), PostingRefused> {
    if letters.is_empty() || letters.len() > MANY_POSTINGS {
        return Err(PostingRefused::Number);
    }
    let (own, officer) = (office.clone(), officer.clone());
    let mut letters = letters.to_vec();
    // One order for everybody, so that two officers who record the same letters wait for one another and do not lock
    // each other out.
    letters.sort_unstable_by_key(|letter| letter.0);
    letters.dedup();
    office.store.write(move |c| {
        for letter in &letters {
            post(c, &own, &officer, *letter, on, now)
                .map_err(|why| PostingRefused::Letter(NotPosted { letter: *letter, why }))?;
        }
        Ok(())
    })
}

fn post(
    c: &mut Conn,
    office: &Office,
    officer: &Officer,
    id: LetterId,
    on: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), ActionError> {
    let body = officer
        .body
        .clone()
        .filter(|_| officer.role.of_a_body())
        .ok_or(ActionError::NotFound)?;
    let scope = Scope::Body(body);
    let find = |c: &mut Conn| outbox::find_task(c, &office.secrets, &scope, id);
    let letter = find(c)?.ok_or(ActionError::NotFound)?;
    // The lock of the case orders this with the steps of others; what was read before it may be old.
    let case = match letter.case {
        Some(case) => cases::find_for_step(c, case, &Scope::Country)?,
        None => None,
    };
    let letter = find(c)?.ok_or(ActionError::NotFound)?;
    match letter.status {
        LetterStatus::ToPrint => {}
        LetterStatus::Posted if letter.posted_on == Some(on) => return Ok(()),
        LetterStatus::Posted => return Err(ActionError::Refused(Refused::AlreadyPosted)),
        LetterStatus::Queued | LetterStatus::Sent | LetterStatus::Refused => return Err(ActionError::NotFound),
    }
    if let Some(case) = case.as_ref().filter(|case| is_answer_of(&letter, case)) {
        let step = Step::new(StepName::Post).with("posted_on", on.to_string());
        let asked = Asked {
            by: officer.taker(),
            step: &step,
            now,
            request: None,
            proposal: None,
        };
        take_locked(c, office, case, &asked)?;
        return Ok(());
    }
    if on > civil(now).date() || on < civil(letter.created_at).date() {
        return Err(ActionError::field("posted_on", Problem::InvalidDate));
    }
    if !outbox::mark_posted(c, id, on)? {
        return Err(ActionError::Refused(Refused::AlreadyPosted));
    }
    match case {
        Some(case) => append_posted(c, officer, &letter, &case, on, now),
        None => Ok(()),
    }
}

/// The entry of a posting that changes no case.
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
        ("working_days", json!(case.working_days)),
    ];
    let facts = facts.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    let actor = Actor::Officer(officer.id);
    Ok(crate::store::journal::append(
        c,
        case.appeal,
        Some(case.id),
        now,
        EntryKind::Posted,
        actor,
        facts,
    )?)
}
