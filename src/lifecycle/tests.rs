//! The tables of the lifecycle: steps by status and kind, the dates of a forward, the schedule of notices.
#![allow(clippy::unwrap_used)]

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use super::*;
use crate::appeal::Role;
use crate::deadlines::instant;
use crate::law::Law;
use CaseStatus::*;

mod recount;

fn law() -> Law {
    Law::embedded().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn civil_time(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    instant(civil_time(text))
}

fn case(status: CaseStatus, kind: Kind) -> CaseState {
    CaseState {
        kind,
        status,
        body: BodyCode("103641000.akimat".into()),
        arrived_at: at("2026-03-18 10:00"),
        registered_on: day("2026-03-18"),
        due_on: Some(day("2026-04-13")),
        forward_due_on: Some(day("2026-03-26")),
        answered_by_email: true,
    }
}

fn answer(decision: Decision) -> Step {
    Step::Answer {
        decision,
        text: "т".into(),
        findings: "ф".into(),
        basis: "б".into(),
    }
}

fn forward(to: &str) -> Step {
    Step::Forward {
        to: BodyCode(to.into()),
        reason: "п".into(),
    }
}

#[test]
fn every_step_from_every_status() {
    use Refused::*;
    let law = law();
    let steps = [
        Step::Accept,
        answer(Decision::Answered),
        answer(Decision::Noted),
        forward("103600000.akimat"),
    ];
    let table: [(CaseStatus, [Result<CaseStatus, Refused>; 4]); 5] = [
        (Registered, [Ok(InReview), Ok(Answered), Ok(Noted), Ok(Forwarded)]),
        (InReview, [Err(AlreadyAccepted), Ok(Answered), Ok(Noted), Ok(Forwarded)]),
        (Answered, [Err(AlreadyClosed); 4]),
        (Noted, [Err(AlreadyClosed); 4]),
        (Forwarded, [Err(AlreadyForwarded); 4]),
    ];
    for (status, expected) in table {
        let case = case(status, Kind::Proposal);
        let found = steps
            .clone()
            .map(|step| decide(&case, &step, Role::Head, &law, at("2026-03-19 11:00")).map(|change| change.status));
        assert_eq!(found, expected, "{status:?}");
        let allowed_now: Vec<_> = steps
            .iter()
            .zip(expected)
            .filter(|(_, r)| r.is_ok())
            .map(|(s, _)| s.name())
            .collect();
        assert_eq!(allowed(&case, Role::Head), allowed_now, "{status:?}");
    }
}

#[test]
fn only_proposals_and_responses_are_noted() {
    let law = law();
    for kind in Kind::ALL {
        let noted = decide(
            &case(Registered, kind),
            &answer(Decision::Noted),
            Role::Head,
            &law,
            at("2026-03-19 11:00"),
        );
        match kind {
            Kind::Proposal | Kind::Response => assert_eq!(noted.unwrap().status, Noted),
            _ => assert_eq!(noted, Err(Refused::NotAProposalOrResponse), "{kind:?}"),
        }
    }
    let closed = decide(
        &case(Answered, Kind::Message),
        &answer(Decision::Noted),
        Role::Head,
        &law,
        at("2026-03-19 11:00"),
    );
    assert_eq!(closed, Err(Refused::AlreadyClosed));
}

#[test]
fn a_registrar_signs_no_answer() {
    let law = law();
    let steps = [
        Step::Accept,
        answer(Decision::Answered),
        answer(Decision::Noted),
        forward("103600000.akimat"),
    ];
    let open = case(Registered, Kind::Proposal);
    for by in Role::ALL {
        let may: Vec<bool> = steps
            .iter()
            .map(|step| decide(&open, step, by, &law, at("2026-03-19 11:00")).is_ok())
            .collect();
        let expected = match by {
            Role::Executor | Role::Head => [true, true, true, true],
            Role::Registrar => [true, false, false, true],
            Role::Overseer | Role::Administrator => [false; 4],
        };
        assert_eq!(may, expected, "{by:?}");
    }
    let refused = |status, kind| {
        decide(
            &case(status, kind),
            &answer(Decision::Noted),
            Role::Registrar,
            &law,
            at("2026-03-19 11:00"),
        )
    };
    assert_eq!(refused(InReview, Kind::Message), Err(Refused::NotSignedByRegistrars));
    // What nobody may do any more is told first.
    assert_eq!(refused(Answered, Kind::Message), Err(Refused::AlreadyClosed));
}

#[test]
fn an_answer_by_e_mail_is_dated_and_closes() {
    let change = decide(
        &case(InReview, Kind::Message),
        &answer(Decision::Answered),
        Role::Head,
        &law(),
        at("2026-03-27 20:00"),
    )
    .unwrap();
    assert_eq!(change.answered_on, Some(day("2026-03-27")));
    // 23-25 March are days off: 19, 20, 26, 27 count.
    assert_eq!(change.working_days, Some(4));
    assert!(change.closes_appeal && change.opens.is_none() && !change.late_forward);
}

#[test]
fn an_answer_by_post_waits_for_its_date() {
    let mut case = case(InReview, Kind::Message);
    case.answered_by_email = false;
    let change = decide(
        &case,
        &answer(Decision::Answered),
        Role::Head,
        &law(),
        at("2026-03-27 20:00"),
    )
    .unwrap();
    assert_eq!(
        (change.status, change.answered_on, change.working_days),
        (Answered, None, None)
    );
    assert!(!change.closes_appeal);
}

#[test]
fn an_answer_before_registration_took_no_days() {
    let law = law();
    assert_eq!(
        working_days(&law.calendar, day("2026-03-30"), day("2026-03-27")),
        Some(0)
    );
    assert_eq!(
        working_days(&law.calendar, day("2026-03-30"), day("2026-03-30")),
        Some(0)
    );
    assert_eq!(working_days(&law.calendar, day("2026-03-30"), day("2036-03-30")), None);
}

#[test]
fn the_worked_example_of_a_late_forward() {
    let law = law();
    let received = open(at("2026-03-20 18:31"), &law);
    assert_eq!(received.registered_on, day("2026-03-26"));
    assert_eq!(received.due_on(), Some(day("2026-04-16")));
    assert_eq!(received.forward_due_on, Some(day("2026-03-30")));
    assert_eq!(received.missing_year, None);

    let state = CaseState {
        kind: Kind::Message,
        status: Registered,
        body: BodyCode("103641000.akimat".into()),
        arrived_at: received.arrived_at,
        registered_on: received.registered_on,
        due_on: received.due_on(),
        forward_due_on: received.forward_due_on,
        answered_by_email: true,
    };
    let in_time = decide(
        &state,
        &forward("103600000.roads"),
        Role::Head,
        &law,
        at("2026-03-30 23:59"),
    )
    .unwrap();
    assert!(!in_time.late_forward);
    let late = decide(
        &state,
        &forward("103600000.roads"),
        Role::Head,
        &law,
        at("2026-03-31 19:00"),
    )
    .unwrap();
    assert!(late.late_forward && !late.closes_appeal);
    let opened = late.opens.unwrap();
    assert_eq!(opened.arrived_at, at("2026-03-31 19:00"));
    assert_eq!(opened.registered_on, day("2026-04-01"));
    assert_eq!(opened.due_on(), Some(day("2026-04-22")));
}

#[test]
fn nothing_is_forwarded_to_its_holder() {
    let found = decide(
        &case(Registered, Kind::Message),
        &forward("103641000.akimat"),
        Role::Head,
        &law(),
        at("2026-03-19 11:00"),
    );
    assert_eq!(found, Err(Refused::SameBody));
}

#[test]
fn dates_past_the_calendars_stay_open() {
    let opening = open(at("2027-12-27 10:00"), &law());
    assert_eq!(opening.registered_on, day("2027-12-27"));
    assert_eq!((opening.due_on(), opening.missing_year), (None, Some(2028)));
    let opening = open(at("2031-05-05 10:00"), &law());
    assert_eq!(opening.registered_on, day("2031-05-05"));
    assert_eq!(
        (opening.due_on(), opening.forward_due_on, opening.missing_year),
        (None, None, Some(2031))
    );
}

#[test]
fn reminders_by_the_day() {
    // Due on Monday 13 April 2026; three working days before is Wednesday the 8th.
    let table: [(&str, Option<(i64, i64)>); 12] = [
        ("2026-04-07 12:00", None),
        ("2026-04-08 08:59", None),
        ("2026-04-08 09:00", Some((3, 3))),
        ("2026-04-09 08:00", None),
        ("2026-04-09 10:00", Some((3, 2))),
        ("2026-04-10 09:00", Some((1, 1))),
        ("2026-04-11 12:00", None),
        ("2026-04-12 12:00", None),
        ("2026-04-13 08:00", None),
        ("2026-04-13 09:00", Some((0, 0))),
        ("2026-04-13 23:59", Some((0, 0))),
        ("2026-04-14 09:00", None),
    ];
    let law = law();
    for (now, expected) in table {
        let found = notice::reminder(&law, day("2026-04-13"), civil_time(now)).unwrap();
        assert_eq!(found.map(|r| (r.before, r.working_days_left)), expected, "{now}");
    }
    assert_eq!(
        notice::reminders_reach(&law, day("2026-04-08")).unwrap(),
        day("2026-04-13")
    );
}

#[test]
fn escalations_by_the_day() {
    // Due on Thursday 30 April 2026; 1, 7 and 11 May are days off.
    let table: [(&str, &[usize]); 9] = [
        ("2026-04-30 23:00", &[]),
        ("2026-05-01 10:00", &[]),
        ("2026-05-04 08:59", &[]),
        ("2026-05-04 09:00", &[1]),
        ("2026-05-09 09:00", &[]),
        ("2026-05-12 09:00", &[1]),
        ("2026-05-13 08:59", &[]),
        ("2026-05-13 09:00", &[1, 2]),
        ("2026-08-03 09:00", &[1, 2]),
    ];
    let law = law();
    for (now, expected) in table {
        let found = notice::escalations(&law, day("2026-04-30"), civil_time(now)).unwrap();
        assert_eq!(found.iter().map(|e| e.level).collect::<Vec<_>>(), expected, "{now}");
    }
}
