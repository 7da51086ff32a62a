//! A case begins: the day of its registration, and its clocks.

use chrono::{DateTime, NaiveDate, Utc};

use crate::deadlines::{Calendar, Clock, Deadline, civil};
use crate::law::Law;

/// A new case at a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The clock that it runs under.
    pub clock: Clock,
    /// When it came to the body.
    pub arrived_at: DateTime<Utc>,
    /// The day of registration (APPC 64(3)).
    pub registered_on: NaiveDate,
    /// `None` when no calendar covers the term.
    pub deadline: Option<Deadline>,
    /// By when it may lawfully be sent on (APPC 65); `None` when no calendar covers the term.
    pub forward_due_on: Option<NaiveDate>,
    /// The versions of the law in force on the day of registration.
    pub law_version: String,
    /// The edition of the calendars by which the dates were counted.
    pub calendar: i64,
    /// The year whose calendar is missing, when a date had to be left open.
    pub missing_year: Option<i32>,
}

impl Opening {
    /// By when the body must answer.
    pub fn due_on(&self) -> Option<NaiveDate> {
        self.deadline.as_ref().map(|deadline| deadline.due_on)
    }
}

/// Registers what arrived at an instant: its registration day and its clocks; an emergency has no term in days. Dates that no calendar covers are
/// left open and the year is named; the registration day is then the civil day of arrival.
pub fn open(clock: Clock, arrived_at: DateTime<Utc>, law: &Law) -> Opening {
    let arrived = civil(arrived_at);
    let answer = clock.is_timed().then(|| law.deadline(clock, arrived)).transpose();
    let forward = law.deadline(Clock::Forward, arrived);
    let registered_on = law.registered_next(arrived);
    Opening {
        clock,
        arrived_at,
        registered_on,
        missing_year: answer
            .as_ref()
            .err()
            .or(forward.as_ref().err())
            .map(|missing| missing.year),
        forward_due_on: forward.ok().map(|deadline| deadline.due_on),
        law_version: law.version_on(registered_on),
        calendar: law.calendar_edition,
        deadline: answer.ok().flatten(),
    }
}

/// Working days from registration to the answer; an answer on the day of registration, or before it when the
/// appeal came after hours, took none. `None` where a calendar is missing.
pub fn working_days(calendar: &Calendar, registered_on: NaiveDate, answered_on: NaiveDate) -> Option<i64> {
    calendar
        .working_days_between(registered_on, answered_on)
        .ok()
        .map(|days| days.max(0))
}
