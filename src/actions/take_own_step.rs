//! Takes a step of the applicant, who holds the key of the appeal: on the cases where the lifecycle permits it now.

use chrono::{DateTime, SubsecRound, Utc};

use super::case_state::state_of;
use super::receipt::repeated;
use super::take_step::{Asked, take_locked};
use super::{ActionError, Office, Receipt};
use crate::appeal::{Actor, AppealId, Problem, short_text};
use crate::deadlines::civil;
use crate::lifecycle::{Refused, Step, Taker, steps};
use crate::store::appeals::{self, Appeal};
use crate::store::cases::{self, Case, Scope};
use crate::store::{Conn, StoreError};

/// The most characters of an idempotency key.
const KEY_MAX: usize = 64;

/// Takes a step of the applicant on an appeal; the receipt of the complaint, where the step filed one. The same words again, under the
/// same key or while they stand as the last, change nothing.
///
/// # Errors
/// [`ActionError::NotFound`] without such an appeal, [`ActionError::Refused`] where no case of it permits the step,
/// [`ActionError::Invalid`] with the fields of the step, [`ActionError::IdempotencyConflict`] when the key belongs to another request.
pub fn take_own_step(
    office: &Office,
    appeal: AppealId,
    step: &Step,
    key: Option<&str>,
    now: DateTime<Utc>,
) -> Result<Option<Receipt>, ActionError> {
    let now = now.trunc_subsecs(6);
    let request = match key {
        Some(key) => Some(request(office, appeal, step, key)?),
        None => None,
    };
    if let Some((key, digest)) = &request
        && let Some(receipt) = repeated(office, key, digest)?
    {
        return Ok(Some(receipt));
    }
    let (own, step) = (office.clone(), step.clone());
    office.store.write(move |c| {
        let asked = Asked {
            by: Taker::Resident,
            step: &step,
            now,
            request: request.clone(),
            proposal: None,
        };
        take(c, &own, appeal, &asked)
    })
}

/// The key of a request, with what tells its repetition from another request.
fn request(office: &Office, appeal: AppealId, step: &Step, key: &str) -> Result<(String, Vec<u8>), ActionError> {
    let key = match short_text(key, KEY_MAX) {
        Ok(key) if key.is_empty() => Err(Problem::MissingIdempotencyKey),
        key => key,
    };
    let key = key.map_err(|problem| ActionError::field("idempotency_key", problem))?;
    let words: Vec<String> = step
        .fields
        .iter()
        .map(|(name, text)| format!("{name}={text}"))
        .collect();
    let said = format!("{} {} {}", appeal.0, step.name, words.join("\n"));
    Ok((key.into(), office.secrets.lookup("request", &said)))
}

fn take(c: &mut Conn, office: &Office, id: AppealId, asked: &Asked<'_>) -> Result<Option<Receipt>, ActionError> {
    let appeal = appeals::find(c, &office.secrets, id)?.ok_or(ActionError::NotFound)?;
    let mut cases = cases::of_appeal(c, id)?;
    // The last one first: it is what the applicant sees.
    cases.reverse();
    let mut refused = None;
    let mut taken = false;
    for case in cases {
        let Some(case) = cases::find_for_step(c, case.id, &Scope::Country)? else {
            continue;
        };
        match permitted(c, office, &appeal, &case, asked)? {
            Ok(()) => {}
            // Sent twice: the words stand already.
            Err(_) if said_before(&case, asked.step) => return Ok(None),
            Err(why) => {
                refused.get_or_insert(why);
                continue;
            }
        }
        let outcome = take_locked(c, office, &case, asked)?;
        taken = true;
        if !asked.step.name.row().on_every_case {
            return Ok(outcome.complaint);
        }
    }
    match refused {
        Some(why) if !taken => Err(ActionError::Refused(why)),
        _ => Ok(None),
    }
}

fn permitted(
    c: &mut Conn,
    office: &Office,
    appeal: &Appeal,
    case: &Case,
    asked: &Asked<'_>,
) -> Result<Result<(), Refused>, StoreError> {
    let state = state_of(c, &office.law(), appeal, case)?;
    let today = civil(asked.now).date();
    Ok(steps::permitted(asked.step.name, &state, asked.by, today))
}

/// Whether the last step on a case is the same one of the applicant, in the same words.
fn said_before(case: &Case, step: &Step) -> bool {
    let last = case
        .steps
        .last()
        .filter(|last| last.kind == step.name && last.actor == Actor::Resident);
    last.is_some_and(|last| {
        let said = |name: &str| step.fields.get(name).map_or("", |text| text.as_str());
        last.texts.text.as_str() == said("text") && last.texts.reason.as_str() == said("reason")
    })
}
