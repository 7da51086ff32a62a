//! Takes a step on a case of the officer's body: the case is locked, the lifecycle decides, and one transaction holds the change, the
//! journal entry and the letters. It carries out a plan and knows no step.

use chrono::{DateTime, SubsecRound, Utc};

use super::appeal_status::update_appeal_status;
use super::{ActionError, Office, new_id};
use crate::appeal::{Actor, BodyCode, CaseId, FieldError, LetterId, LetterKind, Problem};
use crate::deadlines::civil;
use crate::law::Law;
use crate::lifecycle::steps::{self, Fields, Plan, ToOpen};
use crate::lifecycle::{CaseState, CaseStatus, Step, StepName};
use crate::store::appeals::{self, Appeal};
use crate::store::bodies::{self, Body};
use crate::store::cases::{self, Case, CaseAnswer, Scope};
use crate::store::officers::Officer;
use crate::store::{Conn, StoreError, journal, outbox};

mod entry;
mod letters;

/// A step that was decided and is being written.
struct Taken<'a> {
    office: &'a Office,
    officer: &'a Officer,
    appeal: &'a Appeal,
    /// The case as the step found it.
    before: &'a Case,
    /// The case after the step.
    case: &'a Case,
    step: StepName,
    plan: &'a Plan,
    /// The cases that were opened, each with its body.
    opened: &'a [(Case, Body)],
    /// The letter of an answer that was posted, with its kind.
    posted: Option<(LetterId, LetterKind)>,
    now: DateTime<Utc>,
}

/// Takes a step on a case of the officer's body. Returns the case as it is then.
///
/// # Errors
/// In this order: [`ActionError::NotFound`] for a case that the body does not hold, [`ActionError::Stale`] when
/// another revision was seen, [`ActionError::Refused`] by the lifecycle, [`ActionError::Invalid`] with the fields of the step.
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
    office.store.write(move |c| {
        let body = officer
            .body
            .clone()
            .filter(|_| officer.role.of_a_body())
            .ok_or(ActionError::NotFound)?;
        let case = cases::find_for_step(c, case, &Scope::Body(body))?.ok_or(ActionError::NotFound)?;
        if case.revision != seen {
            return Err(ActionError::Stale(Box::new(case)));
        }
        take_locked(c, &office_, &officer, &case, &step, now)
    })
}

/// The same for a case that the caller holds locked, as it is now.
pub(super) fn take_locked(
    c: &mut Conn,
    office: &Office,
    officer: &Officer,
    case: &Case,
    step: &Step,
    now: DateTime<Utc>,
) -> Result<Case, ActionError> {
    let appeal = appeals::find(c, &office.secrets, case.appeal)?
        .ok_or_else(|| ActionError::Internal("a case without its appeal".to_owned()))?;
    let state = state_of(&appeal, case);
    let law = office.law();
    steps::permitted(step.name, &state, officer.role, civil(now).date()).map_err(ActionError::Refused)?;
    let plan = decide(c, step, &state, &law, now)?;
    let changed = change(case, officer, &plan, now);
    if !cases::update(c, &changed, case.revision)? {
        return Err(ActionError::Stale(Box::new(case.clone())));
    }
    let opened = open_cases(c, &appeal, &changed, &plan)?;
    let posted = match plan.posted_on {
        Some(on) => Some(
            outbox::post_answer(c, case.id, on)?
                .ok_or(ActionError::Refused(crate::lifecycle::Refused::NothingToPost))?,
        ),
        None => None,
    };
    update_appeal_status(c, &appeal)?;
    let taken = Taken {
        office,
        officer,
        appeal: &appeal,
        before: case,
        case: &changed,
        step: step.name,
        plan: &plan,
        opened: &opened,
        posted,
        now,
    };
    let held = letters::write(c, &taken)?;
    entry::append(c, &taken)?;
    for held in held {
        held.tell(c)?;
    }
    let revision = case.revision + 1;
    Ok(Case { revision, ..changed })
}

/// What the lifecycle looks at.
pub(crate) fn state_of(appeal: &Appeal, case: &Case) -> CaseState {
    CaseState {
        kind: appeal.kind,
        status: case.status,
        clock: case.clock,
        body: case.body.clone(),
        arrived_at: case.arrived_at,
        registered_on: case.registered_on,
        due_on: case.due_on,
        forward_due_on: case.forward_due_on,
        answered_by_email: appeal.applicant.email.is_some(),
        closed_at: case.closed_at,
        answered_on: case.answered_on,
    }
}

