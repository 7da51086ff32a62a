//! The golden dates and the worked examples of the law.

use super::{at, day, law};
use crate::appeal::Language;
use crate::deadlines::{
    Clock, DayKind, Deadline, NoCalendar, civil, complaint_until, complaint_until_unnamed, deadline,
    deadline_from_registration, due_on, extension_until_limit, instant, registered_on, rfc3339, suit_until,
};

#[test]
fn due_dates_under_both_rules() {
    let (clocks, calendar) = law();
    for (clock, received, due) in [
        (Clock::Answer, "2026-03-18", "2026-04-13"),
        (Clock::Answer, "2026-04-30", "2026-05-26"),
        (Clock::Answer, "2026-08-17", "2026-09-07"),
        (Clock::Answer, "2026-12-14", "2027-01-08"),
        (Clock::Complaint, "2026-05-04", "2026-06-04"),
        (Clock::Forward, "2026-03-18", "2026-03-26"),
        (Clock::Return, "2026-03-18", "2026-03-26"),
        (Clock::PassUp, "2026-03-18", "2026-03-26"),
        (Clock::ExtensionNotice, "2026-03-18", "2026-03-26"),
        (Clock::PreliminaryDecision, "2026-03-18", "2026-03-26"),
        (Clock::TerminationNotice, "2026-03-18", "2026-03-26"),
        (Clock::Objection, "2026-03-18", "2026-03-20"),
        (Clock::Remand, "2026-03-18", "2026-03-30"),
        (Clock::EmergencyForward, "2026-03-22T23:00", "2026-03-22"),
        (Clock::EmergencyForward, "2022-03-20T23:00", "2022-03-20"),
        // The old rule counts the day itself.
        (Clock::Objection, "2022-06-07", "2022-06-08"),
        (Clock::Remand, "2022-06-07", "2022-06-13"),
        // Registered on the next working day: the answer moves with it, forwarding and passing up do not.
        (Clock::Answer, "2026-03-20T18:31", "2026-04-16"),
        (Clock::Forward, "2026-03-20T18:31", "2026-03-30"),
        (Clock::PassUp, "2026-03-20T18:31", "2026-03-30"),
        (Clock::ExtensionNotice, "2026-03-20T18:31", "2026-03-30"),
        (Clock::Return, "2026-03-20T18:31", "2026-03-31"),
        // At the receiver after a late forward.
        (Clock::Answer, "2026-03-31T19:00", "2026-04-22"),
        // The old rule: the day of registration is day 1 of every term.
        (Clock::Answer, "2022-06-07", "2022-06-27"),
        (Clock::Forward, "2022-06-07", "2022-06-09"),
        (Clock::Complaint, "2022-06-07", "2022-07-04"),
        // Its last day, and the first of the new one.
        (Clock::Answer, "2025-12-26", "2026-01-20"),
        (Clock::Answer, "2025-12-26T18:30", "2026-01-22"),
        (Clock::Answer, "2025-12-29", "2026-01-22"),
    ] {
        let found = deadline(&clocks, &calendar, clock, at(received)).expect(received);
        assert_eq!(found.due_on, day(due), "{} from {received}", clock.as_str());
        assert_eq!(due_on(&clocks, &calendar, clock, at(received)), Ok(day(due)));
    }
}

#[test]
fn registration_days() {
    let (clocks, calendar) = law();
    for (received, registered) in [
        ("2026-04-30T10:00", "2026-04-30"),
        ("2026-04-30T18:29", "2026-04-30"),
        ("2026-04-30T18:30", "2026-05-04"),
        ("2026-04-30T00:00", "2026-04-30"),
        ("2026-03-20T18:31", "2026-03-26"),
        ("2026-03-31T19:00", "2026-04-01"),
        ("2026-05-01T10:00", "2026-05-04"),
        ("2026-05-09T23:59", "2026-05-12"),
        ("2026-12-31T18:30", "2027-01-05"),
        ("2025-01-05T10:00", "2025-01-05"),
        ("2025-01-04T10:00", "2025-01-05"),
    ] {
        assert_eq!(
            registered_on(&clocks, &calendar, at(received)),
            Ok(day(registered)),
            "{received}"
        );
        let opened = deadline(&clocks, &calendar, Clock::Register, at(received)).expect(received);
        assert_eq!(
            (opened.registered_on, opened.due_on),
            (day(registered), day(registered)),
            "{received}"
        );
    }
}

