//! The letters that a resident gets.

use chrono::NaiveDate;

use super::sheet::Sheet;
use super::{About, Answer, Letter, MovedDate};
use crate::appeal::Trilingual;
use crate::deadlines::{Clock, DayKind, Deadline, TraceDay};
use crate::powers::Attendant;
use crate::texts::{Value, by_date, day_month, long_date, on_date, weekday};

fn number<'a>(about: &'a About<'_>) -> (&'static str, Value<'a>) {
    ("number", Value::from(about.number.0.as_str()))
}

/// Who works the case while nobody at the body may sign.
pub(super) fn in_trust(sheet: &Sheet<'_>, body: &Trilingual, attendant: &Attendant) -> Option<String> {
    let body = ("body", Value::from(sheet.name(body)));
    match attendant {
        Attendant::Itself => None,
        Attendant::Above(above) => {
            let above = ("attendant", Value::from(sheet.name(above)));
            Some(sheet.say("unattended-above", &[body, above]))
        }
        Attendant::Nobody => Some(sheet.say("unattended-nobody", &[body])),
    }
}

/// The slip as a letter: number, key, who answers and why, the date and how it was counted, and what silence means.
pub(super) fn registered(
    mut sheet: Sheet<'_>,
    about: &About<'_>,
    tracking_key: &str,
    (basis, undetermined, attendant): (&Trilingual, bool, &Attendant),
    deadline: Option<&Deadline>,
) -> Letter {
    let subject = sheet.say("letter-subject-registered", &[number(about)]);
    sheet.greet(about.addressee);
    let on = on_date(sheet.language, about.registered_on);
    let mut what = vec![
        sheet.say("letter-registered", &[("on", Value::from(on)), number(about)]),
        named(&sheet, "letter-topic", "subject", about.subject),
    ];
    let place = about.place.as_str();
    if !place.is_empty() {
        what.push(sheet.say("letter-place", &[("place", Value::from(place))]));
    }
    sheet.paragraph(&what);

    let key = if undetermined {
        "letter-undetermined"
    } else {
        "letter-body"
    };
    let mut who = vec![named(&sheet, key, "body", about.body)];
    if !sheet.name(basis).is_empty() {
        who.push(named(&sheet, "letter-body-basis", "basis", basis));
    }
    who.extend(in_trust(&sheet, about.body, attendant));
    let complaint = deadline.filter(|deadline| deadline.clock == Clock::PassUp);
    who.push(match complaint {
        Some(deadline) => dated(
            &sheet,
            "letter-due-pass-up",
            "by",
            by_date(sheet.language, deadline.due_on),
        ),
        None => due(&sheet, deadline.map(|deadline| deadline.due_on)),
    });
    sheet.paragraph(&who);

    if let Some(deadline) = deadline {
        let counted = counted(&sheet, deadline);
        sheet.paragraph(&counted);
        // Of a complaint the higher body owes the decision: rights come in the place of what silence means (APPC 94(2), 96).
        let after = match complaint {
            Some(_) => ["letter-rights-complaint", "letter-complaint-suspends"]
                .map(|key| sheet.say(key, &[]))
                .into(),
            None => vec![named(&sheet, "letter-silence", "body", about.body)],
        };
        sheet.paragraph(&after);
    }
    let key = sheet.say("letter-key", &[("key", Value::from(tracking_key))]);
    sheet.paragraph(&[key]);
    sheet.link("letter-link", &about.link);
    let secret = sheet.say("letter-key-secret", &[]);
    sheet.paragraph(&[secret]);
    sheet.signed(subject, about)
}

/// The body considers it: an officer has taken the case.
pub(super) fn accepted(mut sheet: Sheet<'_>, about: &About<'_>, due_on: Option<NaiveDate>) -> Letter {
    let subject = sheet.say("letter-subject-accepted", &[number(about)]);
    sheet.greet(about.addressee);
    let what = [
        sheet.say("letter-accepted", &[number(about)]),
        named(&sheet, "letter-body", "body", about.body),
        due(&sheet, due_on),
    ];
    sheet.paragraph(&what);
    sheet.link("letter-link", &about.link);
    sheet.signed(subject, about)
}

