//! Dates counted again: which move, which stand, and which wait for a calendar.

use super::{at, civil_time, day, law};
use crate::deadlines::Clock;
use crate::law::{Law, embedded_files};
use crate::lifecycle::{Counted, open, recount};

/// The law with one more holiday, on an ordinary working day.
fn with_holiday(law: &Law, date: &str) -> Law {
    let year: i32 = date[..4].parse().unwrap();
    let text = &embedded_files()[&format!("calendar/{year}.toml")];
    let known = law.calendar.year(year).unwrap();
    let text = text
        .replacen(
            &format!("working_days = {}", known.working_days),
            &format!("working_days = {}", known.working_days - 1),
            1,
        )
        .replacen(&known.version, &format!("{year}.9"), 1);
    let row = format!(
        "\n[[holiday]]\ndate = {date}\nname = \"late\"\n\n[holidays.late]\nmoves = false\nkk = \"к\"\nru = \"р\"\nen = \"e\"\n"
    );
    law.with_calendars([("late", format!("{text}{row}").as_str())], 9)
        .unwrap()
}

/// A case as it is counted when it arrives; an appeal that came earlier was forwarded.
fn counted(law: &Law, received: &str, arrived: &str) -> Counted {
    let (first, case) = (
        open(Clock::Answer, at(received), law),
        open(Clock::Answer, at(arrived), law),
    );
    Counted {
        clock: Clock::Answer,
        extended_until: None,
        first: received == arrived,
        arrived_at: case.arrived_at,
        registered_on: case.registered_on,
        due_on: case.due_on(),
        forward_due_on: case.forward_due_on,
        law_version: case.law_version.clone(),
        received_at: first.arrived_at,
        received_on: first.registered_on,
        resident_due_on: first.due_on(),
        deadline: case.deadline,
    }
}