#[test]
fn the_trace_tells_every_day_with_its_reason() {
    let (clocks, calendar) = law();
    let found = deadline(&clocks, &calendar, Clock::Answer, at("2026-04-30T10:00")).expect("known years");
    assert_eq!((found.registered_on, found.working_days), (day("2026-04-30"), 15));
    assert_eq!(
        (found.clocks.as_str(), found.calendar.as_str()),
        ("2025-12-29", "2026.2")
    );
    assert!(
        found.basis.get(Language::Ru).contains("статьи 76"),
        "{}",
        found.basis.ru
    );
    let told: Vec<_> = found
        .trace
        .iter()
        .map(|day| {
            let name = day.name.as_ref().map(|name| name.get(Language::En));
            (day.date.format("%m-%d").to_string(), day.counted, day.reason, name)
        })
        .collect();
    let told: Vec<_> = told
        .iter()
        .map(|(date, counted, reason, name)| (date.as_str(), *counted, *reason, *name))
        .collect();
    assert_eq!(
        told[..12],
        [
            (
                "05-01",
                None,
                DayKind::Holiday,
                Some("Unity Day of the People of Kazakhstan")
            ),
            ("05-02", None, DayKind::Weekend, None),
            ("05-03", None, DayKind::Weekend, None),
            ("05-04", Some(1), DayKind::WorkingDay, None),
            ("05-05", Some(2), DayKind::WorkingDay, None),
            ("05-06", Some(3), DayKind::WorkingDay, None),
            ("05-07", None, DayKind::Holiday, Some("Defender of the Fatherland Day")),
            ("05-08", Some(4), DayKind::WorkingDay, None),
            ("05-09", None, DayKind::Holiday, Some("Victory Day")),
            ("05-10", None, DayKind::Weekend, None),
            ("05-11", None, DayKind::TransferredDay, Some("Victory Day")),
            ("05-12", Some(5), DayKind::WorkingDay, None),
        ]
    );
    assert_eq!(told.last(), Some(&("05-26", Some(15), DayKind::WorkingDay, None)));
    assert_eq!(told.len(), 26);
}

#[test]
fn the_old_rule_counts_the_day_of_registration() {
    let (clocks, calendar) = law();
    let found = deadline(&clocks, &calendar, Clock::Answer, at("2022-06-07")).expect("known years");
    let first = found.trace.first().expect("a trace");
    assert_eq!((first.date, first.counted), (day("2022-06-07"), Some(1)));
    assert_eq!(
        (found.clocks.as_str(), found.calendar.as_str()),
        ("2021-07-01", "2022.1")
    );
}

#[test]
fn a_worked_weekend_counts_and_its_day_off_does_not() {
    let (clocks, calendar) = law();
    let found = deadline(&clocks, &calendar, Clock::Forward, at("2022-10-20")).expect("known years");
    let told: Vec<_> = found
        .trace
        .iter()
        .map(|day| (day.date, day.counted, day.reason))
        .collect();
    assert_eq!(
        told,
        [
            (day("2022-10-20"), Some(1), DayKind::WorkingDay),
            (day("2022-10-21"), Some(2), DayKind::WorkingDay),
            (day("2022-10-22"), Some(3), DayKind::WorkedWeekend),
        ]
    );
    assert_eq!(
        calendar.day(day("2022-10-24")).expect("known").0,
        DayKind::TransferredDay
    );
}

#[test]
fn the_trace_of_a_registration_tells_the_wait_for_it() {
    let (clocks, calendar) = law();
    let same_day = deadline(&clocks, &calendar, Clock::Register, at("2026-04-30T10:00")).expect("known years");
    assert_eq!((same_day.working_days, same_day.trace.len()), (0, 0));
    let moved = deadline(&clocks, &calendar, Clock::Register, at("2026-03-20T18:31")).expect("known years");
    let told: Vec<_> = moved.trace.iter().map(|day| (day.date, day.counted)).collect();
    assert_eq!(
        told,
        [
            (day("2026-03-21"), None),
            (day("2026-03-22"), None),
            (day("2026-03-23"), None),
            (day("2026-03-24"), None),
            (day("2026-03-25"), None),
            (day("2026-03-26"), Some(1)),
        ]
    );
}

#[test]
fn limits_in_months() {
    let (clocks, calendar) = law();
    for (decided, until) in [
        ("2026-12-31", "2027-03-01"),
        ("2026-12-30", "2027-03-01"),
        ("2026-02-10", "2026-04-10"),
        ("2026-03-01", "2026-05-04"),
        ("2026-07-31", "2026-09-30"),
    ] {
        assert_eq!(
            extension_until_limit(&clocks, &calendar, day(decided)),
            Ok(day(until)),
            "{decided}"
        );
    }
    assert_eq!(
        complaint_until_unnamed(&clocks, &calendar, day("2026-05-26")),
        Ok(day("2026-11-26"))
    );
    assert_eq!(suit_until(&clocks, &calendar, day("2026-05-29")), Ok(day("2026-06-29")));
    assert_eq!(
        complaint_until(&clocks, &calendar, day("2026-05-26")),
        Ok(day("2026-08-26"))
    );
    assert_eq!(
        complaint_until(&clocks, &calendar, day("2026-11-30")),
        Ok(day("2027-03-01"))
    );
    assert_eq!(
        extension_until_limit(&clocks, &calendar, day("2027-11-30")),
        Err(NoCalendar { year: 2028 })
    );
}

