//! The two clocks as bars: the resident's, which never starts again, and the bodies', which does at a forward.
//!
//! Pure. Lengths are working days by the calendar; nothing is drawn where a year has no calendar.

use chrono::NaiveDate;

use super::Words;
use super::tracking::Dossier;
use crate::appeal::CaseId;
use crate::deadlines::{Calendar, Clock, NoCalendar};
use crate::lifecycle::CaseStatus;
use crate::store::cases::Case;
use crate::texts;
use crate::web::pages::branches::Branch;

/// A stretch of a bar; numbers are ready for SVG attributes, in per cent.
#[derive(Debug, PartialEq)]
pub(super) struct Segment {
    pub x: String,
    pub width: String,
    /// `f-sky` runs or ran to the answer, `f-hatch` ended with a forward.
    pub class: &'static str,
}

/// A bar with its marks.
#[derive(Debug, PartialEq)]
pub(super) struct Lane {
    pub title: String,
    pub value: String,
    /// Class of the value: `due late` and the like, or nothing.
    pub value_class: String,
    /// The whole picture in words.
    pub aria: String,
    pub segments: Vec<Segment>,
    /// The day of the law.
    pub mark: Option<String>,
    pub dashed: bool,
    pub from: String,
    pub until: String,
}

/// One row of the table behind the picture.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub body: String,
    pub from: String,
    pub until: String,
    pub days: String,
    pub due: String,
}

/// The resident's clock and those of the bodies.
#[derive(Debug, PartialEq)]
pub(super) struct Clocks {
    pub resident: Lane,
    /// One of each branch whose case has a term in days.
    pub bodies: Vec<Lane>,
    pub rows: Vec<Row>,
    pub forwarded: bool,
}

/// One case on the axis of working days.
struct Stretch {
    case: CaseId,
    from: i64,
    until: i64,
    days: i64,
    forwarded: bool,
}

/// Draws the clocks of an appeal; `None` where no calendar covers a day of them.
pub(super) fn clocks(words: &Words<'_>, calendar: &Calendar, dossier: &Dossier, today: NaiveDate) -> Option<Clocks> {
    draw(words, calendar, dossier, today).ok().flatten()
}

/// The day on which the clock of a case stopped, or today: an answer on paper stops it on the day of its posting.
fn stopped_on(case: &Case, today: NaiveDate) -> NaiveDate {
    if case.standing().is_open() {
        return today;
    }
    let closed = case.closed_at.map(|at| crate::deadlines::civil(at).date());
    case.answered_on.or(closed).unwrap_or(today)
}

fn draw(
    words: &Words<'_>,
    calendar: &Calendar,
    dossier: &Dossier,
    today: NaiveDate,
) -> Result<Option<Clocks>, NoCalendar> {
    let start = dossier.appeal.registered_on;
    let branches = dossier.branches();
    let tips: Vec<&Case> = branches.iter().filter_map(Branch::tip).collect();
    let Some(stopped) = tips.iter().map(|case| stopped_on(case, today)).max() else {
        return Ok(None);
    };
    let at = |date: NaiveDate| calendar.working_days_between(start, date.max(start));
    let waited = at(stopped)?;
    let mut stretches = Vec::new();
    for case in &dossier.cases {
        let until = stopped_on(case, today);
        stretches.push(Stretch {
            case: case.id,
            from: at(case.registered_on)?,
            until: at(until)?,
            days: calendar.working_days_between(case.registered_on, until.max(case.registered_on))?,
            forwarded: case.status.moved_on(),
        });
    }
    // A complaint is not answered by the body that it goes to first: its three days promise nothing of the decision.
    let promise = dossier.appeal.resident_due_on;
    let promise = promise.filter(|_| dossier.cases.iter().all(|case| case.clock != Clock::Complaint));
    let promised = promise.map(at).transpose()?;
    let mut total = waited.max(promised.unwrap_or(0)).max(1);
    for due_on in tips.iter().filter_map(|case| case.due_on) {
        total = total.max(at(due_on)?);
    }
    let mut bodies = Vec::new();
    for branch in &branches {
        let Some(last) = branch.tip().filter(|case| case.clock.is_timed()) else {
            continue;
        };
        let own = |stretch: &&Stretch| branch.cases.iter().any(|case| case.id == stretch.case);
        let own: Vec<&Stretch> = stretches.iter().filter(own).collect();
        let due = last.due_on.map(at).transpose()?;
        bodies.push(body_lane(words, dossier, (branch, last), &own, (due, total), today));
    }
    if bodies.is_empty() {
        return Ok(None);
    }
    let forwarded = dossier.cases.iter().any(|case| case.status == CaseStatus::Forwarded);
    Ok(Some(Clocks {
        resident: resident_lane(
            words,
            dossier,
            (waited, total),
            (promise, promised),
            (stopped, forwarded),
        ),
        bodies,
        rows: rows(words, dossier, &stretches, today),
        forwarded,
    }))
}

