//! Takes a step on a case: the case is locked, the lifecycle decides, and one transaction holds the change, the journal entry and the
//! letters. It carries out a plan and knows no step.

use chrono::{DateTime, SubsecRound, Utc};

use super::appeal_status::update_appeal_status;
use super::case_state::state_of;
use super::complaint::file_complaint;
use super::{ActionError, Office, Receipt, new_id};
use crate::appeal::{CaseId, CleanText, LetterId, LetterKind};
use crate::lifecycle::steps::{self, Context, Joined, NamedProposal, Plan, Ready, Supplied, ToOpen};
use crate::lifecycle::{CaseState, CaseStatus, Refused, Step, StepName, Taker};
use crate::store::appeals::{self, Appeal};
use crate::store::bodies::{self, Body};
use crate::store::cases::{self, Case, CaseAnswer, Scope};
use crate::store::officers::Officer;
use crate::store::{Conn, journal, outbox};

mod entry;
mod letters;
pub(super) mod named;

/// A step that was decided and is being written.
struct Taken<'a> {
    office: &'a Office,
    by: Taker,
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
    /// The digest of the applicant's columns, where the step changed them.
    persons: Option<String>,
    now: DateTime<Utc>,
}

/// What a step came to.
pub(super) struct Outcome {
    /// The case after it.
    pub(super) case: Case,
    /// The receipt of the complaint that it filed.
    pub(super) complaint: Option<Receipt>,
}

/// A step with who asks for it, when, and under which key of a request, where it has one.
#[derive(Clone)]
pub(super) struct Asked<'a> {
    pub(super) by: Taker,
    pub(super) step: &'a Step,
    pub(super) now: DateTime<Utc>,
    /// The idempotency key with the digest of the request.
    pub(super) request: Option<(String, Vec<u8>)>,
    /// The proposal that it signs.
    pub(super) proposal: Option<NamedProposal>,
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
        let case = lock(c, &officer, case, seen)?;
        let asked = Asked {
            by: officer.taker(),
            step: &step,
            now,
            request: None,
            proposal: None,
        };
        Ok(take_locked(c, &office_, &case, &asked)?.case)
    })
}

/// The case, locked, as the officer's body holds it and as the officer saw it.
///
/// # Errors
/// [`ActionError::NotFound`] for a case that the body does not hold, [`ActionError::Stale`] when another revision was seen.
pub(super) fn lock(c: &mut Conn, officer: &Officer, case: CaseId, seen: i32) -> Result<Case, ActionError> {
    let body = officer.body.clone().filter(|_| officer.role.of_a_body());
    let scope = Scope::Body(body.ok_or(ActionError::NotFound)?);
    let case = cases::find_for_step(c, case, &scope)?.ok_or(ActionError::NotFound)?;
    match case.revision == seen {
        true => Ok(case),
        false => Err(ActionError::Stale(Box::new(case))),
    }
}

/// The same for a case that the caller holds locked, as it is now; what is joined to it follows.
pub(super) fn take_locked(
    c: &mut Conn,
    office: &Office,
    case: &Case,
    asked: &Asked<'_>,
) -> Result<Outcome, ActionError> {
    let appeal = appeal_of(c, office, case)?;
    let state = state_of(c, &office.law(), &appeal, case)?;
    let (outcome, plan) = carry_out(c, office, (appeal, case, &state), asked)?;
    let step = match plan.joined {
        Joined::Stay => return Ok(outcome),
        Joined::Follow => asked.step.clone(),
        Joined::Take(name) => Step::new(name),
    };
    for joined in cases::joined_to(c, case.id)? {
        let Some(joined) = cases::find_for_step(c, joined, &Scope::Country)? else {
            continue;
        };
        let appeal = appeal_of(c, office, &joined)?;
        let mut state = state_of(c, &office.law(), &appeal, &joined)?;
        // What the leading case is answered, this one is, as if it stood by itself.
        let by = match plan.joined {
            Joined::Follow => {
                state.status = CaseStatus::InReview;
                asked.by
            }
            _ => Taker::System,
        };
        let asked = Asked {
            by,
            step: &step,
            now: asked.now,
            request: None,
            proposal: None,
        };
        carry_out(c, office, (appeal, &joined, &state), &asked)?;
    }
    Ok(outcome)
}

pub(super) fn appeal_of(c: &mut Conn, office: &Office, case: &Case) -> Result<Appeal, ActionError> {
    appeals::find(c, &office.secrets, case.appeal)?
        .ok_or_else(|| ActionError::Internal("a case without its appeal".to_owned()))
}

