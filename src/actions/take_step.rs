//! Takes a step on a case of the officer's body: the case is locked, the lifecycle decides, and one transaction
//! holds the change, the journal entry and the letters.

use chrono::{DateTime, SubsecRound, Utc};

use super::correspondence::Correspondence;
use super::create_bodies::AKIMAT;
use super::{ActionError, Office, new_id};
use crate::appeal::{
    ANSWER_MAX, AppealStatus, BASIS_MAX, BodyCode, CaseId, CleanText, FieldError, Problem, REASON_MAX, long_text,
};
use crate::letters::Occasion;
use crate::lifecycle::{self, CaseState, Change, Decision, Opening, Step};
use crate::store::appeals::{self, Appeal};
use crate::store::bodies::{self, Body};
use crate::store::cases::{self, Case, CaseAnswer, Scope};
use crate::store::officers::Officer;
use crate::store::{Conn, StoreError};
use crate::territory::fold;

mod record;
use record::{append_entry, write_letters};

/// A step that was decided and is being written.
struct Taken<'a> {
    office: &'a Office,
    officer: &'a Officer,
    appeal: &'a Appeal,
    /// The case after the step.
    case: &'a Case,
    step: &'a Step,
    change: &'a Change,
    /// The case at the receiver and the receiver, for a forward.
    opened: Option<(&'a Case, &'a Body)>,
    now: DateTime<Utc>,
}

/// Takes a step on a case of the officer's body: accept, answer, note, forward. Returns the case as it is then.
///
/// # Errors
/// In this order: [`ActionError::NotFound`] for a case that the body does not hold, [`ActionError::Stale`] when
/// another revision was seen, [`ActionError::Refused`] by the lifecycle, [`ActionError::Invalid`] with the fields
/// `text`, `findings`, `basis`, `body`, `reason`.
pub fn take_step(
    office: &Office,
    officer: &Officer,
    case: CaseId,
    seen: i32,
    step: &Step,
    now: DateTime<Utc>,
) -> Result<Case, ActionError> {
    let now = now.trunc_subsecs(6);
    let (office_, officer, step) = (office.clone(), officer.clone(), step.clone());
    office
        .store
        .write(move |c| take(c, &office_, &officer, case, seen, &step, now))
}

fn take(
    c: &mut Conn,
    office: &Office,
    officer: &Officer,
    id: CaseId,
    seen: i32,
    step: &Step,
    now: DateTime<Utc>,
) -> Result<Case, ActionError> {
    let body = officer
        .body
        .clone()
        .filter(|_| officer.role.of_a_body())
        .ok_or(ActionError::NotFound)?;
    let case = cases::find_for_step(c, id, &Scope::Body(body))?.ok_or(ActionError::NotFound)?;
    if case.revision != seen {
        return Err(ActionError::Stale(Box::new(case)));
    }
    let appeal = appeals::find(c, &office.secrets, case.appeal)?
        .ok_or_else(|| ActionError::Internal("a case without its appeal".to_owned()))?;
    let state = state_of(&appeal, &case);
    let law = office.law();
    lifecycle::decide(&state, step, officer.role, &law, now).map_err(ActionError::Refused)?;
    let (step, receiver) = check_fields(c, step)?;
    let change = lifecycle::decide(&state, &step, officer.role, &law, now).map_err(ActionError::Refused)?;

    let changed = apply(&case, officer, &step, &change, now);
    if !cases::update(c, &changed, seen)? {
        return Err(ActionError::Stale(Box::new(case)));
    }
    let opened = match (&change.opens, &receiver) {
        (Some(opening), Some(receiver)) => {
            let opened = opened_case(c, &changed, receiver, opening, &step, now)?;
            cases::insert(c, &opened, &appeal.settlement, &appeal.subject)?;
            Some((opened, receiver))
        }
        _ => None,
    };
    if change.closes_appeal {
        appeals::set_status(c, appeal.id, AppealStatus::Closed)?;
    }
    let opened = opened.as_ref().map(|(case, body)| (case, *body));
    let taken = Taken {
        office,
        officer,
        appeal: &appeal,
        case: &changed,
        step: &step,
        change: &change,
        opened,
        now,
    };
    let held = write_letters(c, &taken)?;
    append_entry(c, &taken)?;
    held.tell(c)?;
    let revision = seen + 1;
    Ok(Case { revision, ..changed })
}

/// What the lifecycle looks at.
fn state_of(appeal: &Appeal, case: &Case) -> CaseState {
    CaseState {
        kind: appeal.kind,
        status: case.status,
        body: case.body.clone(),
        arrived_at: case.arrived_at,
        registered_on: case.registered_on,
        due_on: case.due_on,
        forward_due_on: case.forward_due_on,
        answered_by_email: appeal.applicant.email.is_some(),
    }
}