/// Another body answers now; both dates are told, its own, which binds, and the one that the resident was given first.
pub(super) fn forwarded(
    mut sheet: Sheet<'_>,
    about: &About<'_>,
    (to, attendant): (&Trilingual, &Attendant),
    reason: &str,
    (due_on, first_due_on): (Option<NaiveDate>, Option<NaiveDate>),
) -> Letter {
    let subject = sheet.say("letter-subject-forwarded", &[number(about)]);
    sheet.greet(about.addressee);
    let receiver = ("to", Value::from(sheet.name(to)));
    let mut what = vec![sheet.say("letter-forwarded", &[number(about), receiver])];
    what.push(match due_on {
        Some(date) => dated(&sheet, "letter-forwarded-due", "by", by_date(sheet.language, date)),
        None => sheet.say("letter-due-unknown", &[]),
    });
    what.extend(in_trust(&sheet, to, attendant));
    if let Some(date) = first_due_on {
        let first = long_date(sheet.language, date);
        what.push(dated(&sheet, "letter-forwarded-resident-due", "date", first));
    }
    sheet.paragraph(&what);
    let why = [
        sheet.say("letter-reason", &[("reason", Value::from(reason))]),
        sheet.say("letter-forwarded-basis", &[]),
    ];
    sheet.paragraph(&why);
    sheet.link("letter-link", &about.link);
    sheet.signed(subject, about)
}

/// The answer, or the note (`decision` is `answered` or `noted`).
pub(super) fn answered(mut sheet: Sheet<'_>, about: &About<'_>, answer: &Answer<'_>, decision: &str) -> Letter {
    let subject = sheet.say(&format!("letter-subject-{decision}"), &[number(about)]);
    sheet.greet(about.addressee);
    let on = on_date(sheet.language, about.registered_on);
    let what = sheet.say(&format!("letter-{decision}"), &[("on", Value::from(on)), number(about)]);
    sheet.paragraph(&[what]);
    sheet.paragraph(&[answer.text.to_owned()]);
    if !answer.findings.is_empty() {
        let findings = ("findings", Value::from(answer.findings));
        let findings = sheet.say("letter-findings", &[findings]);
        sheet.paragraph(&[findings]);
    }
    if !answer.basis.is_empty() {
        let basis = sheet.say("letter-basis", &[("basis", Value::from(answer.basis))]);
        sheet.paragraph(&[basis]);
    }
    let remedy = remedy(&sheet, about, answer);
    sheet.paragraph(&[remedy]);
    sheet.link("letter-link", &about.link);
    sheet.signed(subject, about)
}

/// To which body and by when the resident may complain (APPC 91, 92).
pub(super) fn remedy(sheet: &Sheet<'_>, about: &About<'_>, answer: &Answer<'_>) -> String {
    let by = by_date(sheet.language, answer.complaint_until);
    let by = ("by", Value::from(by));
    let body = ("body", Value::from(sheet.name(about.body)));
    match answer.higher {
        Some(higher) => {
            let higher = ("higher", Value::from(sheet.name(higher)));
            sheet.say("letter-remedy", &[by, body, higher])
        }
        None => sheet.say("letter-remedy-no-higher", &[by, body]),
    }
}

/// A calendar came or changed, and with it the date.
pub(super) fn due_changed(
    mut sheet: Sheet<'_>,
    about: &About<'_>,
    deadline: &Deadline,
    (body, resident): (Option<MovedDate>, Option<MovedDate>),
    passed: bool,
) -> Letter {
    let set = body.is_some_and(|moved| moved.was.is_none());
    let subject = match set {
        true => "letter-subject-due-set",
        false => "letter-subject-due-changed",
    };
    let subject = sheet.say(subject, &[number(about)]);
    sheet.greet(about.addressee);
    let language = sheet.language;
    let mut what = vec![match passed {
        true => {
            let date = long_date(language, deadline.due_on);
            sheet.say("letter-due-passed", &[number(about), ("date", Value::from(date))])
        }
        false => {
            let by = by_date(language, deadline.due_on);
            sheet.say("letter-due-set", &[number(about), ("by", Value::from(by))])
        }
    }];
    match body.map(|moved| moved.was) {
        Some(None) => what.push(sheet.say("letter-due-set-why", &[])),
        Some(Some(was)) => what.push(dated(&sheet, "letter-due-changed-why", "was", long_date(language, was))),
        None => {}
    }
    what.extend(resident.and_then(|moved| resident_date(&sheet, moved)));
    sheet.paragraph(&what);
    let counted = counted(&sheet, deadline);
    sheet.paragraph(&counted);
    sheet.link("letter-link", &about.link);
    sheet.signed(subject, about)
}

