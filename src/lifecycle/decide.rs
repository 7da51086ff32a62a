//! Registration, the table of allowed steps, and the decision of one step.

use chrono::{DateTime, NaiveDate, Utc};

use super::{CaseState, CaseStatus, Change, Decision, Opening, Refused, Step, StepName};
use crate::appeal::Role;
use crate::deadlines::{Calendar, Clock, civil};
use crate::law::Law;

/// A row of the table of steps.
struct Row {
    step: StepName,
    from: &'static [CaseStatus],
    who: &'static [Role],
}

const OPEN: &[CaseStatus] = &[CaseStatus::Registered, CaseStatus::InReview];
/// Everybody of a body.
const ALL: &[Role] = &[Role::Executor, Role::Registrar, Role::Head];
/// Who signs what decides an appeal: a registrar registers and passes on.
const SIGNING: &[Role] = &[Role::Executor, Role::Head];

/// The one table of allowed steps: from which statuses each may be taken, and by whom. Answering implies accepting, so
/// it needs no acceptance before it. Whether the kind may be noted, and where a forward goes, is asked besides.
#[rustfmt::skip]
const TABLE: [Row; 4] = [
    Row { step: StepName::Accept, from: &[CaseStatus::Registered], who: ALL },
    Row { step: StepName::Answer, from: OPEN, who: SIGNING },
    Row { step: StepName::Note, from: OPEN, who: SIGNING },
    Row { step: StepName::Forward, from: OPEN, who: ALL },
];

/// Registers what arrived at an instant: its registration day and its clocks. Dates that no calendar covers are
/// left open and the year is named; the registration day is then the civil day of arrival.
pub fn open(arrived_at: DateTime<Utc>, law: &Law) -> Opening {
    let arrived = civil(arrived_at);
    let answer = law.deadline(Clock::Answer, arrived);
    let forward = law.deadline(Clock::Forward, arrived);
    let registered_on = law.registered_next(arrived);
    Opening {
        arrived_at,
        registered_on,
        missing_year: answer
            .as_ref()
            .err()
            .or(forward.as_ref().err())
            .map(|missing| missing.year),
        forward_due_on: forward.ok().map(|deadline| deadline.due_on),
        law_version: law.version_on(registered_on),
        calendar: law.calendar_edition,
        deadline: answer.ok(),
    }
}

/// The steps that an officer of this role may take now, as pages and the API list them.
pub fn allowed(case: &CaseState, by: Role) -> Vec<StepName> {
    StepName::ALL
        .into_iter()
        .filter(|step| check(case, *step, by).is_ok())
        .collect()
}

/// Decides one step of an officer of the body that holds the case. A forward after its term is allowed, for the receiver must get the appeal all the same, and
/// recorded as a breach.
pub fn decide(case: &CaseState, step: &Step, by: Role, law: &Law, now: DateTime<Utc>) -> Result<Change, Refused> {
    check(case, step.name(), by)?;
    let today = civil(now).date();
    match step {
        Step::Accept => Ok(change_to(CaseStatus::InReview)),
        Step::Answer { decision, .. } => {
            let answered_on = case.answered_by_email.then_some(today);
            Ok(Change {
                answered_on,
                working_days: answered_on.and_then(|on| working_days(&law.calendar, case.registered_on, on)),
                closes_appeal: answered_on.is_some(),
                ..change_to(match decision {
                    Decision::Answered => CaseStatus::Answered,
                    Decision::Noted => CaseStatus::Noted,
                })
            })
        }
        Step::Forward { to, .. } if *to == case.body => Err(Refused::SameBody),
        Step::Forward { .. } => Ok(Change {
            opens: Some(open(now, law)),
            late_forward: case.forward_due_on.is_some_and(|due| today > due),
            ..change_to(CaseStatus::Forwarded)
        }),
    }
}

/// Working days from registration to the answer; an answer on the day of registration, or before it when the
/// appeal came after hours, took none. `None` where a calendar is missing.
pub fn working_days(calendar: &Calendar, registered_on: NaiveDate, answered_on: NaiveDate) -> Option<i64> {
    calendar
        .working_days_between(registered_on, answered_on)
        .ok()
        .map(|days| days.max(0))
}

fn check(case: &CaseState, step: StepName, by: Role) -> Result<(), Refused> {
    let row = TABLE.iter().find(|row| row.step == step);
    let allowed = row.is_some_and(|row| row.from.contains(&case.status));
    let signs = row.is_some_and(|row| row.who.contains(&by));
    match case.status {
        _ if allowed && !signs => Err(Refused::NotSignedByRegistrars),
        _ if allowed && step == StepName::Note && !case.kind.may_be_noted() => Err(Refused::NotAProposalOrResponse),
        _ if allowed => Ok(()),
        CaseStatus::Forwarded => Err(Refused::AlreadyForwarded),
        CaseStatus::Answered | CaseStatus::Noted => Err(Refused::AlreadyClosed),
        CaseStatus::Registered | CaseStatus::InReview => Err(Refused::AlreadyAccepted),
    }
}

fn change_to(status: CaseStatus) -> Change {
    Change {
        status,
        answered_on: None,
        working_days: None,
        opens: None,
        late_forward: false,
        closes_appeal: false,
    }
}