/// The step with its texts checked and its receiver resolved. A note may do without findings and law; an answer may
/// not (APPC 89(2)).
fn check_fields(c: &mut Conn, step: &Step) -> Result<(Step, Option<Body>), ActionError> {
    let mut faults = Vec::new();
    let mut text = |field: &str, text: &CleanText, max: usize, required: bool| {
        let checked = match long_text(text, max) {
            Ok(text) if text.is_empty() && required => Err(Problem::Missing),
            other => other,
        };
        checked.unwrap_or_else(|problem| {
            faults.push(FieldError::new(field, problem));
            CleanText::default()
        })
    };
    let mut receiver = None;
    let law = |text: &str| !text.is_empty() && names_no_law(text);
    let lawless = matches!(step, Step::Answer { basis, .. } if law(basis));
    let step = match step {
        Step::Accept => Step::Accept,
        Step::Answer {
            decision,
            text: answer,
            findings,
            basis,
        } => {
            let reasoned = *decision == Decision::Answered;
            Step::Answer {
                decision: *decision,
                text: text("text", answer, ANSWER_MAX, true),
                findings: text("findings", findings, ANSWER_MAX, reasoned),
                basis: text("basis", basis, BASIS_MAX, reasoned),
            }
        }
        Step::Forward { to, reason } => {
            let reason = text("reason", reason, REASON_MAX, true);
            receiver = find_receiver(c, to)?;
            let to = receiver.as_ref().map_or_else(|| to.clone(), |body| body.code.clone());
            if receiver.is_none() {
                faults.push(FieldError::new("body", Problem::UnknownBody));
            }
            Step::Forward { to, reason }
        }
    };
    if lawless {
        faults.push(FieldError::new("basis", Problem::NoLaw));
    }
    if faults.is_empty() {
        Ok((step, receiver))
    } else {
        Err(ActionError::Invalid(faults))
    }
}

/// Words that people write where they know no law.
const NO_LAW: [&str; 6] = ["нет", "жок", "no", "none", "не знаю", "билмеимин"];

/// Whether a text that should cite the law has nothing to read in it, or says that there is none.
fn names_no_law(text: &str) -> bool {
    let folded = fold(text);
    folded.is_empty() || NO_LAW.iter().any(|word| fold(word) == folded)
}

/// The body named, or the akimat of its territory where nobody works there.
fn find_receiver(c: &mut Conn, code: &BodyCode) -> Result<Option<Body>, StoreError> {
    let Some(named) = bodies::find(c, code)? else {
        return Ok(None);
    };
    match &named.territory {
        Some(territory) if !named.staffed && named.function != AKIMAT => {
            let akimat = bodies::find(c, &BodyCode(format!("{territory}.{AKIMAT}")))?;
            Ok(akimat.or(Some(named)))
        }
        _ => Ok(Some(named)),
    }
}

fn apply(case: &Case, officer: &Officer, step: &Step, change: &Change, now: DateTime<Utc>) -> Case {
    let answer = match step {
        Step::Answer {
            text, findings, basis, ..
        } => Some(CaseAnswer {
            text: text.clone(),
            findings: findings.clone(),
            basis: basis.clone(),
            officer: officer.id,
        }),
        Step::Accept | Step::Forward { .. } => None,
    };
    Case {
        status: change.status,
        executor: case.executor.or(Some(officer.id)),
        late_forward: change.late_forward,
        answer,
        closed_at: (!change.status.is_open()).then_some(now),
        answered_on: change.answered_on,
        working_days: change.working_days,
        ..case.clone()
    }
}

/// The case at the receiver: it arrives at the moment of the forward and has a term of its own.
fn opened_case(
    c: &mut Conn,
    from: &Case,
    receiver: &Body,
    opening: &Opening,
    step: &Step,
    now: DateTime<Utc>,
) -> Result<Case, StoreError> {
    let reason = match step {
        Step::Forward { reason, .. } => Some(reason.clone()),
        Step::Accept | Step::Answer { .. } => None,
    };
    let last = cases::of_appeal(c, from.appeal)?
        .iter()
        .map(|case| case.seq)
        .max()
        .unwrap_or(from.seq);
    Ok(Case {
        id: CaseId(new_id(now)),
        appeal: from.appeal,
        seq: last + 1,
        body: receiver.code.clone(),
        status: lifecycle::CaseStatus::Registered,
        revision: 1,
        arrived_at: opening.arrived_at,
        registered_on: opening.registered_on,
        due_on: opening.due_on(),
        forward_due_on: opening.forward_due_on,
        routing: None,
        deadline: opening.deadline.clone(),
        law_version: opening.law_version.clone(),
        calendar: opening.calendar,
        undetermined: false,
        executor: None,
        forwarded_from: Some(from.body.clone()),
        forward_reason: reason,
        late_forward: false,
        answer: None,
        closed_at: None,
        answered_on: None,
        working_days: None,
    })
}
