//! The counted days of a term as a month calendar and as a list of what was left out.
//!
//! Pure: it draws the trace that was stored with the case and counts nothing anew.

use chrono::{Datelike, Days, NaiveDate};

use super::Words;
use crate::deadlines::{DayKind, Deadline, TraceDay};
use crate::texts;

/// One cell.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct DayView {
    pub number: u32,
    /// `s` registered, `n` counted, `x` holiday, `w` week-end, `e` last day, nothing outside the term.
    pub class: &'static str,
    pub label: String,
    /// Week-ends carry their label for those who listen only.
    pub quiet: bool,
}

/// A head of a column.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct WeekdayView {
    pub short: String,
    pub long: String,
}

/// A day or days that the count treats otherwise than people expect, and why.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Skipped {
    pub when: String,
    pub why: String,
}

/// The whole picture.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct CalendarView {
    pub caption: String,
    pub weekdays: Vec<WeekdayView>,
    pub weeks: Vec<Vec<DayView>>,
    pub skipped: Vec<Skipped>,
}

/// Draws a term.
pub(super) fn calendar(words: &Words<'_>, deadline: &Deadline) -> CalendarView {
    let language = words.language;
    let from = monday_of(deadline.registered_on);
    let until = deadline.due_on.max(deadline.registered_on);
    let days: Vec<NaiveDate> = from
        .iter_days()
        .take_while(|day| *day <= until || day.weekday().num_days_from_monday() > 0)
        .collect();
    let weeks: Vec<Vec<DayView>> = days
        .chunks(7)
        .map(|week| week.iter().map(|day| cell(words, deadline, *day)).collect())
        .collect();
    let last = days.last().copied().unwrap_or(until);
    CalendarView {
        caption: format!(
            "{} — {}",
            texts::long_date(language, from),
            texts::long_date(language, last)
        ),
        weekdays: days
            .iter()
            .take(7)
            .map(|day| WeekdayView {
                short: texts::weekday_short(language, *day),
                long: texts::weekday(language, *day),
            })
            .collect(),
        weeks,
        skipped: skipped(words, &deadline.trace),
    }
}

fn monday_of(date: NaiveDate) -> NaiveDate {
    let past = u64::from(date.weekday().num_days_from_monday());
    date.checked_sub_days(Days::new(past)).unwrap_or(date)
}

fn cell(words: &Words<'_>, deadline: &Deadline, date: NaiveDate) -> DayView {
    let traced = deadline.trace.iter().find(|day| day.date == date);
    let counted = |n: u32| words.say1("receipt-day-number", "n", &n.to_string());
    let (class, label, quiet) = match traced {
        Some(TraceDay { counted: Some(n), .. }) => {
            let class = if date == deadline.due_on { "e" } else { "n" };
            (class, counted(*n), false)
        }
        Some(day) if day.reason == DayKind::Weekend => ("w", words.say("receipt-day-weekend"), true),
        Some(day) if day.reason == DayKind::TransferredDay => ("x", words.say("receipt-day-transferred"), false),
        Some(_) => ("x", words.say("receipt-day-holiday"), false),
        None if date == deadline.registered_on => ("s", words.say("receipt-day-registered"), false),
        None => ("", String::new(), false),
    };
    DayView {
        number: date.day(),
        class,
        label,
        quiet,
    }
}

/// Named days one by one, then the week-ends in one line.
fn skipped(words: &Words<'_>, trace: &[TraceDay]) -> Vec<Skipped> {
    let language = words.language;
    let mut lines: Vec<Skipped> = trace
        .iter()
        .filter_map(|day| {
            let key = match day.reason {
                DayKind::Holiday => "receipt-skipped-holiday",
                DayKind::TransferredDay => "receipt-skipped-transferred",
                DayKind::WorkedWeekend => "receipt-worked-weekend",
                DayKind::WorkingDay | DayKind::Weekend => return None,
            };
            let name = day.name.as_ref().map_or("", |name| words.of(name));
            Some(Skipped {
                when: format!(
                    "{}, {}",
                    texts::day_month(language, day.date),
                    texts::weekday(language, day.date)
                ),
                why: words.say1(key, "name", name),
            })
        })
        .collect();
    let mut runs: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for day in trace.iter().filter(|day| day.reason == DayKind::Weekend) {
        match runs.last_mut() {
            Some((_, last)) if last.succ_opt() == Some(day.date) => *last = day.date,
            _ => runs.push((day.date, day.date)),
        }
    }
    if !runs.is_empty() {
        let when: Vec<String> = runs.into_iter().map(|(first, last)| run(words, first, last)).collect();
        lines.push(Skipped {
            when: when.join(", "),
            why: words.say("receipt-skipped-weekends"),
        });
    }
    lines
}

/// `2–3 мая`, or `31 мая – 1 июня`.
fn run(words: &Words<'_>, first: NaiveDate, last: NaiveDate) -> String {
    let whole = texts::day_month(words.language, last);
    if first == last {
        whole
    } else if first.month() == last.month() {
        format!("{}–{whole}", first.day())
    } else {
        format!("{} – {whole}", texts::day_month(words.language, first))
    }
}
