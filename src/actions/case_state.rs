//! What the lifecycle looks at of a case, gathered from its rows: for the step that is taken and for the page that offers it.

use chrono::NaiveDate;

use crate::appeal::OfficerId;
use crate::deadlines::{Clock, civil};
use crate::law::Law;
use crate::lifecycle::steps::{HEARING_AT, UNTIL, WAS};
use crate::lifecycle::{CaseState, CaseStatus, Complained, Cure, StepName};
use crate::store::appeals::Appeal;
use crate::store::cases::{self, Case};
use crate::store::steps::{self, TakenStep};
use crate::store::{Conn, StoreError, bodies, proposals};

/// The case as the lifecycle looks at it. Read it in the transaction of the step, or in the snapshot of the page.
pub(crate) fn state_of(c: &mut Conn, law: &Law, appeal: &Appeal, case: &Case) -> Result<CaseState, StoreError> {
    let higher = bodies::find(c, &case.body)?.and_then(|body| body.higher);
    let complaint = match case.clock {
        Clock::Complaint => complained(c, appeal, case)?,
        _ => Complained::default(),
    };
    let draft = last(case, StepName::DraftDecision).filter(|_| case.status == CaseStatus::DraftDecision);
    let determined = last(case, StepName::Determine).is_some();
    Ok(CaseState {
        kind: appeal.kind,
        subject: appeal.subject.clone(),
        number: appeal.number.clone(),
        status: case.status,
        clock: case.clock,
        body: case.body.clone(),
        higher,
        from: case.forwarded_from.clone(),
        arrived_at: case.arrived_at,
        registered_on: case.registered_on,
        due_on: case.due_on,
        forward_due_on: case.forward_due_on,
        answered_by_email: appeal.applicant.email.is_some(),
        closed_at: case.closed_at,
        answered_on: case.answered_on,
        executor: case.executor,
        undetermined: case.undetermined && !determined,
        leads: case.status.is_open() && cases::leads(c, case.id)?,
        cure: cure(case),
        hearing_on: draft.and_then(|step| day(step.texts.detail(HEARING_AT))),
        objection_due_on: draft.and_then(|step| law.due_on(Clock::Objection, civil(step.at)).ok()),
        complaint,
        proposed: case.closed_at.is_none() && !proposals::waiting_on(c, &[case.id])?.is_empty(),
    })
}

/// The last step of a name that was taken on a case.
fn last(case: &Case, name: StepName) -> Option<&TakenStep> {
    case.steps.iter().rev().find(|step| step.kind == name)
}

/// The day of a date or of a civil time.
fn day(text: &str) -> Option<NaiveDate> {
    text.get(..10)?.parse().ok()
}

fn cure(case: &Case) -> Option<Cure> {
    let asked = last(case, StepName::AskCure).filter(|_| case.status == CaseStatus::Defective)?;
    Some(Cure {
        until: day(asked.texts.detail(UNTIL))?,
        was: asked.texts.detail(WAS).parse().ok()?,
    })
}

/// What the higher body must know of a complaint: who signed below, and whether the rulebook gave the matter to this body itself.
fn complained(c: &mut Conn, appeal: &Appeal, case: &Case) -> Result<Complained, StoreError> {
    let about = appeal.complains_of.unwrap_or(appeal.id);
    let mut signed_by: Vec<OfficerId> = Vec::new();
    for step in steps::of_appeal(c, about)? {
        signed_by.extend(step.actor.officer().filter(|_| step.kind.row().decides));
    }
    let first = cases::of_appeal(c, about)?.into_iter().next();
    let own_power = first.filter(|first| !first.undetermined).is_some_and(|first| {
        let also = first.routing.iter().flat_map(|routing| &routing.also);
        let mut named = also.filter_map(|other| other.body.as_ref());
        first.body == case.body || named.any(|body| *body == case.body)
    });
    Ok(Complained { signed_by, own_power })
}
