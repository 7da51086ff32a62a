//! Counting a term: registration day, last day, and the trace of every day between.

use chrono::{Datelike, Months as CalendarMonths, NaiveDate, NaiveDateTime};

use super::{Calendar, Clock, Clocks, Deadline, FirstDay, NoCalendar, Start, Term, TraceDay, Version};

/// The version of a day; parsed clocks cover every day of the calendars.
fn version(clocks: &Clocks, on: NaiveDate) -> Result<&Version, NoCalendar> {
    clocks.on(on).ok_or(NoCalendar { year: on.year() })
}

/// The day on which something received at this civil time is registered (APPC 64(3)): the same day, or the next
/// working day when it came after hours or on a day off.
pub fn registered_on(clocks: &Clocks, calendar: &Calendar, received: NaiveDateTime) -> Result<NaiveDate, NoCalendar> {
    let day = received.date();
    let in_hours = received.time() < version(clocks, day)?.office_closes;
    if in_hours {
        calendar.working_day_from(day)
    } else {
        calendar.add_working_days(day, 1)
    }
}

/// Opens a clock on an event at a civil time, under the version in force on the registration day.
pub fn deadline(
    clocks: &Clocks,
    calendar: &Calendar,
    clock: Clock,
    received: NaiveDateTime,
) -> Result<Deadline, NoCalendar> {
    let registered = registered_on(clocks, calendar, received)?;
    Count::of(clocks, clock, received.date(), registered)?.traced(calendar, received)
}

/// Opens a clock on a registration that has been made: the day stands, whatever the calendar says of it now.
pub fn deadline_from_registration(
    clocks: &Clocks,
    calendar: &Calendar,
    clock: Clock,
    received: NaiveDateTime,
    registered: NaiveDate,
) -> Result<Deadline, NoCalendar> {
    Count::of(clocks, clock, received.date(), registered)?.traced(calendar, received)
}

/// The last day alone of a registration that has been made.
pub fn due_from_registration(
    clocks: &Clocks,
    calendar: &Calendar,
    clock: Clock,
    received: NaiveDateTime,
    registered: NaiveDate,
) -> Result<NaiveDate, NoCalendar> {
    Count::of(clocks, clock, received.date(), registered)?.last(calendar)
}

/// The last day alone, for those who need many and no trace.
pub fn due_on(
    clocks: &Clocks,
    calendar: &Calendar,
    clock: Clock,
    received: NaiveDateTime,
) -> Result<NaiveDate, NoCalendar> {
    let registered = registered_on(clocks, calendar, received)?;
    Count::of(clocks, clock, received.date(), registered)?.last(calendar)
}

/// A term put on its days.
struct Count<'a> {
    version: &'a Version,
    term: &'a Term,
    registered: NaiveDate,
    /// The day before the first that can count.
    before: NaiveDate,
}

impl<'a> Count<'a> {
    fn of(clocks: &'a Clocks, clock: Clock, received: NaiveDate, registered: NaiveDate) -> Result<Self, NoCalendar> {
        let unknown = NoCalendar {
            year: registered.year(),
        };
        let version = version(clocks, registered)?;
        let term = version.term(clock).ok_or(unknown)?;
        let start = match term.starts {
            Start::Registration => registered,
            Start::Receipt => received,
        };
        let before = match term.first_day {
            FirstDay::Next => start,
            FirstDay::Same => start.pred_opt().ok_or(unknown)?,
        };
        Ok(Self {
            version,
            term,
            registered,
            before,
        })
    }

    fn last(&self, calendar: &Calendar) -> Result<NaiveDate, NoCalendar> {
        match self.term.clock {
            Clock::Register => Ok(self.registered),
            _ => calendar.add_working_days(self.before, self.term.working_days.into()),
        }
    }

    fn traced(&self, calendar: &Calendar, received: NaiveDateTime) -> Result<Deadline, NoCalendar> {
        let due_on = self.last(calendar)?;
        let mut trace = Vec::new();
        let mut counted = 0;
        for date in self.before.iter_days().skip(1).take_while(|date| *date <= due_on) {
            let (reason, name) = calendar.day(date)?;
            counted += u32::from(reason.works());
            trace.push(TraceDay {
                date,
                counted: reason.works().then_some(counted),
                reason,
                name,
            });
        }
        let first = trace.first().map_or(due_on, |day| day.date);
        Ok(Deadline {
            clock: self.term.clock,
            received_at: received,
            registered_on: self.registered,
            due_on,
            working_days: counted,
            basis: self.term.basis.clone(),
            clocks: self.version.name.clone(),
            calendar: calendar.version_between(first, due_on),
            trace,
        })
    }
}

/// The last day that an extension decided on this day may reach (APPC 76(3)).
pub fn extension_until_limit(
    clocks: &Clocks,
    calendar: &Calendar,
    decided_on: NaiveDate,
) -> Result<NaiveDate, NoCalendar> {
    add_months(calendar, decided_on, version(clocks, decided_on)?.extension.months)
}

/// The last day to complain about something learnt on this day (APPC 92).
pub fn complaint_until(clocks: &Clocks, calendar: &Calendar, known_on: NaiveDate) -> Result<NaiveDate, NoCalendar> {
    add_months(calendar, known_on, version(clocks, known_on)?.complaint_filing.months)
}

/// The last day to complain about something learnt on this day, where the act names no remedy (APPC 92).
pub fn complaint_until_unnamed(
    clocks: &Clocks,
    calendar: &Calendar,
    known_on: NaiveDate,
) -> Result<NaiveDate, NoCalendar> {
    add_months(
        calendar,
        known_on,
        version(clocks, known_on)?.complaint_filing_unnamed.months,
    )
}

/// The last day to go to court after a decision on a complaint was served (APPC 136).
pub fn suit_until(clocks: &Clocks, calendar: &Calendar, served_on: NaiveDate) -> Result<NaiveDate, NoCalendar> {
    add_months(calendar, served_on, version(clocks, served_on)?.suit.months)
}

/// The same day so many months on: the end of a shorter month, and a day off rolls forward to a working day.
pub fn add_months(calendar: &Calendar, from: NaiveDate, months: u32) -> Result<NaiveDate, NoCalendar> {
    let past = NoCalendar {
        year: from.year().saturating_add(1),
    };
    calendar.working_day_from(from.checked_add_months(CalendarMonths::new(months)).ok_or(past)?)
}
