//! Files an appeal: check, route, register, and one transaction with the journal entry and the letters.

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};

use super::correspondence::Correspondence;
use super::find_place::find_place;
use super::first_letters::Origin;
use super::receipt::{Receipt, repeated};
use super::{ActionError, Office, Source, new_id, random};
use crate::appeal::{
    AppealDraft, AppealId, AppealStatus, CaseId, CheckedDraft, FieldError, Identity, Kind, Number, Problem, short_text,
    validate,
};
use crate::deadlines::{Clock, civil};
use crate::lifecycle::{self, CaseStatus, Opening};
use crate::powers::{Attendant, Outcome, Routing, Unroutable};
use crate::store::appeals::{self, Appeal, SealedAppeal};
use crate::store::bodies::{self, Body};
use crate::store::cases::Case;
use crate::store::officers::{self, Officer};
use crate::store::{Conn, StoreError};
use crate::territory::{Place, TerritoryCode};

mod facts;
mod register;
pub(crate) use register::{Registering, write};

/// The most characters of an idempotency key.
const KEY_MAX: usize = 64;

/// What the transaction writes, decided before it begins so that it stays short.
#[derive(Clone)]
pub(super) struct Filing {
    pub(super) appeal: Appeal,
    pub(super) sealed: SealedAppeal,
    pub(super) case: Case,
    pub(super) routing: Routing,
    pub(super) holder: Body,
    pub(super) attendant: Attendant,
    pub(super) officers: Vec<Officer>,
    pub(super) letters: Correspondence,
    pub(super) missing_year: Option<i32>,
}

/// Files an appeal that the office itself takes in: no source is counted. The same key and the same draft give the same
/// receipt, also when two requests race.
///
/// # Errors
/// [`ActionError::Invalid`] with every field at fault; [`ActionError::IdempotencyConflict`] when the key belongs to
/// another request.
pub fn file_appeal(
    office: &Office,
    draft: &AppealDraft,
    idempotency_key: &str,
    now: DateTime<Utc>,
) -> Result<Receipt, ActionError> {
    take_in(office, None, draft, idempotency_key, now)
}

/// Files an appeal that came from a source. Past the soft limit of the source it is registered and its letters are held;
/// a repeated request is not counted.
///
/// # Errors
/// As [`file_appeal`]; [`ActionError::TooMany`] past the hard limit of the source: nothing is registered.
pub fn file_appeal_from(
    office: &Office,
    source: Source,
    draft: &AppealDraft,
    idempotency_key: &str,
    now: DateTime<Utc>,
) -> Result<Receipt, ActionError> {
    take_in(office, Some(source), draft, idempotency_key, now)
}

fn take_in(
    office: &Office,
    source: Option<Source>,
    draft: &AppealDraft,
    idempotency_key: &str,
    now: DateTime<Utc>,
) -> Result<Receipt, ActionError> {
    // The databases keep microseconds: a receipt made again must be the same.
    let now = now.trunc_subsecs(6);
    let key = check_key(idempotency_key)?;
    let request = serde_json::to_string(draft).map_err(|error| ActionError::Internal(error.to_string()))?;
    let digest = office.secrets.lookup("request", &request);
    if let Some(receipt) = repeated(office, &key, &digest)? {
        return Ok(receipt);
    }
    if let Some(source) = source {
        office.limits.file(source, now)?;
    }
    let filing = prepare(office, draft, &key, &digest, now)?;
    let origin = Origin {
        source,
        crowded: source.is_some_and(|source| !office.limits.write(source, now)),
    };
    match record(office, filing, origin, now) {
        Ok(receipt) => Ok(receipt),
        // Another request may have used the key between the look and the write: then its row decides.
        Err(ActionError::Internal(cause)) => repeated(office, &key, &digest)?.ok_or(ActionError::Internal(cause)),
        Err(other) => Err(other),
    }
}

fn check_key(key: &str) -> Result<String, ActionError> {
    match short_text(key, KEY_MAX) {
        Ok(key) if key.is_empty() => Err(ActionError::field("idempotency_key", Problem::MissingIdempotencyKey)),
        Ok(key) => Ok(key.into()),
        Err(problem) => Err(ActionError::field("idempotency_key", problem)),
    }
}

fn prepare(
    office: &Office,
    draft: &AppealDraft,
    key: &str,
    digest: &[u8],
    now: DateTime<Utc>,
) -> Result<Filing, ActionError> {
    let draft = &draft.with_clean_words();
    let law = office.law();
    let checked = validate(draft);
    // A complaint is satisfied in full or passed up by the body complained of (APPC 91(4)); all else is answered.
    let clock = match &checked {
        Ok(checked) if checked.kind == Kind::Complaint => Clock::PassUp,
        _ => Clock::Answer,
    };
    let opening = lifecycle::open(clock, now, &law);
    let place = office
        .store
        .read(|c| place_of(c, &draft.settlement, civil(now).date()))?;
    let powers = &law.powers;
    let on = opening.registered_on;
    let routed = match place {
        Ok(place) => powers
            .route(on, &place, &draft.subject, &draft.facts)
            .map(|routing| (place, routing))
            .map_err(unroutable),
        // A wrong place must not hide a wrong subject or fact.
        Err(misplaced) => Err(match powers.check_facts(on, &draft.subject, &draft.facts) {
            Ok(()) => misplaced,
            Err(why) => all_faults(faults(misplaced), Some(unroutable(why))),
        }),
    };
    match (checked, routed) {
        (Ok(checked), Ok((place, routing))) => office
            .store
            .read(|c| assemble(c, office, checked, place, routing, opening, key, digest, now)),
        (checked, routed) => Err(all_faults(checked.err(), routed.err())),
    }
}