#[test]
fn a_year_without_a_calendar_is_named() {
    let (clocks, calendar) = law();
    for (received, year) in [
        ("2027-12-20", 2028),
        ("2024-05-15", 2024),
        ("2022-12-20", 2023),
        ("2019-01-10", 2019),
    ] {
        let found = deadline(&clocks, &calendar, Clock::Answer, at(received));
        assert_eq!(found, Err(NoCalendar { year }), "{received}");
    }
    assert_eq!(calendar.last_day_known(), Some(day("2027-12-31")));
    assert_eq!(
        calendar.working_days_between(day("2022-12-01"), day("2025-02-01")),
        Err(NoCalendar { year: 2023 })
    );
}

#[test]
fn the_shipped_calendars_are_those_of_the_law() {
    let (_, calendar) = law();
    assert_eq!(calendar.years(), [2022, 2025, 2026, 2027]);
    for (year, working_days, provisional, days_off) in [
        (
            2025,
            246,
            false,
            "01-01 01-02 01-03 01-07 03-10 03-21 03-24 03-25 05-01 05-07 05-09 06-06 07-07 09-01 10-27 12-16",
        ),
        (
            2026,
            247,
            false,
            "01-01 01-02 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-11 05-27 07-06 10-26 12-16",
        ),
        (
            2027,
            247,
            true,
            "01-01 01-04 01-07 03-08 03-15 03-22 03-23 03-24 05-03 05-07 05-10 07-06 10-25 12-16",
        ),
    ] {
        let shown = calendar.year(year).expect("a known year");
        assert_eq!(
            (shown.working_days, shown.provisional),
            (working_days, provisional),
            "{year}"
        );
        let weekdays = shown
            .days
            .iter()
            .filter(|day| !day.kind.works() && day.date.format("%u").to_string().as_str() < "6");
        let found: Vec<String> = weekdays.map(|day| day.date.format("%m-%d").to_string()).collect();
        assert_eq!(found.join(" "), days_off, "{year}");
    }
    for (date, name) in [
        ("2026-01-07", "Православное Рождество"),
        ("2026-03-09", "Международный женский день"),
        ("2026-03-24", "Наурыз мейрамы"),
        ("2026-05-27", "Курбан-айт"),
        ("2026-10-26", "День Республики"),
        ("2027-03-15", "День Конституции"),
        ("2025-01-03", "Перенесённый выходной день"),
        ("2025-09-01", "День Конституции"),
    ] {
        let found = calendar.day(day(date)).expect("a known year").1.map(|name| name.ru);
        assert_eq!(found.as_deref(), Some(name), "{date}");
    }
    assert_eq!(
        calendar.day(day("2026-08-31")).expect("a known year").0,
        DayKind::WorkingDay
    );
}

#[test]
fn working_days_before_and_after() {
    let (_, calendar) = law();
    for (from, days, to) in [
        ("2026-05-26", -3, "2026-05-21"),
        ("2026-05-26", -1, "2026-05-25"),
        ("2026-05-26", 0, "2026-05-26"),
        ("2026-05-26", 1, "2026-05-28"),
        ("2026-05-26", 6, "2026-06-04"),
        ("2027-01-05", -1, "2026-12-31"),
        ("2026-12-31", 1, "2027-01-05"),
    ] {
        assert_eq!(calendar.add_working_days(day(from), days), Ok(day(to)), "{from} {days}");
        assert_eq!(
            calendar.working_days_between(day(from), day(to)),
            Ok(days),
            "{from} {to}"
        );
    }
}

#[test]
fn a_registration_that_was_made_stands() {
    let (clocks, calendar) = law();
    let received = at("2026-03-20T18:31");
    let found = deadline_from_registration(&clocks, &calendar, Clock::Answer, received, day("2026-03-26"));
    assert_eq!(found, deadline(&clocks, &calendar, Clock::Answer, received));
}

#[test]
fn civil_time_has_the_offset_of_its_day() {
    for (time, written) in [
        ("2026-04-30T10:00", "2026-04-30T10:00:00+05:00"),
        ("2022-06-07T10:00", "2022-06-07T10:00:00+06:00"),
        // The clocks went back an hour at midnight: 23:30 came twice, the first time at +06:00.
        ("2024-02-29T23:30", "2024-02-29T23:30:00+06:00"),
        ("2024-03-01T00:00", "2024-03-01T00:00:00+05:00"),
    ] {
        assert_eq!(rfc3339(at(time)), written);
        assert_eq!(civil(instant(at(time))), at(time));
    }
}

#[test]
fn a_trace_that_was_kept_as_a_list_of_days_is_read() {
    let (clocks, calendar) = law();
    let found = deadline(&clocks, &calendar, Clock::Answer, at("2026-04-30")).expect("known years");
    let mut kept = serde_json::to_value(&found).expect("JSON");
    assert_eq!(kept["trace"]["days"], "H--WWWHWH-TWWWW--WWWWW--WW");
    // The form of the first release.
    kept["trace"] = serde_json::to_value(&found.trace).expect("JSON");
    assert!(kept["trace"].is_array());
    assert_eq!(
        serde_json::from_value::<Deadline>(kept.clone()).expect("a deadline"),
        found
    );
    kept["trace"] = serde_json::json!({ "from": "2026-05-01", "days": "W?" });
    assert!(serde_json::from_value::<Deadline>(kept).is_err());
}
