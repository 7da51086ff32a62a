//! How much time a case has left, as a class for its shape and colour and as words.
//!
//! Pure: a date, today and the calendar in; words out. Nothing is told by colour alone.

use chrono::NaiveDate;

use crate::deadlines::Calendar;
use crate::texts::short_date;
use crate::web::pages::Words;

/// Days that still count as "soon", in working days.
pub const SOON: i64 = 3;

/// Where a case stands in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The last day has passed; working days since, where a calendar knows them.
    Overdue(Option<i64>),
    /// Today is the last day.
    Today,
    /// Working days left, three or fewer.
    Soon(i64),
    /// Working days left; `None` where no calendar covers the way there.
    Later(Option<i64>),
    /// No calendar covers the term yet.
    Waiting,
    /// The body owes nothing any more.
    Closed,
}

impl Standing {
    /// Computes the standing of a case.
    pub fn of(open: bool, due_on: Option<NaiveDate>, today: NaiveDate, calendar: &Calendar) -> Self {
        let Some(due_on) = due_on.filter(|_| open) else {
            return if open { Self::Waiting } else { Self::Closed };
        };
        if due_on == today {
            return Self::Today;
        }
        if due_on < today {
            let late = calendar.working_days_between(due_on, today).ok();
            // Over a week-end no working day has gone by yet: "0 days" would say the opposite.
            return Self::Overdue(late.filter(|days| *days > 0));
        }
        match calendar.working_days_between(today, due_on).ok() {
            Some(days) if days <= SOON => Self::Soon(days),
            days => Self::Later(days),
        }
    }

    /// The group of the queue, in its order: also the anchor of the group and the end of its key.
    pub fn group(self) -> &'static str {
        match self {
            Self::Overdue(_) => "overdue",
            Self::Today => "today",
            Self::Soon(_) => "soon",
            Self::Later(_) => "later",
            Self::Waiting => "waiting",
            Self::Closed => "closed",
        }
    }
}

/// A date of an answer as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Class of the stylesheet: `late`, `today`, `soon`, `done` or nothing.
    pub class: &'static str,
    /// The time left, in words.
    pub text: String,
    /// The date itself.
    pub note: String,
}

/// Words for a standing.
pub fn due(words: &Words<'_>, standing: Standing, due_on: Option<NaiveDate>) -> Due {
    let on = |key: &str| due_on.map_or_else(String::new, |day| words.say1(key, "date", &short_date(day)));
    let (class, text, note) = match standing {
        Standing::Overdue(Some(days)) => (
            "late",
            words.count("staff-due-overdue", "days", days),
            on("staff-due-was"),
        ),
        Standing::Overdue(None) => ("late", words.say("staff-due-missed"), on("staff-due-was")),
        Standing::Today => ("today", words.say("staff-due-today"), on("staff-due-on")),
        Standing::Soon(days) => ("soon", words.count("staff-due-left", "days", days), on("staff-due-on")),
        Standing::Later(Some(days)) => ("", words.count("staff-due-left", "days", days), on("staff-due-on")),
        Standing::Later(None) => ("", on("staff-due-on"), String::new()),
        Standing::Waiting => ("", words.say("staff-due-none"), String::new()),
        Standing::Closed => ("done", words.say("staff-due-done"), on("staff-due-was")),
    };
    Due { class, text, note }
}
