//! The definitions as a table, and what must hold for any cases.

#![allow(clippy::unwrap_used)]

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Due on 26 May 2026; today is 27 May.
fn case(status: CaseStatus, answered_on: Option<NaiveDate>) -> CaseOutcome {
    CaseOutcome {
        body: BodyCode("103641000.akimat".to_owned()),
        subject: "road.pothole".to_owned(),
        oblast: "100000000".to_owned(),
        district: "103600000".to_owned(),
        registered_on: date(2026, 4, 30),
        due_on: Some(date(2026, 5, 26)),
        status,
        answered_on,
        working_days: answered_on.map(|_| 15),
        undetermined: false,
        overlapping: false,
    }
}

const TODAY: (i32, u32, u32) = (2026, 5, 27);

fn today() -> NaiveDate {
    date(TODAY.0, TODAY.1, TODAY.2)
}

#[test]
fn every_measure_has_one_meaning() {
    use CaseStatus::{Answered, Forwarded, InReview, Noted, Registered};
    let (on, after) = (Some(date(2026, 5, 26)), Some(date(2026, 5, 27)));
    let without_due_date = |status, answered_on| CaseOutcome {
        due_on: None,
        ..case(status, answered_on)
    };
    let due_today = |status| CaseOutcome {
        due_on: Some(today()),
        ..case(status, None)
    };
    // what, case, [answered, on_time, late, overdue, forwarded]
    let table = [
        ("answered on the last day", case(Answered, on), [1, 1, 0, 0, 0]),
        ("answered a day later", case(Answered, after), [1, 0, 1, 0, 0]),
        ("noted counts as answered", case(Noted, on), [1, 1, 0, 0, 0]),
        ("on paper and not posted", case(Answered, None), [0, 0, 0, 1, 0]),
        ("registered, past due", case(Registered, None), [0, 0, 0, 1, 0]),
        ("in review, past due", case(InReview, None), [0, 0, 0, 1, 0]),
        ("due today is not overdue", due_today(InReview), [0, 0, 0, 0, 0]),
        ("paper, due today", due_today(Answered), [0, 0, 0, 0, 0]),
        ("forwarded is never overdue", case(Forwarded, None), [0, 0, 0, 0, 1]),
        ("no calendar, open", without_due_date(InReview, None), [0, 0, 0, 0, 0]),
        ("no calendar, answered", without_due_date(Answered, on), [1, 0, 0, 0, 0]),
    ];
    for (what, case, expected) in table {
        let line = total(&[case], today());
        let found = [line.answered, line.on_time, line.late, line.overdue, line.forwarded];
        assert_eq!(found, expected, "{what}");
        assert_eq!(line.received, 1, "{what}");
    }
}

#[test]
fn the_median_is_of_the_answered_only() {
    let with_days = |days| CaseOutcome {
        working_days: Some(days),
        ..case(CaseStatus::Answered, Some(date(2026, 5, 20)))
    };
    let open = case(CaseStatus::InReview, None);
    for (days, expected) in [
        (vec![], None),
        (vec![7], Some(7.0)),
        (vec![9, 1, 4], Some(4.0)),
        (vec![9, 1, 4, 5], Some(4.5)),
        (vec![0, 0], Some(0.0)),
    ] {
        let mut cases: Vec<_> = days.into_iter().map(with_days).collect();
        cases.push(open.clone());
        assert_eq!(total(&cases, today()).median_days, expected);
    }
}

#[test]
fn groups_are_sorted_and_named_by_their_codes() {
    let mut second = case(CaseStatus::Registered, None);
    second.body = BodyCode("103600000.roads".to_owned());
    second.subject = "waste.dump".to_owned();
    second.registered_on = date(2026, 12, 1);
    second.district = "101000000".to_owned();
    second.undetermined = true;
    second.overlapping = true;
    let cases = [case(CaseStatus::Registered, None), second];
    for (by, expected) in [
        (GroupBy::Body, vec!["103600000.roads", "103641000.akimat"]),
        (GroupBy::Subject, vec!["road.pothole", "waste.dump"]),
        (GroupBy::Month, vec!["2026-04", "2026-12"]),
        (GroupBy::Oblast, vec!["100000000"]),
        (GroupBy::District, vec!["101000000", "103600000"]),
    ] {
        let lines = summarise(&cases, by, today());
        let groups: Vec<_> = lines.iter().map(|line| line.group.as_str()).collect();
        assert_eq!(groups, expected);
        assert_eq!(by.as_str().parse::<GroupBy>(), Ok(by));
    }
    assert_eq!(total(&cases, today()).undetermined, 1);
    assert_eq!(total(&cases, today()).overlapping, 1);
    assert!("week".parse::<GroupBy>().is_err());
}

