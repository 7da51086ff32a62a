//! Counting the dates of an open case again, after a calendar has changed.
//!
//! Pure: what was counted, the law and the day of today in, what changes out. Each date is counted for itself: one that
//! no calendar covers any more waits for its year. A registration that was made stands; one whose day has not come
//! yet, or that waited for a calendar, is made again. Closed cases never come here.

use chrono::{DateTime, NaiveDate, Utc};

use crate::deadlines::{Clock, Deadline, civil};
use crate::law::Law;

/// The dates of an open case and of its appeal, as they were counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The clock that the case runs under.
    pub clock: Clock,
    /// The last day of a term that was extended: no calendar takes it back.
    pub extended_until: Option<NaiveDate>,
    /// Whether it is the first case of its appeal, whose date is the resident's too.
    pub first: bool,
    /// When the case came to its body.
    pub arrived_at: DateTime<Utc>,
    /// The day of its registration there.
    pub registered_on: NaiveDate,
    /// By when the body must answer; `None` waits for a calendar.
    pub due_on: Option<NaiveDate>,
    /// How its term was counted.
    pub deadline: Option<Deadline>,
    /// The last day on which it may lawfully be forwarded (APPC 65).
    pub forward_due_on: Option<NaiveDate>,
    /// The versions of the law that it is decided under.
    pub law_version: String,
    /// When the appeal itself came.
    pub received_at: DateTime<Utc>,
    /// The day of the appeal's registration.
    pub received_on: NaiveDate,
    /// The resident's date.
    pub resident_due_on: Option<NaiveDate>,
}

/// The dates as the calendars of today give them, where anything differs: a date, or the reason of a day that was
/// counted or skipped. `None` when all is as it was.
pub fn recount(before: &Counted, law: &Law, today: NaiveDate) -> Option<Counted> {
    let made = |registered_on: NaiveDate, due_on: Option<NaiveDate>| due_on.is_some() && registered_on <= today;
    let untimed = !before.clock.is_timed() && before.registered_on <= today;
    let registered_on = match untimed || made(before.registered_on, before.due_on) {
        true => before.registered_on,
        false => law.registered_next(civil(before.arrived_at)),
    };
    let received_on = match (before.first, made(before.received_on, before.resident_due_on)) {
        (true, _) => registered_on,
        (false, true) => before.received_on,
        (false, false) => law.registered_next(civil(before.received_at)),
    };
    let counted = || law.deadline_from_registration(before.clock, civil(before.arrived_at), registered_on);
    let deadline = before.clock.is_timed().then(counted).and_then(Result::ok);
    let counted = deadline.as_ref().map(|deadline| deadline.due_on);
    let due =
        |clock, arrived_at, registered_on| law.due_from_registration(clock, civil(arrived_at), registered_on).ok();
    let after = Counted {
        forward_due_on: due(Clock::Forward, before.arrived_at, registered_on),
        resident_due_on: match before.first {
            true => counted,
            false => due(Clock::Answer, before.received_at, received_on),
        },
        law_version: law.version_recounted(&before.law_version, registered_on),
        registered_on,
        received_on,
        due_on: before.extended_until.or(counted),
        deadline,
        ..before.clone()
    };
    differs(before, &after).then_some(after)
}

/// Whether a date or the reason of a day differs; the name of a calendar alone is no difference.
fn differs(before: &Counted, after: &Counted) -> bool {
    let dates = |counted: &Counted| {
        (
            counted.registered_on,
            counted.due_on,
            counted.forward_due_on,
            counted.resident_due_on,
        )
    };
    let days = |counted: &Counted| -> Vec<_> {
        let trace = counted.deadline.iter().flat_map(|deadline| &deadline.trace);
        trace.map(|day| (day.date, day.reason)).collect()
    };
    dates(before) != dates(after) || days(before) != days(after)
}