/// Decides and writes one step on one case.
fn carry_out(
    c: &mut Conn,
    office: &Office,
    (mut appeal, case, state): (Appeal, &Case, &CaseState),
    asked: &Asked<'_>,
) -> Result<(Outcome, Plan), ActionError> {
    let law = office.law();
    let at = Context {
        case: state,
        law: &law,
        now: asked.now,
        by: asked.by,
    };
    steps::permitted(asked.step.name, state, asked.by, at.today()).map_err(ActionError::Refused)?;
    let ready = ready(c, office, (&appeal, case), asked.step, &at)?;
    let mut plan = ready.decide(&at).map_err(ActionError::Refused)?;
    plan.ends = plan.ends.or(asked.proposal);
    let changed = change(case, asked, &plan);
    // A complaint is a matter of its own: what an officer writes on this case meanwhile does not become stale by it.
    let written = plan.complains.is_some() || cases::update(c, &changed, case.revision)?;
    if !written {
        return Err(ActionError::Stale(Box::new(case.clone())));
    }
    let persons = supply(c, office, &mut appeal, &plan.applicant)?;
    let opened = open_cases(c, &appeal, &changed, &plan)?;
    let posted = match plan.posted_on {
        Some(on) => Some(outbox::post_answer(c, case.id, on)?.ok_or(ActionError::Refused(Refused::NothingToPost))?),
        None => None,
    };
    update_appeal_status(c, &appeal)?;
    let complaint = match &plan.complains {
        Some(text) => Some(file_complaint(c, office, (&appeal, case), text, asked)?),
        None => None,
    };
    let taken = Taken {
        office,
        by: asked.by,
        appeal: &appeal,
        before: case,
        case: &changed,
        step: asked.step.name,
        plan: &plan,
        opened: &opened,
        posted,
        persons,
        now: asked.now,
    };
    let held = letters::write(c, &taken)?;
    entry::append(c, &taken, complaint.as_ref())?;
    for held in held {
        held.tell(c)?;
    }
    let case = cases::find(c, case.id, &Scope::Country)?
        .ok_or_else(|| ActionError::Internal("a case is gone after its step".to_owned()))?;
    Ok((Outcome { case, complaint }, plan))
}

/// A step whose fields are right.
///
/// # Errors
/// [`ActionError::Invalid`] with every field that is at fault, at once.
pub(super) fn ready(
    c: &mut Conn,
    office: &Office,
    of: (&Appeal, &Case),
    step: &Step,
    at: &Context<'_>,
) -> Result<Ready, ActionError> {
    let (mut fields, mut faults) = steps::read(step);
    faults.extend(named::look_up(c, &office.secrets, of, &mut fields)?);
    let ready = steps::ready(step.name, &fields, at);
    match ready {
        Ok(ready) if faults.is_empty() => Ok(ready),
        ready => {
            // A field whose form is wrong is not called wrong once more.
            let more = ready.err().unwrap_or_default();
            let known: Vec<String> = faults.iter().map(|fault| fault.field.clone()).collect();
            faults.extend(more.into_iter().filter(|fault| !known.contains(&fault.field)));
            Err(ActionError::Invalid(faults))
        }
    }
}

/// The case as the plan leaves it.
fn change(case: &Case, asked: &Asked<'_>, plan: &Plan) -> Case {
    let texts = &plan.texts;
    let answer = plan.answers.then(|| CaseAnswer {
        text: texts.text.clone(),
        findings: texts.findings.clone(),
        basis: texts.basis.clone(),
        by: asked.by.actor(),
    });
    Case {
        status: plan.status,
        executor: plan.executor,
        late_forward: case.late_forward || plan.late,
        due_on: plan.extended_until.or(case.due_on),
        extended_until: plan.extended_until.or(case.extended_until),
        joined_to: plan.joined_to.unwrap_or(case.joined_to),
        answer: answer.or_else(|| case.answer.clone()),
        closed_at: plan.closed_at,
        answered_on: plan.answered.map(|(on, _)| on).or(case.answered_on),
        working_days: plan.answered.map_or(case.working_days, |(_, days)| days),
        ..case.clone()
    }
}

/// Writes what the applicant supplied about the own person; the digest of it for the journal.
fn supply(
    c: &mut Conn,
    office: &Office,
    appeal: &mut Appeal,
    supplied: &Supplied,
) -> Result<Option<String>, ActionError> {
    if *supplied == Supplied::default() {
        return Ok(None);
    }
    let person = &mut appeal.applicant;
    let text = |new: &Option<CleanText>, old: &CleanText| new.clone().unwrap_or_else(|| old.clone());
    person.name = text(&supplied.name, &person.name);
    person.postal_address = text(&supplied.postal_address, &person.postal_address);
    person.email = supplied.email.clone().or(person.email.take());
    person.phone = supplied.phone.clone().or(person.phone.take());
    person.iin = supplied.iin.clone().or(person.iin.take());
    Ok(Some(appeals::set_applicant(c, &office.secrets, appeal)?))
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
        joined_to: None,
        steps: Vec::new(),
    }
}
