//! Counting the dates of an open case again, after a calendar has changed.
//!
//! Pure: what was counted and the law of today in, what changes out. It never touches a closed case, a registration
//! that was made, or the versions of powers and clocks under which the case was registered.

use chrono::{DateTime, NaiveDate, Utc};

use super::decide::open;
use crate::deadlines::{Clock, Deadline, TraceDay, civil};
use crate::law::Law;

/// The dates of an open case and of its appeal, as they were counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// When the case came to its body.
    pub arrived_at: DateTime<Utc>,
    /// The day of its registration there.
    pub registered_on: NaiveDate,
    /// How its term was counted; `None` waits for a calendar.
    pub deadline: Option<Deadline>,
    /// The last day on which it may lawfully be forwarded (APPC 65).
    pub forward_due_on: Option<NaiveDate>,
    /// The versions of the law that it is decided under.
    pub law_version: String,
    /// When the appeal itself came: the same instant for its first case.
    pub received_at: DateTime<Utc>,
    /// The day of the appeal's registration.
    pub received_on: NaiveDate,
    /// The resident's date.
    pub resident_due_on: Option<NaiveDate>,
}

impl Counted {
    /// By when the body must answer.
    pub fn due_on(&self) -> Option<NaiveDate> {
        self.deadline.as_ref().map(|deadline| deadline.due_on)
    }
}

/// The dates as the calendars of today give them, where anything differs: a date, or the reason of a day that was
/// counted or skipped. `None` when all is as it was, and when no calendar covers the term.
pub fn recount(before: &Counted, law: &Law) -> Option<Counted> {
    let mut after = match &before.deadline {
        None => first_dates(before, law)?,
        Some(_) => dates(before, law)?,
    };
    after.resident_due_on = if before.received_at == before.arrived_at {
        after.due_on()
    } else {
        due(law, Clock::Answer, before.received_at, before.received_on).or(before.resident_due_on)
    };
    differs(before, &after).then(|| Counted {
        law_version: law.version_recounted(&before.law_version, after.registered_on),
        ..after
    })
}

/// A case that waited for a calendar: its registration could not be counted either.
fn first_dates(before: &Counted, law: &Law) -> Option<Counted> {
    let opening = open(before.arrived_at, law);
    opening.deadline.as_ref()?;
    let first = before.received_at == before.arrived_at;
    Some(Counted {
        registered_on: opening.registered_on,
        received_on: if first {
            opening.registered_on
        } else {
            before.received_on
        },
        deadline: opening.deadline,
        forward_due_on: opening.forward_due_on,
        law_version: opening.law_version,
        ..before.clone()
    })
}

fn dates(before: &Counted, law: &Law) -> Option<Counted> {
    let (arrived, registered) = (civil(before.arrived_at), before.registered_on);
    let deadline = law
        .deadline_from_registration(Clock::Answer, arrived, registered)
        .ok()?;
    Some(Counted {
        deadline: Some(deadline),
        forward_due_on: due(law, Clock::Forward, before.arrived_at, registered).or(before.forward_due_on),
        ..before.clone()
    })
}

fn due(law: &Law, clock: Clock, arrived_at: DateTime<Utc>, registered_on: NaiveDate) -> Option<NaiveDate> {
    law.due_from_registration(clock, civil(arrived_at), registered_on).ok()
}

fn differs(before: &Counted, after: &Counted) -> bool {
    let dates = |counted: &Counted| (counted.due_on(), counted.forward_due_on, counted.resident_due_on);
    dates(before) != dates(after) || !same_days(&before.deadline, &after.deadline)
}

/// Whether each day was counted or skipped for the same reason.
fn same_days(before: &Option<Deadline>, after: &Option<Deadline>) -> bool {
    fn days(deadline: &Option<Deadline>) -> impl Iterator<Item = (NaiveDate, crate::deadlines::DayKind)> + '_ {
        let trace = deadline.as_ref().map_or(&[][..], |deadline| &deadline.trace);
        trace.iter().map(|day: &TraceDay| (day.date, day.reason))
    }
    days(before).eq(days(after))
}