/// The plan of a step, with every field that is at fault named at once.
fn decide(c: &mut Conn, step: &Step, state: &CaseState, law: &Law, now: DateTime<Utc>) -> Result<Plan, ActionError> {
    let (mut fields, mut faults) = steps::read(step);
    faults.extend(find_bodies(c, &mut fields)?);
    let ready = steps::ready(step.name, &fields, state, law, now);
    match ready {
        Ok(ready) if faults.is_empty() => ready.decide(state, law, now).map_err(ActionError::Refused),
        ready => {
            // A field whose form is wrong is not called wrong once more.
            let more = ready.err().unwrap_or_default();
            let known: Vec<String> = faults.iter().map(|fault| fault.field.clone()).collect();
            faults.extend(more.into_iter().filter(|fault| !known.contains(&fault.field)));
            Err(ActionError::Invalid(faults))
        }
    }
}

/// Puts the bodies that act in the place of those that are named; the fields that name none.
fn find_bodies(c: &mut Conn, fields: &mut Fields) -> Result<Vec<FieldError>, StoreError> {
    let mut faults = Vec::new();
    for (field, code) in fields.bodies() {
        match find_receiver(c, code)? {
            Some(body) => *code = body.code,
            None => faults.push(FieldError::new(field, Problem::UnknownBody)),
        }
    }
    Ok(faults)
}

/// The body named, or the akimat of its territory where nobody works there. One that is out of force, or not begun, is given
/// nothing.
fn find_receiver(c: &mut Conn, code: &BodyCode) -> Result<Option<Body>, StoreError> {
    match bodies::find_in_force(c, code)? {
        Some(named) => bodies::acting(c, named),
        None => Ok(None),
    }
}

/// The case as the plan leaves it.
fn change(case: &Case, officer: &Officer, plan: &Plan, now: DateTime<Utc>) -> Case {
    let texts = &plan.texts;
    let answer = (!texts.text.is_empty()).then(|| CaseAnswer {
        text: texts.text.clone(),
        findings: texts.findings.clone(),
        basis: texts.basis.clone(),
        by: Actor::Officer(officer.id),
    });
    let decided = case.status.is_open() && !plan.status.is_open();
    Case {
        status: plan.status,
        executor: case.executor.or(Some(officer.id)),
        late_forward: case.late_forward || plan.late,
        answer: answer.or_else(|| case.answer.clone()),
        closed_at: if decided { Some(now) } else { case.closed_at },
        answered_on: plan.answered.map(|(on, _)| on).or(case.answered_on),
        working_days: plan.answered.map_or(case.working_days, |(_, days)| days),
        ..case.clone()
    }
}

/// Opens the cases of a plan, each with its term, under the next places in the appeal.
fn open_cases(c: &mut Conn, appeal: &Appeal, from: &Case, plan: &Plan) -> Result<Vec<(Case, Body)>, ActionError> {
    let mut opened = Vec::with_capacity(plan.opens.len());
    if plan.opens.is_empty() {
        return Ok(opened);
    }
    let mut seq = cases::last_seq(c, from.appeal)?;
    for to_open in &plan.opens {
        seq += 1;
        let (place, _) = journal::next(c, from.appeal)?;
        let body = bodies::find(c, &to_open.body)?
            .ok_or_else(|| ActionError::Internal(format!("a case is opened at {}, which is no body", to_open.body)))?;
        let case = opened_case(from, plan, to_open, (seq, place));
        cases::insert(c, &case, &appeal.settlement, &appeal.subject)?;
        opened.push((case, body));
    }
    Ok(opened)
}

/// A new case at its place in the appeal; `opened_by` is the place of the step in the journal.
fn opened_case(from: &Case, plan: &Plan, to_open: &ToOpen, (seq, opened_by): (i32, i64)) -> Case {
    let ToOpen { body, opening } = to_open;
    let reason = &plan.texts.reason;
    Case {
        id: CaseId(new_id(opening.arrived_at)),
        appeal: from.appeal,
        seq,
        body: body.clone(),
        status: CaseStatus::Registered,
        revision: 1,
        arrived_at: opening.arrived_at,
        registered_on: opening.registered_on,
        due_on: opening.due_on(),
        forward_due_on: opening.forward_due_on,
        clock: opening.clock,
        extended_until: None,
        opened_by: Some(opened_by),
        routing: None,
        deadline: opening.deadline.clone(),
        law_version: opening.law_version.clone(),
        calendar: opening.calendar,
        undetermined: false,
        executor: None,
        forwarded_from: Some(from.body.clone()),
        forward_reason: (!reason.is_empty()).then(|| reason.clone()),
        late_forward: false,
        answer: None,
        closed_at: None,
        answered_on: None,
        working_days: None,
    }
}
