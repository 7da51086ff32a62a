//! The tables of the lifecycle: the dates of a case that begins, when an appeal is closed, the schedule of notices.
#![allow(clippy::unwrap_used)]

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use super::*;
use crate::deadlines::instant;
use crate::law::Law;
use CaseStatus::*;

mod branches;
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
fn what_arrives_after_hours_is_registered_on_the_next_working_day() {
    let received = open(Clock::Answer, at("2026-03-20 18:31"), &law());
    assert_eq!(received.registered_on, day("2026-03-26"));
    assert_eq!(received.due_on(), Some(day("2026-04-16")));
    assert_eq!(received.forward_due_on, Some(day("2026-03-30")));
    assert_eq!(received.missing_year, None);
}

#[test]
fn an_appeal_is_open_while_one_of_its_cases_owes_something() {
    use crate::appeal::AppealStatus::{Closed, Open};
    let dated = Some(day("2026-05-13"));
    type Cases = [(CaseStatus, Option<NaiveDate>)];
    let table: [(&Cases, _); 7] = [
        (&[(Registered, None)], Open),
        (&[(InReview, None)], Open),
        (&[(Answered, dated)], Closed),
        // An answer on paper that is not posted yet.
        (&[(Noted, None)], Open),
        (&[(Forwarded, None), (Answered, dated)], Closed),
        (&[(Forwarded, None), (InReview, None)], Open),
        // A tree: one branch is answered, the other is not.
        (&[(Forwarded, None), (Answered, dated), (Answered, None)], Open),
    ];
    for (cases, status) in table {
        assert_eq!(closing::of_appeal(cases.iter().copied()), status, "{cases:?}");
    }
}

#[test]
fn dates_past_the_calendars_stay_open() {
    let opening = open(Clock::Answer, at("2027-12-27 10:00"), &law());
    assert_eq!(opening.registered_on, day("2027-12-27"));
    assert_eq!((opening.due_on(), opening.missing_year), (None, Some(2028)));
    let opening = open(Clock::Answer, at("2031-05-05 10:00"), &law());
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
