//! The table of steps: who may take which from where; what their fields may hold; what each plans.
#![allow(clippy::unwrap_used)]

use chrono::NaiveDateTime;

use super::Joined as Followers;
use super::*;
use crate::appeal::{BodyCode, CaseId, Kind, LetterKind, Number, OfficerId, Role};
use crate::deadlines::{Clock, instant};
use crate::lifecycle::{Complained, Cure};
use CaseStatus::{
    Answered, Attached, Decided, Defective, DraftDecision, EmergencyForwarded, Forwarded, InReview, Joined, Noted,
    PassedUp, Registered, Returned, Satisfied, Terminated, Withdrawn,
};

mod complaints;
mod fields;
mod officers;
mod other_appeals;
mod proposals;
mod residents;
mod terms;

fn law() -> Law {
    Law::embedded().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    instant(NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap())
}

/// The day after the registration of [`case`].
const TODAY: &str = "2026-03-19 11:00";

/// The officer who asks.
const ME: OfficerId = OfficerId(uuid::Uuid::from_u128(7));

fn by(role: Role) -> Taker {
    Taker::Officer(ME, role)
}

fn akimat() -> BodyCode {
    BodyCode("103641000.akimat".into())
}

/// A case on Thursday, 19 March 2026, the day after its registration; one that is answered waits for its posting.
fn case(status: CaseStatus, kind: Kind) -> CaseState {
    CaseState {
        kind,
        subject: "road.pothole".into(),
        number: Number("ЖТ-2026-000001".into()),
        status,
        clock: Clock::Answer,
        body: akimat(),
        higher: Some(BodyCode("103600000.akimat".into())),
        from: None,
        arrived_at: at("2026-03-18 10:00"),
        registered_on: day("2026-03-18"),
        due_on: Some(day("2026-04-13")),
        forward_due_on: Some(day("2026-03-26")),
        answered_by_email: true,
        closed_at: (!status.is_open()).then(|| at("2026-03-19 10:00")),
        answered_on: None,
        executor: None,
        undetermined: false,
        leads: false,
        cure: None,
        hearing_on: None,
        objection_due_on: None,
        complaint: Complained::default(),
        proposed: false,
    }
}

fn forward(to: &str) -> Step {
    Step::new(StepName::Forward).with("body", to).with("reason", "п")
}

fn answer() -> Step {
    let step = Step::new(StepName::Answer).with("text", "т");
    step.with("findings", "ф").with("basis", "148")
}

/// What is asked of the store: bodies stand as they are named, an officer has the id of the text, a number is `other`.
fn looked_up(step: &Step, other: Option<&OtherAppeal>) -> Fields {
    let (mut fields, faults) = read(step);
    assert_eq!(faults, [], "{step:?}");
    for (_, _, found) in fields.numbers() {
        *found = other.cloned().map(Box::new);
    }
    for (_, typed, found) in fields.officers() {
        *found = typed.parse().ok().map(OfficerId);
    }
    fields
}

/// The plan of a step, by the head, or the fields at fault, or the refusal.
#[derive(Debug, PartialEq)]
enum No {
    Fields(Vec<(String, Problem)>),
    Refused(Refused),
}

fn try_plan(case: &CaseState, step: &Step, other: Option<&OtherAppeal>, by: Taker, now: &str) -> Result<Plan, No> {
    let (law, now) = (law(), at(now));
    let context = Context {
        case,
        law: &law,
        now,
        by,
    };
    permitted(step.name, case, by, context.today()).map_err(No::Refused)?;
    let fields = looked_up(step, other);
    let fault = |fault: FieldError| (fault.field, fault.problem);
    let ready =
        ready(step.name, &fields, &context).map_err(|faults| No::Fields(faults.into_iter().map(fault).collect()))?;
    ready.decide(&context).map_err(No::Refused)
}

fn plan(case: &CaseState, step: &Step, now: &str) -> Result<Plan, No> {
    let taker = match step.name.row().of_residents() {
        true => Taker::Resident,
        false => by(Role::Head),
    };
    try_plan(case, step, None, taker, now)
}

fn fault(field: &str, problem: Problem) -> No {
    No::Fields(vec![(field.to_owned(), problem)])
}

fn may(case: &CaseState, by: Taker) -> Vec<&'static str> {
    allowed(case, by, day("2026-03-19"))
        .into_iter()
        .map(StepName::as_str)
        .collect()
}
