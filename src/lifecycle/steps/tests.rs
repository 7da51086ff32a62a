//! The table of steps: by status, kind and role; what their fields may hold; what each plans.
#![allow(clippy::unwrap_used)]

use chrono::NaiveDateTime;

use super::*;
use crate::appeal::{BodyCode, Kind, LetterKind};
use crate::deadlines::{Clock, instant};
use CaseStatus::*;

fn law() -> Law {
    Law::embedded().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    instant(NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap())
}

/// A case on Thursday, 19 March 2026, the day after its registration; one that is answered waits for its posting.
fn case(status: CaseStatus, kind: Kind) -> CaseState {
    CaseState {
        kind,
        status,
        clock: Clock::Answer,
        body: BodyCode("103641000.akimat".into()),
        arrived_at: at("2026-03-18 10:00"),
        registered_on: day("2026-03-18"),
        due_on: Some(day("2026-04-13")),
        forward_due_on: Some(day("2026-03-26")),
        answered_by_email: true,
        closed_at: (!status.is_open()).then(|| at("2026-03-19 10:00")),
        answered_on: None,
    }
}

/// A step with fields that are right.
fn step(name: StepName) -> Step {
    match name {
        StepName::Accept => Step::new(name),
        StepName::Answer => Step::new(name)
            .with("text", "т")
            .with("findings", "ф")
            .with("basis", "148"),
        StepName::Note => Step::new(name).with("text", "т"),
        StepName::Forward => forward("103600000.akimat"),
        StepName::Post => Step::new(name).with("posted_on", "2026-03-19"),
    }
}

fn forward(to: &str) -> Step {
    Step::new(StepName::Forward).with("body", to).with("reason", "п")
}

fn plan(case: &CaseState, step: &Step, now: &str) -> Result<Plan, Refused> {
    let (law, now) = (law(), at(now));
    let (fields, faults) = read(step);
    assert_eq!(faults, []);
    ready(step.name, &fields, case, &law, now)
        .map_err(|faults| panic!("{faults:?}"))
        .unwrap()
        .decide(case, &law, now)
}

/// Where a case stands after a step, or why not.
type Outcome = Result<CaseStatus, Refused>;

const TODAY: &str = "2026-03-19 11:00";

#[test]
fn every_step_from_every_status() {
    use Refused::*;
    let closed = [
        Err(AlreadyClosed),
        Err(AlreadyClosed),
        Err(AlreadyClosed),
        Err(AlreadyClosed),
    ];
    let table: [(CaseStatus, [Outcome; 4], Outcome); 5] = [
        (
            Registered,
            [Ok(InReview), Ok(Answered), Ok(Noted), Ok(Forwarded)],
            Err(NothingToPost),
        ),
        (
            InReview,
            [Err(AlreadyAccepted), Ok(Answered), Ok(Noted), Ok(Forwarded)],
            Err(NothingToPost),
        ),
        (Answered, closed, Ok(Answered)),
        (Noted, closed, Ok(Noted)),
        (Forwarded, [Err(AlreadyForwarded); 4], Err(AlreadyForwarded)),
    ];
    for (status, decisions, posting) in table {
        let case = case(status, Kind::Proposal);
        for (name, expected) in StepName::ALL.into_iter().zip(decisions.into_iter().chain([posting])) {
            let found = permitted(name, &case, Role::Head, day("2026-03-19"))
                .and_then(|()| plan(&case, &step(name), TODAY))
                .map(|plan| plan.status);
            assert_eq!(found, expected, "{status} {name}");
            let offered = allowed(&case, Role::Head, day("2026-03-19")).contains(&name);
            assert_eq!(offered, expected.is_ok(), "{status} {name}");
        }
    }
}

#[test]
fn an_answer_that_has_its_date_is_not_posted_again() {
    let mut posted = case(Answered, Kind::Message);
    posted.answered_on = Some(day("2026-03-19"));
    let found = permitted(StepName::Post, &posted, Role::Registrar, day("2026-03-20"));
    assert_eq!(found, Err(Refused::AlreadyClosed));
}

