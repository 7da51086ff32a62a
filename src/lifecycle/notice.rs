//! Which reminder and which escalations of a case are due at a moment.
//!
//! Pure: the schedule and the calendar of the law, a due date and a civil time in; what is to be given out. Whether it
//! was given before is known to the store alone.

use chrono::{NaiveDate, NaiveDateTime};

use crate::appeal::NoticeKind;
use crate::deadlines::NoCalendar;
use crate::law::Law;

/// A reminder to the officers of the body that holds the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminder {
    /// Its place in the schedule: so many working days before the due date.
    pub before: i64,
    /// Working days that are really left; fewer than `before` when earlier ticks were missed.
    pub working_days_left: i64,
}

impl Reminder {
    /// Under which name it is recorded as given.
    pub fn kind(&self) -> NoticeKind {
        NoticeKind::Reminder(self.before)
    }
}

/// An escalation of an overdue case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Escalation {
    /// How many bodies above the holder: 1 is the next higher one.
    pub level: usize,
    /// Working days since the due date.
    pub working_days_late: i64,
}

impl Escalation {
    /// Under which name it is recorded as given.
    pub fn kind(&self) -> NoticeKind {
        NoticeKind::Escalation(self.level)
    }
}

/// Whether notices go out at this time: on a working day, from the hour that the law names.
pub fn is_time(law: &Law, now: NaiveDateTime) -> Result<bool, NoCalendar> {
    Ok(now.time() >= law.notices.at && law.calendar.works(now.date())?)
}

/// The last day whose due dates a reminder may concern today.
pub fn reminders_reach(law: &Law, today: NaiveDate) -> Result<NaiveDate, NoCalendar> {
    let furthest = law.notices.reminders.iter().copied().max().unwrap_or(0);
    law.calendar.add_working_days(today, furthest)
}

/// The reminder that is due now. Where several were missed only the latest is given: a storm of them helps nobody.
/// After the due date there is none; escalations follow.
pub fn reminder(law: &Law, due_on: NaiveDate, now: NaiveDateTime) -> Result<Option<Reminder>, NoCalendar> {
    if now.date() > due_on || !is_time(law, now)? {
        return Ok(None);
    }
    let left = law.calendar.working_days_between(now.date(), due_on)?;
    let latest = law
        .notices
        .reminders
        .iter()
        .copied()
        .filter(|before| *before >= left)
        .min();
    Ok(latest.map(|before| Reminder {
        before,
        working_days_left: left,
    }))
}

/// The escalations that are due now, the lowest first. Each goes to another body, so a missed one is still given.
pub fn escalations(law: &Law, due_on: NaiveDate, now: NaiveDateTime) -> Result<Vec<Escalation>, NoCalendar> {
    if now.date() <= due_on || !is_time(law, now)? {
        return Ok(Vec::new());
    }
    let late = law.calendar.working_days_between(due_on, now.date())?;
    let due = law
        .notices
        .escalations
        .iter()
        .zip(1..)
        .filter(|(after, _)| late >= **after);
    Ok(due
        .map(|(_, level)| Escalation {
            level,
            working_days_late: late,
        })
        .collect())
}