fn percent(part: i64, whole: i64) -> String {
    format!("{:.2}%", part as f64 * 100.0 / whole as f64)
}

fn resident_lane(
    words: &Words<'_>,
    dossier: &Dossier,
    (waited, total): (i64, i64),
    (promised_by, promised): (Option<NaiveDate>, Option<i64>),
    (stopped, forwarded): (NaiveDate, bool),
) -> Lane {
    let language = words.language;
    let value = words.count("tracking-working-days", "days", waited);
    let registered_on = dossier.appeal.registered_on;
    let spoken = promised_by.map_or_else(|| texts::long_date(language, stopped), |date| by(words, date));
    Lane {
        title: words.say("tracking-you-waited"),
        aria: format!(
            "{}: {value}. {}. {spoken}.",
            words.say("tracking-you-waited"),
            texts::long_date(language, registered_on)
        ),
        value,
        value_class: String::new(),
        segments: vec![Segment {
            x: percent(0, total),
            width: percent(waited, total),
            class: "f-sky",
        }],
        mark: promised.map(|day| percent(day, total)),
        dashed: forwarded,
        from: texts::short_date(registered_on),
        until: promised_by.map_or_else(|| texts::short_date(stopped), |date| last_day(words, date)),
    }
}

/// As it is read aloud.
fn by(words: &Words<'_>, date: NaiveDate) -> String {
    words.say1("receipt-by", "date", &texts::by_date(words.language, date))
}

/// As it stands under a bar, short enough for a phone.
fn last_day(words: &Words<'_>, date: NaiveDate) -> String {
    format!("{}: {}", words.say("tracking-column-due"), texts::short_date(date))
}

fn body_lane(
    words: &Words<'_>,
    dossier: &Dossier,
    (branch, last): (&Branch<'_>, &Case),
    stretches: &[&Stretch],
    (due, total): (Option<i64>, i64),
    today: NaiveDate,
) -> Lane {
    let language = words.language;
    let days = stretches.last().map_or(0, |stretch| stretch.days);
    let term = last.deadline.as_ref().map(|deadline| deadline.working_days);
    let value = match term {
        Some(term) => {
            // Nobody waits for the twentieth of fifteen days.
            let key = match days > i64::from(term) {
                true => "tracking-days-over",
                false => "tracking-days-of",
            };
            let args = [("days", days.into()), ("term", term.into())];
            words.texts.say(words.language, key, &args)
        }
        None => words.count("tracking-working-days", "days", days),
    };
    let late = last.due_on.is_some_and(|due_on| stopped_on(last, today) > due_on);
    let class = match (late, last.standing().is_open()) {
        (true, _) => "due late",
        (false, true) => "due",
        (false, false) => "due done",
    };
    let unknown = || words.say("receipt-due-unknown");
    let spoken = last.due_on.map_or_else(unknown, |date| by(words, date));
    let body = dossier.body(language, &last.body);
    let title = match &branch.label {
        Some(label) => format!("{label} · {body}"),
        None => body,
    };
    Lane {
        aria: format!(
            "{title}: {value}. {}. {spoken}.",
            texts::long_date(language, last.registered_on)
        ),
        title,
        value,
        value_class: class.to_owned(),
        segments: stretches
            .iter()
            .map(|stretch| Segment {
                x: percent(stretch.from, total),
                width: percent((stretch.until - stretch.from).max(0), total),
                class: if stretch.forwarded { "f-hatch" } else { "f-sky" },
            })
            .collect(),
        mark: due.map(|day| percent(day, total)),
        dashed: false,
        from: texts::short_date(last.registered_on),
        until: last.due_on.map_or_else(unknown, |date| last_day(words, date)),
    }
}

fn rows(words: &Words<'_>, dossier: &Dossier, stretches: &[Stretch], today: NaiveDate) -> Vec<Row> {
    dossier
        .cases
        .iter()
        .zip(stretches)
        .map(|(case, stretch)| Row {
            body: dossier.body(words.language, &case.body),
            from: texts::short_date(case.registered_on),
            until: texts::short_date(stopped_on(case, today)),
            days: stretch.days.to_string(),
            due: case.due_on.map_or_else(|| "—".to_owned(), texts::short_date),
        })
        .collect()
}
