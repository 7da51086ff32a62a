//! What must hold for every term, on random calendars and against a slow and obvious model.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime};
use proptest::prelude::*;

use super::{law, shipped};
use crate::deadlines::{Calendar, Clock, Clocks, Deadline, deadline, due_on, parse, registered_on};

const YEARS: [i32; 2] = [2026, 2027];

/// Every day of the two years, the first being 1 January.
fn date(offset: u64) -> NaiveDate {
    NaiveDate::from_yo_opt(YEARS[0], 1)
        .expect("a year")
        .checked_add_days(Days::new(offset))
        .expect("in range")
}

/// The shipped clocks with calendars whose days off are week-ends and these holidays.
fn with_holidays(days_off: &BTreeSet<NaiveDate>) -> (Clocks, Calendar) {
    let mut files: BTreeMap<String, String> = shipped()
        .into_iter()
        .filter(|(file, _)| file.starts_with("clocks/"))
        .collect();
    let kurban = "kk = 'x'\nru = 'x'\nen = 'x'\n";
    files.insert(
        "calendar/holidays.toml".to_owned(),
        format!("[swap]\n{kurban}[holidays.ait]\nmoves = false\n{kurban}"),
    );
    for year in YEARS {
        let rows: String = days_off
            .iter()
            .filter(|day| day.year() == year)
            .map(|day| format!("[[holiday]]\ndate = {day}\nname = 'ait'\n"))
            .collect();
        let days = NaiveDate::from_yo_opt(year, 1)
            .expect("a year")
            .iter_days()
            .take_while(|day| day.year() == year);
        let working = days.filter(|day| works(*day, days_off)).count();
        let head = format!(
            "year = {year}\nversion = '{year}.1'\nprovisional = true\nworking_days = {working}\nsource = 'x'\n"
        );
        files.insert(format!("calendar/{year}.toml"), format!("{head}{rows}"));
    }
    parse(&files).expect("a whole calendar")
}

/// The model's one question.
fn works(day: NaiveDate, days_off: &BTreeSet<NaiveDate>) -> bool {
    day.weekday().number_from_monday() < 6 && !days_off.contains(&day)
}

/// The model walks day by day: the n-th working day after a date.
fn walk(mut day: NaiveDate, mut left: u32, days_off: &BTreeSet<NaiveDate>) -> NaiveDate {
    while left > 0 {
        day = day.succ_opt().expect("in range");
        left -= u32::from(works(day, days_off));
    }
    day
}

fn model_registration(received: NaiveDateTime, days_off: &BTreeSet<NaiveDate>) -> NaiveDate {
    let in_hours = received.time() < NaiveTime::from_hms_opt(18, 30, 0).expect("a time");
    let day = received.date();
    if in_hours && works(day, days_off) {
        day
    } else {
        walk(day, 1, days_off)
    }
}

fn model(clock: Clock, received: NaiveDateTime, days_off: &BTreeSet<NaiveDate>) -> NaiveDate {
    let registered = model_registration(received, days_off);
    match clock {
        Clock::Register => registered,
        Clock::Answer => walk(registered, 15, days_off),
        Clock::Complaint => walk(registered, 20, days_off),
        Clock::Return => walk(registered, 3, days_off),
        Clock::Forward | Clock::PassUp | Clock::ExtensionNotice => walk(received.date(), 3, days_off),
        Clock::PreliminaryDecision | Clock::TerminationNotice => walk(received.date(), 3, days_off),
        Clock::Objection => walk(received.date(), 2, days_off),
        Clock::Remand => walk(received.date(), 5, days_off),
        Clock::EmergencyForward => received.date(),
    }
}

fn holidays() -> impl Strategy<Value = BTreeSet<NaiveDate>> {
    prop::collection::btree_set((0_u64..729).prop_map(date), 0..40)
}

