//! The term of a case as its page shows it: the last day, the days of the term, and each day counted or skipped.
//!
//! Pure: it writes the stored trace and counts nothing itself.

use super::case_read::Seen;
use crate::deadlines::{DayKind, TraceDay};
use crate::texts::{by_date, short_date, weekday};
use crate::web::pages::Words;

/// The term.
pub struct Term {
    /// The last day, or why there is none.
    pub line: String,
    /// How many days of which kind.
    pub days: Option<String>,
    /// The resident's own date, where a forward made it another.
    pub resident: Option<String>,
    /// The day that the count starts from.
    pub registered: String,
    /// Each day of the count.
    pub trace: Vec<ShownDay>,
    /// The article.
    pub basis: Option<String>,
}

/// A day of the count.
pub struct ShownDay {
    pub date: String,
    pub count: String,
    pub what: String,
}

/// Builds it.
pub fn term(words: &Words<'_>, seen: &Seen) -> Term {
    let case = &seen.case;
    let deadline = case.deadline.as_ref();
    let registered = short_date(case.registered_on);
    Term {
        line: case.due_on.map_or_else(
            || words.say("staff-case-term-none"),
            |day| words.say1("staff-case-term-on", "date", &by_date(words.language, day)),
        ),
        days: deadline.map(|deadline| {
            let args = [
                ("total", i64::from(deadline.working_days).into()),
                ("from", registered.clone().into()),
            ];
            words.texts.say(words.language, "staff-case-term-days", &args)
        }),
        resident: seen
            .appeal
            .resident_due_on
            .filter(|day| Some(*day) != case.due_on)
            .map(|day| words.say1("staff-case-resident-due", "date", &short_date(day))),
        registered: words.say1("staff-case-registered-on", "date", &registered),
        trace: deadline.map_or_else(Vec::new, |deadline| {
            deadline.trace.iter().map(|day| shown(words, day)).collect()
        }),
        basis: deadline.map(|deadline| words.of(&deadline.basis).to_owned()),
    }
}

fn shown(words: &Words<'_>, day: &TraceDay) -> ShownDay {
    let kind = match day.reason {
        DayKind::WorkingDay => "day-working-day",
        DayKind::WorkedWeekend => "day-worked-weekend",
        DayKind::Weekend => "day-weekend",
        DayKind::Holiday => "day-holiday",
        DayKind::TransferredDay => "day-transferred-day",
    };
    let name = day.name.as_ref().map(|name| words.of(name));
    let kind = words.say(kind);
    ShownDay {
        date: format!("{}, {}", short_date(day.date), weekday(words.language, day.date)),
        count: day.counted.map_or_else(
            || words.say("staff-trace-skipped"),
            |n| words.count("staff-trace-number", "n", i64::from(n)),
        ),
        what: name.map_or_else(|| kind.clone(), |name| format!("{kind}: {name}")),
    }
}