#[test]
fn csv_and_json_come_from_the_same_lines() {
    let mut odd = case(CaseStatus::Answered, Some(date(2026, 5, 26)));
    odd.subject = "a \"b\", c".to_owned();
    let mut lines = summarise(&[odd], GroupBy::Subject, today());
    lines[0].median_days = Some(4.5);
    let csv = |lines: &[Line]| {
        let bytes = to_csv(lines, "subject", |group| format!("Яма; {group}")).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    assert_eq!(
        csv(&lines),
        "subject,received,answered,on_time,late,overdue,forwarded,undetermined,median_days,overlapping,name\r\n\
         \"a \"\"b\"\", c\",1,1,1,0,0,0,0,4.5,0,\"Яма; a \"\"b\"\", c\"\r\n"
    );
    let json = serde_json::to_value(&lines).unwrap();
    assert_eq!(json[0]["median_days"], serde_json::json!(4.5));
    lines[0].median_days = None;
    assert!(csv(&lines).contains(",0,,"), "null is an empty field");
    assert!(csv(&[]).starts_with("subject,received"), "an empty list has its header");
    assert!(serde_json::to_value(&lines).unwrap()[0]["median_days"].is_null());
}

#[test]
fn no_cell_of_the_csv_is_a_formula() {
    for name in ["=1+1", "+7", "-2", "@SUM(A1)", "\tx", "\rx"] {
        let mut odd = case(CaseStatus::Registered, None);
        odd.subject = name.to_owned();
        let lines = summarise(&[odd], GroupBy::Subject, today());
        let bytes = to_csv(&lines, "subject", |_| name.to_owned()).unwrap();
        let mut read = ::csv::Reader::from_reader(bytes.as_slice());
        let row = read.records().next().unwrap().unwrap();
        for cell in [&row[0], &row[10]] {
            assert_eq!(cell, format!("'{name}"));
        }
    }
    let plain = to_csv(&[], "month", |_| "a=b".to_owned()).unwrap();
    assert!(plain.starts_with(b"month,"));
}

#[test]
fn the_period_is_whole_months_and_by_default_the_last_twelve() {
    let days = |from: (i32, u32, u32), to: (i32, u32, u32)| {
        Ok(Period {
            from: date(from.0, from.1, from.2),
            to: date(to.0, to.1, to.2),
        })
    };
    let table = [
        ("", "", days((2025, 6, 1), (2026, 5, 31))),
        ("2026-01", "2026-02", days((2026, 1, 1), (2026, 2, 28))),
        ("2024-02", "2024-02", days((2024, 2, 1), (2024, 2, 29))),
        ("", "2025-12", days((2025, 1, 1), (2025, 12, 31))),
        ("2026-13", "", Err(BadPeriod::From)),
        ("2026-1", "", Err(BadPeriod::From)),
        ("", "май", Err(BadPeriod::To)),
        ("2026-03", "2026-01", Err(BadPeriod::Order)),
    ];
    for (from, to, expected) in table {
        assert_eq!(Period::asked(from, to, date(2026, 5, 13)), expected, "{from} {to}");
    }
    // After hours on 31 December: what comes now is registered on the first working day of the new year.
    let eve = Period::asked("", "", date(2027, 1, 5));
    assert_eq!(eve, days((2026, 2, 1), (2027, 1, 31)));
}

fn any_case() -> impl Strategy<Value = CaseOutcome> {
    (
        (0..4_u8, 0..3_u8, 0..3_u8),
        0..400_u64,
        prop::option::of(0..40_u64),
        prop::sample::select(CaseStatus::ALL.to_vec()),
        prop::option::of(0..60_u64),
        any::<(bool, bool)>(),
    )
        .prop_map(
            |((body, subject, district), start, term, status, answer, (undetermined, overlapping))| {
                let registered_on = date(2026, 1, 1) + Days::new(start);
                CaseOutcome {
                    body: BodyCode(format!("10364{body}000.akimat")),
                    subject: format!("subject.{subject}"),
                    oblast: "100000000".to_owned(),
                    district: format!("10{district}000000"),
                    registered_on,
                    due_on: term.map(|days| registered_on + Days::new(days)),
                    status,
                    answered_on: answer.map(|days| registered_on + Days::new(days)),
                    working_days: answer.map(|days| days as i64),
                    undetermined,
                    overlapping,
                }
            },
        )
}

proptest! {
    #[test]
    fn groups_sum_to_the_total(
        cases in prop::collection::vec(any_case(), 0..60),
        today in 0..500_u64,
    ) {
        let today = date(2026, 1, 1) + Days::new(today);
        let all = total(&cases, today);
        for by in GroupBy::ALL {
            let lines = summarise(&cases, by, today);
            let sum = |measure: fn(&Line) -> u64| lines.iter().map(measure).sum::<u64>();
            prop_assert_eq!(sum(|line| line.received), all.received);
            prop_assert_eq!(sum(|line| line.answered), all.answered);
            prop_assert_eq!(sum(|line| line.on_time), all.on_time);
            prop_assert_eq!(sum(|line| line.late), all.late);
            prop_assert_eq!(sum(|line| line.overdue), all.overdue);
            prop_assert_eq!(sum(|line| line.forwarded), all.forwarded);
            prop_assert_eq!(sum(|line| line.undetermined), all.undetermined);
            prop_assert_eq!(sum(|line| line.overlapping), all.overlapping);
        }
        prop_assert!(all.on_time + all.late <= all.answered);
        prop_assert!(all.answered + all.overdue + all.forwarded <= all.received);
        prop_assert_eq!(all.received, cases.len() as u64);
    }
}