fn faults(error: ActionError) -> Option<Vec<FieldError>> {
    match error {
        ActionError::Invalid(faults) => Some(faults),
        _ => None,
    }
}

/// All faults together; a field that is missing is not called unknown besides.
fn all_faults(form: Option<Vec<FieldError>>, routing: Option<ActionError>) -> ActionError {
    let mut faults = form.unwrap_or_default();
    match routing {
        Some(ActionError::Invalid(more)) => {
            let new = |one: &FieldError| faults.iter().all(|f| f.field != one.field);
            let new: Vec<_> = more.into_iter().filter(new).collect();
            faults.extend(new);
        }
        Some(other) => return other,
        None => {}
    }
    ActionError::Invalid(faults)
}

fn place_of(c: &mut Conn, settlement: &str, today: NaiveDate) -> Result<Result<Place, ActionError>, StoreError> {
    let found = match TerritoryCode::read(settlement) {
        Some(code) => find_place(c, &code, today)?,
        None => Err(Problem::UnknownSettlement),
    };
    Ok(found.map_err(|problem| ActionError::field("settlement", problem)))
}

fn unroutable(why: Unroutable) -> ActionError {
    match why {
        Unroutable::UnknownSubject => ActionError::field("subject", Problem::UnknownSubject),
        Unroutable::UnknownQuestion(question) => {
            ActionError::field(&format!("facts.{question}"), Problem::UnknownQuestion)
        }
        Unroutable::UnknownAnswer { question } => {
            ActionError::field(&format!("facts.{question}"), Problem::UnknownAnswer)
        }
        Unroutable::NoRulebook => ActionError::Internal("no rulebook is in force".to_owned()),
    }
}

#[expect(clippy::too_many_arguments, reason = "the parts of a filing")]
fn assemble(
    c: &mut Conn,
    office: &Office,
    checked: CheckedDraft,
    place: Place,
    mut routing: Routing,
    opening: Opening,
    key: &str,
    digest: &[u8],
    now: DateTime<Utc>,
) -> Result<Filing, ActionError> {
    let Some(holder) = bodies::holder_of(c, &place, &mut routing, civil(now).date())? else {
        return Err(ActionError::field("settlement", Problem::UnknownSettlement));
    };
    let appeal = new_appeal(checked, place.settlement, &opening, key, digest, now)?;
    let case = new_case(&appeal, &holder, &routing, &opening, now);
    Ok(Filing {
        officers: officers::attending(c, &office.secrets, &holder)?,
        attendant: bodies::attendant(c, &holder)?,
        letters: Correspondence::about(c, office, &appeal)?,
        missing_year: opening.missing_year,
        sealed: SealedAppeal::of(&office.secrets, &appeal)?,
        appeal,
        case,
        routing,
        holder,
    })
}

fn new_appeal(
    draft: CheckedDraft,
    settlement: TerritoryCode,
    opening: &Opening,
    key: &str,
    digest: &[u8],
    now: DateTime<Utc>,
) -> Result<Appeal, ActionError> {
    Ok(Appeal {
        id: AppealId(new_id(now)),
        // Given in the transaction.
        number: Number(String::new()),
        kind: draft.kind,
        language: draft.language,
        subject: draft.subject,
        settlement,
        address: draft.address,
        text: draft.text,
        facts: draft.facts,
        location: draft.location,
        applicant: appeals::Applicant {
            name: draft.applicant.name,
            postal_address: draft.applicant.postal_address,
            email: draft.applicant.email,
            phone: draft.applicant.phone,
            iin: draft.applicant.iin,
        },
        identity: Identity::Unconfirmed,
        status: AppealStatus::Open,
        received_at: now,
        registered_on: opening.registered_on,
        resident_due_on: opening.due_on(),
        idempotency_key: key.to_owned(),
        request_digest: digest.to_vec(),
        salt: random::<16>()?.to_vec(),
        complains_of: None,
    })
}

pub(super) fn new_case(
    appeal: &Appeal,
    holder: &Body,
    routing: &Routing,
    opening: &Opening,
    now: DateTime<Utc>,
) -> Case {
    Case {
        id: CaseId(new_id(now)),
        appeal: appeal.id,
        seq: 1,
        body: holder.code.clone(),
        status: CaseStatus::Registered,
        revision: 1,
        arrived_at: opening.arrived_at,
        registered_on: opening.registered_on,
        due_on: opening.due_on(),
        forward_due_on: opening.forward_due_on,
        undetermined: routing.outcome == Outcome::Undetermined,
        clock: opening.clock,
        extended_until: None,
        opened_by: None,
        routing: Some(routing.clone()),
        deadline: opening.deadline.clone(),
        law_version: opening.law_version.clone(),
        calendar: opening.calendar,
        executor: None,
        forwarded_from: None,
        forward_reason: None,
        late_forward: false,
        answer: None,
        closed_at: None,
        answered_on: None,
        working_days: None,
        joined_to: None,
        steps: Vec::new(),
    }
}

fn record(office: &Office, filing: Filing, origin: Origin, now: DateTime<Utc>) -> Result<Receipt, ActionError> {
    let registering = Registering {
        office: office.clone(),
        filing,
        origin,
        now,
    };
    office.store.write_together(&office.filings, registering)
}