type Dates = [Option<&'static str>; 3];

/// The case's date, the date for forwarding, the resident's date.
#[track_caller]
fn check(before: &Counted, law: &Law, today: &str, expected: Dates) -> Counted {
    let after = recount(before, law, day(today)).unwrap();
    let found = [after.due_on, after.forward_due_on, after.resident_due_on];
    assert_eq!(found, expected.map(|date| date.map(day)));
    let counted = after.deadline.as_ref().map(|deadline| deadline.due_on);
    assert_eq!(after.due_on, after.extended_until.or(counted));
    // Counted again, it is as it was.
    assert_eq!(recount(&after, law, day(today)), None);
    after
}

#[test]
fn a_late_holiday_moves_each_date_that_it_lies_before() {
    let law = law();
    let late = with_holiday(&law, "2026-11-10");
    let own = counted(&law, "2026-11-02 10:00", "2026-11-02 10:00");
    let after = check(
        &own,
        &late,
        "2026-11-05",
        [Some("2026-11-24"), Some("2026-11-05"), Some("2026-11-24")],
    );
    assert_eq!(after.registered_on, own.registered_on);
    assert!(
        after.law_version.ends_with("clocks 2025-12-29, calendar 2026.9"),
        "{}",
        after.law_version
    );
    let both = counted(&law, "2026-11-02 10:00", "2026-11-06 10:00");
    check(
        &both,
        &late,
        "2026-11-09",
        [Some("2026-11-30"), Some("2026-11-12"), Some("2026-11-24")],
    );
    // Forwarded after the holiday: the body's date stands, the resident's moves.
    let resident = counted(&law, "2026-11-02 10:00", "2026-11-11 10:00");
    assert_eq!(resident.due_on, Some(day("2026-12-02")));
    check(
        &resident,
        &late,
        "2026-11-12",
        [Some("2026-12-02"), Some("2026-11-16"), Some("2026-11-24")],
    );
    let earlier = counted(&law, "2026-10-12 10:00", "2026-10-12 10:00");
    assert_eq!(recount(&earlier, &late, day("2026-11-05")), None);
}

#[test]
fn each_case_is_counted_by_its_own_clock_and_an_extension_stays() {
    let law = law();
    let late = with_holiday(&law, "2026-11-10");
    let mut own = counted(&law, "2026-11-02 10:00", "2026-11-02 10:00");
    own.extended_until = Some(day("2026-12-15"));
    own.due_on = own.extended_until;
    // The day is the one that the applicant was told; the resident's own date moves on.
    check(
        &own,
        &late,
        "2026-11-05",
        [Some("2026-12-15"), Some("2026-11-05"), Some("2026-11-24")],
    );
    let mut complaint = counted(&law, "2026-10-01 10:00", "2026-11-02 10:00");
    complaint.clock = Clock::PassUp;
    let term = law.deadline_from_registration(Clock::PassUp, civil_time("2026-11-09 10:00"), day("2026-11-09"));
    complaint.arrived_at = at("2026-11-09 10:00");
    complaint.registered_on = day("2026-11-09");
    complaint.due_on = term.as_ref().ok().map(|term| term.due_on);
    complaint.deadline = term.ok();
    let after = recount(&complaint, &late, day("2026-11-09")).unwrap();
    let counted_late =
        late.deadline_from_registration(Clock::PassUp, civil_time("2026-11-09 10:00"), day("2026-11-09"));
    assert_eq!(after.due_on, Some(counted_late.unwrap().due_on));
    assert!(after.due_on > complaint.due_on, "the holiday lies in its term too");
}

#[test]
fn the_old_rule_counts_its_own_cases() {
    let law = law();
    let late = with_holiday(&law, "2022-06-08");
    let own = counted(&law, "2022-06-07 10:00", "2022-06-07 10:00");
    assert_eq!(own.due_on, Some(day("2022-06-27")));
    let after = check(
        &own,
        &late,
        "2022-06-07",
        [Some("2022-06-28"), Some("2022-06-10"), Some("2022-06-28")],
    );
    assert!(after.law_version.contains("clocks 2021-07-01"), "{}", after.law_version);
}

#[test]
fn a_registration_stands_once_its_day_has_come() {
    let law = law();
    let late = with_holiday(&law, "2026-11-09");
    // Received on a Saturday, to be registered on Monday.
    let own = counted(&law, "2026-11-07 10:00", "2026-11-07 10:00");
    assert_eq!(
        (own.registered_on, own.due_on),
        (day("2026-11-09"), Some(day("2026-11-30")))
    );
    let moved = check(
        &own,
        &late,
        "2026-11-08",
        [Some("2026-12-01"), Some("2026-11-12"), Some("2026-12-01")],
    );
    assert_eq!(
        (moved.registered_on, moved.received_on),
        (day("2026-11-10"), day("2026-11-10"))
    );
    let made = check(
        &own,
        &late,
        "2026-11-09",
        [Some("2026-11-30"), Some("2026-11-12"), Some("2026-11-30")],
    );
    assert_eq!(made.registered_on, day("2026-11-09"));
}

#[test]
fn each_date_waits_for_its_own_calendar() {
    let law = law();
    // The answer falls into 2028, which nobody knows; the date for forwarding does not.
    let waiting = counted(&law, "2027-12-14 10:00", "2027-12-14 10:00");
    assert_eq!(
        (waiting.due_on, waiting.forward_due_on),
        (None, Some(day("2027-12-20")))
    );
    assert_eq!(recount(&waiting, &law, day("2027-12-15")), None);
    check(
        &waiting,
        &with_holiday(&law, "2027-12-17"),
        "2027-12-15",
        [None, Some("2027-12-21"), None],
    );
    // A date at the end of the known days is pushed out of them.
    let last = day("2027-12-31");
    let from = law.calendar.add_working_days(last, -15).unwrap();
    let time = format!("{from} 10:00");
    let ending = counted(&law, &time, &time);
    assert_eq!(ending.due_on, Some(last));
    let forward = law.due_on(Clock::Forward, from.and_hms_opt(10, 0, 0).unwrap()).unwrap();
    let after = recount(&ending, &with_holiday(&law, "2027-12-30"), day("2027-12-15")).unwrap();
    assert_eq!(
        (after.due_on, after.deadline, after.resident_due_on),
        (None, None, None)
    );
    assert_eq!(after.forward_due_on, Some(forward));
}

#[test]
fn a_trace_that_was_lost_is_counted_anew() {
    let law = law();
    let own = counted(&law, "2026-11-02 10:00", "2026-11-02 10:00");
    let damaged = Counted {
        deadline: None,
        ..own.clone()
    };
    assert_eq!(recount(&damaged, &law, day("2026-11-05")), Some(own));
}