#[test]
fn only_proposals_and_responses_are_noted() {
    for kind in Kind::ALL {
        let found = permitted(StepName::Note, &case(Registered, kind), Role::Head, day("2026-03-19"));
        let expected = match kind {
            Kind::Proposal | Kind::Response => Ok(()),
            _ => Err(Refused::NotAProposalOrResponse),
        };
        assert_eq!(found, expected, "{kind}");
    }
    // What nobody may do any more is told first.
    let closed = permitted(
        StepName::Note,
        &case(Answered, Kind::Message),
        Role::Head,
        day("2026-03-19"),
    );
    assert_eq!(closed, Err(Refused::AlreadyClosed));
}

#[test]
fn a_case_under_another_clock_is_not_answered() {
    for clock in Clock::ALL {
        let case = CaseState {
            clock,
            ..case(InReview, Kind::Complaint)
        };
        let found = permitted(StepName::Answer, &case, Role::Head, day("2026-03-19"));
        let expected = if clock == Clock::Answer {
            Ok(())
        } else {
            Err(Refused::AnotherClock)
        };
        assert_eq!(found, expected, "{clock}");
    }
}

#[test]
fn who_signs_what() {
    let open = case(Registered, Kind::Proposal);
    let may = |case: &CaseState, by| StepName::ALL.map(|name| permitted(name, case, by, day("2026-03-19")).is_ok());
    for by in Role::ALL {
        let expected = match by {
            Role::Executor | Role::Head => [true, true, true, true, false],
            Role::Registrar => [true, false, false, true, false],
            Role::Overseer | Role::Administrator => [false; 5],
        };
        assert_eq!(may(&open, by), expected, "{by}");
        let posts = may(&case(Answered, Kind::Message), by)[4];
        assert_eq!(posts, by.of_a_body(), "{by}");
    }
    let refused = |status, kind, by| permitted(StepName::Note, &case(status, kind), by, day("2026-03-19"));
    assert_eq!(
        refused(InReview, Kind::Message, Role::Registrar),
        Err(Refused::NotSignedByRegistrars)
    );
    assert_eq!(
        refused(InReview, Kind::Message, Role::Overseer),
        Err(Refused::NotOfTheBody)
    );
    assert_eq!(
        refused(Answered, Kind::Message, Role::Registrar),
        Err(Refused::AlreadyClosed)
    );
    // A step of the head is offered to nobody else, and each of the body is told so.
    assert_eq!(Who::Head.roles(), [Role::Head]);
    assert_eq!(Who::Head.refusal(Role::Executor), Refused::OnlyTheHead);
}

#[test]
fn an_answer_by_e_mail_is_dated_and_one_on_paper_by_its_posting() {
    let mut open = case(InReview, Kind::Message);
    let answered = plan(&open, &step(StepName::Answer), "2026-03-27 20:00").unwrap();
    // 23-25 March are days off: 19, 20, 26, 27 count.
    assert_eq!(answered.answered, Some((day("2026-03-27"), Some(4))));
    assert_eq!(answered.tells, [Tell::Applicant(LetterKind::Answered)]);
    assert_eq!((answered.opens, answered.late), (vec![], false));
    open.answered_by_email = false;
    let written = plan(&open, &step(StepName::Answer), "2026-03-27 20:00").unwrap();
    assert_eq!((written.status, written.answered), (Answered, None));
    let posting = Step::new(StepName::Post).with("posted_on", "2026-03-26");
    let posted = plan(&case(Answered, Kind::Message), &posting, "2026-03-27 20:00").unwrap();
    assert_eq!(posted.answered, Some((day("2026-03-26"), Some(3))));
    assert_eq!(
        (posted.status, posted.posted_on, posted.tells),
        (Answered, Some(day("2026-03-26")), vec![])
    );
}