fn received() -> impl Strategy<Value = NaiveDateTime> {
    (0_u64..600, 0_u32..86_400).prop_map(|(day, second)| {
        date(day).and_time(NaiveTime::from_num_seconds_from_midnight_opt(second, 0).expect("a time"))
    })
}

fn clock() -> impl Strategy<Value = Clock> {
    prop::sample::select(Clock::ALL.to_vec())
}

proptest! {
    #[test]
    fn a_term_agrees_with_the_slow_model(days_off in holidays(), received in received(), clock in clock()) {
        let (clocks, calendar) = with_holidays(&days_off);
        let expected = model(clock, received, &days_off);
        prop_assert_eq!(due_on(&clocks, &calendar, clock, received), Ok(expected));
        let registered = model_registration(received, &days_off);
        prop_assert_eq!(registered_on(&clocks, &calendar, received), Ok(registered));
    }

    #[test]
    fn counting_agrees_with_the_slow_model(days_off in holidays(), from in 0_u64..729, to in 0_u64..729) {
        let (_, calendar) = with_holidays(&days_off);
        let (low, high) = (date(from.min(to)), date(from.max(to)));
        let walked = low.iter_days().skip(1).take_while(|day| *day <= high).filter(|day| works(*day, &days_off)).count();
        let walked = i64::try_from(walked).expect("a small number");
        prop_assert_eq!(calendar.working_days_between(low, high), Ok(walked));
        prop_assert_eq!(calendar.working_days_between(high, low), Ok(-walked));
    }

    #[test]
    fn going_back_undoes_going_forth(days_off in holidays(), from in 0_u64..500, n in 1_i64..60) {
        let (_, calendar) = with_holidays(&days_off);
        let start = calendar.working_day_from(date(from)).expect("a known year");
        let there = calendar.add_working_days(start, n).expect("a known year");
        prop_assert_eq!(calendar.add_working_days(there, -n), Ok(start));
    }

    #[test]
    fn another_holiday_never_shortens_a_term(
        days_off in holidays(), another in 0_u64..729, received in received(), clock in clock(),
    ) {
        let (clocks, calendar) = with_holidays(&days_off);
        let before = due_on(&clocks, &calendar, clock, received).expect("known years");
        let mut more = days_off;
        more.insert(date(another));
        let (clocks, calendar) = with_holidays(&more);
        let after = due_on(&clocks, &calendar, clock, received).expect("known years");
        prop_assert!(after >= before, "{} before, {} after", before, after);
    }

    #[test]
    fn the_due_date_works_and_the_trace_counts_the_term(received in received(), clock in clock()) {
        let (clocks, calendar) = law();
        let found = deadline(&clocks, &calendar, clock, received).expect("known years");
        // What is owed at once is owed on a Sunday too.
        let at_once = clock == Clock::EmergencyForward;
        prop_assert!(at_once || calendar.works(found.due_on).expect("a known year"));
        let length = clocks.on(found.registered_on).and_then(|version| version.term(clock)).expect("a term").working_days;
        let counted: Vec<u32> = found.trace.iter().filter_map(|day| day.counted).collect();
        if clock == Clock::Register {
            prop_assert!(counted.len() <= 1);
        } else if at_once {
            prop_assert_eq!((found.due_on, counted.len()), (received.date(), 0));
        } else {
            prop_assert_eq!(&counted, &(1..=length).collect::<Vec<_>>());
            prop_assert_eq!(found.trace.last().map(|day| day.date), Some(found.due_on));
        }
        prop_assert_eq!(usize::try_from(found.working_days).expect("a small number"), counted.len());
        for pair in found.trace.windows(2) {
            prop_assert_eq!(pair[0].date.succ_opt(), Some(pair[1].date));
        }
        for day in &found.trace {
            prop_assert_eq!(day.counted.is_some(), day.reason.works());
        }
        let kept = serde_json::to_string(&found).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Deadline>(&kept).expect("a deadline"), found);
    }
}