/// The resident's own date; nothing while it waits for a calendar.
fn resident_date(sheet: &Sheet<'_>, moved: MovedDate) -> Option<String> {
    let now = long_date(sheet.language, moved.now?);
    let now = ("now", Value::from(now));
    Some(match moved.was {
        None => sheet.say("letter-resident-due-set", &[now]),
        Some(was) => {
            let was = Value::from(long_date(sheet.language, was));
            sheet.say("letter-resident-due-changed", &[("was", was), now])
        }
    })
}

pub(super) fn named(sheet: &Sheet<'_>, key: &str, argument: &str, name: &Trilingual) -> String {
    sheet.say(key, &[(argument, Value::from(sheet.name(name)))])
}

fn dated(sheet: &Sheet<'_>, key: &str, argument: &str, date: String) -> String {
    sheet.say(key, &[(argument, Value::from(date))])
}

fn due(sheet: &Sheet<'_>, due_on: Option<NaiveDate>) -> String {
    match due_on {
        Some(date) => dated(sheet, "letter-due", "by", by_date(sheet.language, date)),
        None => sheet.say("letter-due-unknown", &[]),
    }
}

/// How the date was counted: first and last day, the holidays that were skipped by name, the week-ends, the article.
fn counted(sheet: &Sheet<'_>, deadline: &Deadline) -> Vec<String> {
    let language = sheet.language;
    let first = deadline.trace.iter().find(|day| day.counted == Some(1));
    let mut said = Vec::new();
    if let Some(first) = first {
        said.push(sheet.say(
            "letter-counted",
            &[
                ("first", Value::from(long_date(language, first.date))),
                ("last", Value::from(long_date(language, deadline.due_on))),
                ("days", Value::from(deadline.working_days)),
            ],
        ));
    }
    let holidays = days(sheet, deadline, |day| {
        matches!(day.reason, DayKind::Holiday | DayKind::TransferredDay)
    });
    if !holidays.is_empty() {
        said.push(dated(sheet, "letter-skipped-holidays", "list", holidays));
    }
    let weekends = deadline
        .trace
        .iter()
        .filter(|day| day.reason == DayKind::Weekend)
        .count();
    if weekends > 0 {
        let weekends = ("days", Value::from(weekends));
        said.push(sheet.say("letter-skipped-weekends", &[weekends]));
    }
    let worked = days(sheet, deadline, |day| day.reason == DayKind::WorkedWeekend);
    if !worked.is_empty() {
        said.push(dated(sheet, "letter-worked-weekends", "list", worked));
    }
    said.push(named(sheet, "letter-counted-basis", "basis", &deadline.basis));
    said
}

fn days(sheet: &Sheet<'_>, deadline: &Deadline, wanted: impl Fn(&TraceDay) -> bool) -> String {
    let list: Vec<String> = deadline
        .trace
        .iter()
        .filter(|day| wanted(day))
        .map(|day| {
            let mut args = vec![
                ("day", Value::from(day_month(sheet.language, day.date))),
                ("weekday", Value::from(weekday(sheet.language, day.date))),
            ];
            let Some(name) = &day.name else {
                return sheet.say("letter-day-plain", &args);
            };
            args.push(("name", Value::from(sheet.name(name))));
            let key = match day.reason {
                DayKind::TransferredDay => "letter-day-transferred",
                _ => "letter-day-named",
            };
            sheet.say(key, &args)
        })
        .collect();
    list.join("; ")
}
