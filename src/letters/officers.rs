//! The letters that officers and administrators get: number, subject, dates and a link, nothing of the applicant.

use chrono::NaiveDate;

use super::sheet::Sheet;
use super::{About, Letter};
use crate::appeal::{Language, Trilingual};
use crate::deadlines::Clock;
use crate::texts::{Texts, Value, long_date, short_date, weekday};

fn number<'a>(about: &'a About<'_>) -> (&'static str, Value<'a>) {
    ("number", Value::from(about.number.0.as_str()))
}

fn due(sheet: &Sheet<'_>, due_on: NaiveDate) -> String {
    let date = long_date(sheet.language, due_on);
    let weekday = weekday(sheet.language, due_on);
    let args = [("date", Value::from(date)), ("weekday", weekday.into())];
    sheet.say("letter-officer-due", &args)
}

fn named(sheet: &Sheet<'_>, key: &str, argument: &str, name: &Trilingual) -> String {
    sheet.say(key, &[(argument, Value::from(sheet.name(name)))])
}

/// A case has come to the body.
pub(super) fn new_case(
    mut sheet: Sheet<'_>,
    about: &About<'_>,
    (clock, due_on): (Clock, Option<NaiveDate>),
    forwarded_from: Option<&Trilingual>,
    reason: Option<&str>,
) -> Letter {
    let subject = match due_on {
        Some(date) => {
            let due = ("due", Value::from(short_date(date)));
            sheet.say("letter-subject-new-case", &[number(about), due])
        }
        None => sheet.say("letter-subject-new-case-no-date", &[number(about)]),
    };
    sheet.greet(about.addressee);
    let what = [
        sheet.say("letter-new-case", &[number(about)]),
        named(&sheet, "letter-topic", "subject", about.subject),
        named(&sheet, "letter-officer-body", "body", about.body),
        match due_on {
            Some(date) => due(&sheet, date),
            None if clock.is_timed() => sheet.say("letter-officer-due-unknown", &[]),
            None => String::new(),
        },
    ];
    sheet.paragraph(&what);
    let mut why = Vec::new();
    if let Some(from) = forwarded_from {
        why.push(named(&sheet, "letter-officer-from", "from", from));
    }
    if let Some(reason) = reason.map(str::trim).filter(|reason| !reason.is_empty()) {
        why.push(sheet.say("letter-reason", &[("reason", Value::from(reason))]));
    }
    sheet.paragraph(&why);
    let next = match clock {
        Clock::PassUp => "letter-officer-next-pass-up",
        Clock::Complaint => "letter-officer-next-complaint",
        Clock::EmergencyForward => "letter-officer-next-emergency-forward",
        _ => "letter-officer-next",
    };
    let next = sheet.say(next, &[]);
    sheet.paragraph(&[next]);
    sheet.link("letter-officer-link", &about.link);
    sheet.unsigned(subject)
}

/// The last day is near, or is today.
pub(super) fn reminder(
    mut sheet: Sheet<'_>,
    about: &About<'_>,
    due_on: NaiveDate,
    working_days_left: i64,
    unposted: bool,
) -> Letter {
    let days = || ("days", Value::from(working_days_left));
    let (subject, what) = if working_days_left > 0 {
        (
            sheet.say("letter-subject-reminder", &[number(about), days()]),
            sheet.say("letter-reminder", &[number(about), days()]),
        )
    } else {
        (
            sheet.say("letter-subject-reminder-today", &[number(about)]),
            sheet.say("letter-reminder-today", &[number(about)]),
        )
    };
    sheet.greet(about.addressee);
    let what = [
        what,
        named(&sheet, "letter-topic", "subject", about.subject),
        named(&sheet, "letter-officer-body", "body", about.body),
        due(&sheet, due_on),
    ];
    sheet.paragraph(&what);
    to_post(&mut sheet, unposted);
    sheet.link("letter-officer-link", &about.link);
    sheet.unsigned(subject)
}

/// What is left to do where the answer is written: its date is the day of posting.
fn to_post(sheet: &mut Sheet<'_>, unposted: bool) {
    if unposted {
        let what = sheet.say("letter-officer-unposted", &[]);
        sheet.paragraph(&[what]);
    }
}

/// The last day has passed without an answer (APPC 91(2)).
pub(super) fn escalation(
    mut sheet: Sheet<'_>,
    about: &About<'_>,
    due_on: NaiveDate,
    working_days_late: i64,
    late_body: &Trilingual,
    unposted: bool,
) -> Letter {
    let days = || ("days", Value::from(working_days_late));
    let subject = sheet.say("letter-subject-escalation", &[number(about), days()]);
    sheet.greet(about.addressee);
    let date = long_date(sheet.language, due_on);
    let what = [
        sheet.say("letter-escalation", &[number(about), days()]),
        named(&sheet, "letter-topic", "subject", about.subject),
        named(&sheet, "letter-escalation-body", "body", late_body),
        sheet.say("letter-escalation-due", &[("date", Value::from(date))]),
    ];
    sheet.paragraph(&what);
    let law = sheet.say("letter-escalation-law", &[]);
    sheet.paragraph(&[law]);
    to_post(&mut sheet, unposted);
    sheet.link("letter-officer-link", &about.link);
    sheet.unsigned(subject)
}

/// To administrators: terms that run now reach a year that no calendar covers. `waiting` counts the cases that have
/// no due date for want of it; `link` leads to the known calendars.
pub fn calendar_alarm(
    texts: &Texts,
    language: Language,
    addressee: Option<&str>,
    year: i32,
    waiting: u64,
    link: &str,
) -> Letter {
    let mut sheet = Sheet::new(texts, language);
    let year = || ("year", Value::from(year));
    let subject = sheet.say("letter-subject-calendar", &[year()]);
    sheet.greet(addressee);
    let mut what = vec![
        sheet.say("letter-calendar", &[year()]),
        sheet.say("letter-calendar-why", &[]),
    ];
    if waiting > 0 {
        let waiting = ("waiting", Value::from(waiting));
        what.push(sheet.say("letter-calendar-waiting", &[waiting]));
    }
    sheet.paragraph(&what);
    let next = sheet.say("letter-calendar-next", &[]);
    sheet.paragraph(&[next]);
    sheet.link("letter-calendar-link", link);
    sheet.unsigned(subject)
}