#[test]
fn a_forward_opens_a_case_with_its_own_term_and_a_late_one_is_a_breach() {
    let mut received = case(Registered, Kind::Message);
    received.forward_due_on = Some(day("2026-03-30"));
    let in_time = plan(&received, &forward("103600000.roads"), "2026-03-30 23:59").unwrap();
    assert!(!in_time.late);
    let late = plan(&received, &forward("103600000.roads"), "2026-03-31 19:00").unwrap();
    assert!(late.late && late.answered.is_none());
    let [opened] = late.opens.as_slice() else {
        panic!("{late:?}")
    };
    assert_eq!(opened.body.0, "103600000.roads");
    assert_eq!(opened.opening.arrived_at, at("2026-03-31 19:00"));
    assert_eq!(opened.opening.registered_on, day("2026-04-01"));
    assert_eq!(opened.opening.due_on(), Some(day("2026-04-22")));
    assert_eq!(
        plan(&received, &forward("103641000.akimat"), TODAY),
        Err(Refused::SameBody)
    );
}

/// What is wrong with a step on Thursday, 19 March 2026.
fn wrong(case: &CaseState, step: &Step) -> Vec<(String, Problem)> {
    let (fields, mut faults) = read(step);
    if faults.is_empty() {
        faults = ready(step.name, &fields, case, &law(), at(TODAY))
            .err()
            .unwrap_or_default();
    }
    faults.into_iter().map(|fault| (fault.field, fault.problem)).collect()
}

#[test]
fn fields_are_judged_by_their_schema() {
    let open = case(InReview, Kind::Message);
    let fault = |field: &str, problem| (field.to_owned(), problem);
    let missing = |field| fault(field, Problem::Missing);
    let empty = Step::new(StepName::Answer).with("text", " \u{200b}");
    assert_eq!(wrong(&open, &empty), ["text", "findings", "basis"].map(missing));
    let long = step(StepName::Answer)
        .with("basis", "я".repeat(2_001))
        .with("colour", "red");
    let expected = [
        fault("basis", Problem::TooLong { max: 2_000 }),
        fault("colour", Problem::UnknownField),
    ];
    assert_eq!(wrong(&open, &long), expected);
    for lawless in ["нет", "Не знаю.", "жоқ", "…"] {
        let step = step(StepName::Answer).with("basis", lawless);
        assert_eq!(wrong(&open, &step), [fault("basis", Problem::NoLaw)], "{lawless}");
    }
    let written = case(Answered, Kind::Message);
    for (day, good) in [
        ("2026-03-19", true),
        ("2026-03-20", false),
        ("2026-03-18", false),
        ("вчера", false),
    ] {
        let found = wrong(&written, &Step::new(StepName::Post).with("posted_on", day));
        let expected = if good {
            vec![]
        } else {
            vec![fault("posted_on", Problem::InvalidDate)]
        };
        assert_eq!(found, expected, "{day}");
    }
}

#[test]
fn each_type_of_field_is_read_by_its_form() {
    use FieldType::*;
    const WORDS: &[&str] = &["annulled", "rejected"];
    for (kind, good, bad) in [
        (Date, "2026-05-26", Some("26.05.2026")),
        (DateTime, "2026-05-26T10:00", Some("2026-05-26 10:00")),
        (Choice(WORDS), "rejected", Some("ignored")),
        (Text { max: 3 }, "abc", Some("abcd")),
        (Body, "103600000.roads", None),
        (Number, "ЖТ-2026-000123", None),
    ] {
        let schema = [Field::required("field", kind)];
        let read = |typed: &str| Fields::read(&schema, &[("field".to_owned(), typed.into())].into()).1;
        assert_eq!(read(good), [], "{kind:?}");
        assert_eq!(read("").len(), 1, "{kind:?}");
        if let Some(bad) = bad {
            assert_eq!(read(bad).len(), 1, "{kind:?}");
        }
    }
}

#[test]
fn every_row_is_of_its_own_step_and_names_its_fields_once() {
    for name in StepName::ALL {
        let row = name.row();
        assert_eq!(row.step, name);
        assert!(!row.from.is_empty(), "{name}");
        for field in row.fields {
            assert!(
                !["step", "revision", "csrf", "body_q"].contains(&field.name),
                "{name}.{}",
                field.name
            );
            assert_eq!(row.fields.iter().filter(|other| other.name == field.name).count(), 1);
        }
    }
}
