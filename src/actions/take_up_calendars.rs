//! Takes up calendars: those of the law files that the database does not have yet, and one that is declared late.
//!
//! The database keeps every version of a year that was ever taken up, so that several nodes, started with older or
//! newer files, count by the same: of a year the highest version. It counts no date again; the jobs do.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{ActionError, Office};
use crate::deadlines::{Calendar, CalendarDay, Defect};
use crate::law::{Fault, Law};
use crate::store::calendars::{self, StoredCalendar};
use crate::store::{Conn, StoreError};

/// A day that two calendars of a year see differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedDay {
    /// The day.
    pub date: NaiveDate,
    /// What it was; `None` for an ordinary working day or week-end.
    pub was: Option<CalendarDay>,
    /// What it is now; `None` as above.
    pub now: Option<CalendarDay>,
}

/// A calendar that was taken up by command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedCalendar {
    /// Its year.
    pub year: i32,
    /// Its version.
    pub version: String,
    /// The version that it replaced; `None` for a year that had none.
    pub was: Option<String>,
    /// `false` when just this calendar is in force already.
    pub new: bool,
    /// The days that changed; empty for a year that had no calendar.
    pub changed: Vec<ChangedDay>,
}

/// Why a calendar is not taken up.
#[derive(Debug)]
pub enum CalendarRefused {
    /// The file is at fault, line by line.
    Faulty(Vec<Defect>),
    /// The version in force is as high or higher, and another calendar: cases name it, so it stays what it is.
    NotNewer {
        /// The version of the file.
        version: String,
        /// The version in force.
        in_force: String,
    },
    /// The database or the server is at fault.
    Failed(ActionError),
}

impl<E: Into<ActionError>> From<E> for CalendarRefused {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Brings the law of this office and the calendars of the database together; call it at the start, and again whenever
/// another node may have taken one up.
pub fn take_up_calendars(office: &Office, now: DateTime<Utc>) -> Result<(), ActionError> {
    let law = office.law();
    let stored = office.store.read(calendars::all)?;
    let known = highest(&stored);
    let ours: Vec<(i32, u32, String)> = sources(&law.calendar)
        .filter(|(year, version, _)| known.get(year).is_none_or(|stored| stored.version < *version))
        .collect();
    let stored = if ours.is_empty() {
        stored
    } else {
        office.store.write(move |c| add_newer(c, &ours, now))?
    };
    let edition = stored.last().map_or(0, |last| last.edition);
    if edition == law.calendar_edition {
        return Ok(());
    }
    office.replace_law(with(&law, &stored, edition)?);
    Ok(())
}

/// Takes up a calendar that was declared late, for all nodes. `file` is how defects name the file.
pub fn apply_calendar(
    office: &Office,
    file: &str,
    text: &str,
    now: DateTime<Utc>,
) -> Result<AppliedCalendar, CalendarRefused> {
    take_up_calendars(office, now)?;
    let law = office.law();
    let (with_new, year) = law.calendar.with_year(file, text).map_err(CalendarRefused::Faulty)?;
    let (before, after) = (law.calendar.year(year), with_new.year(year));
    let version = after.as_ref().map(|after| after.version.clone()).unwrap_or_default();
    let applied = AppliedCalendar {
        year,
        was: before.as_ref().map(|before| before.version.clone()),
        new: before != after,
        changed: match (&before, &after) {
            (Some(before), Some(after)) => changed(&before.days, &after.days),
            _ => Vec::new(),
        },
        version: version.clone(),
    };
    let serial = |calendar: &Calendar| calendar.source(year).map(|(serial, _)| serial);
    if applied.new && serial(&with_new) <= serial(&law.calendar) {
        let in_force = applied.was.unwrap_or_default();
        return Err(CalendarRefused::NotNewer { version, in_force });
    }
    if let Some(serial) = serial(&with_new).filter(|_| applied.new) {
        let text = text.to_owned();
        office
            .store
            .write(move |c| add_newer(c, &[(year, serial, text.clone())], now))?;
        take_up_calendars(office, now)?;
        // Somebody else may have taken up another calendar under this version at the same moment.
        let in_force = office.law().calendar.year(year);
        if in_force != after {
            let in_force = in_force.map(|year| year.version).unwrap_or_default();
            return Err(CalendarRefused::NotNewer { version, in_force });
        }
    }
    Ok(applied)
}

/// Adds the calendars that are still the newest of their year when the transaction comes to them; returns all.
fn add_newer(
    c: &mut Conn,
    wanted: &[(i32, u32, String)],
    now: DateTime<Utc>,
) -> Result<Vec<StoredCalendar>, StoreError> {
    let stored = calendars::all(c)?;
    let known = highest(&stored);
    for (year, version, text) in wanted {
        if known.get(year).is_none_or(|stored| stored.version < *version) {
            calendars::add(c, *year, *version, text, now)?;
        }
    }
    calendars::all(c)
}

/// The calendar of each year that counts: the highest version.
fn highest(stored: &[StoredCalendar]) -> BTreeMap<i32, &StoredCalendar> {
    let mut highest: BTreeMap<i32, &StoredCalendar> = BTreeMap::new();
    for calendar in stored {
        let best = highest.entry(calendar.year).or_insert(calendar);
        if best.version < calendar.version {
            *best = calendar;
        }
    }
    highest
}

fn sources(calendar: &Calendar) -> impl Iterator<Item = (i32, u32, String)> + '_ {
    calendar.years().into_iter().filter_map(|year| {
        let (version, text) = calendar.source(year)?;
        Some((year, version, text.to_owned()))
    })
}

/// The law with every year as the database has it. A text that these files cannot read (a holiday that they do not
/// name) is a fault of this node, which must not count by an older calendar in silence.
fn with(law: &Law, stored: &[StoredCalendar], edition: i64) -> Result<Law, ActionError> {
    let years: Vec<(String, &str)> = highest(stored)
        .into_values()
        .map(|one| {
            (
                format!("calendar {}.{} of the database", one.year, one.version),
                one.text.as_str(),
            )
        })
        .collect();
    for (name, text) in &years {
        if differs_in_silence(law, name, text) {
            tracing::warn!(calendar = %name, "the law files hold other days under the same version: raise it; they are not used");
        }
    }
    let years = years.iter().map(|(name, text)| (name.as_str(), *text));
    law.with_calendars(years, edition).map_err(|faults| {
        let faults: Vec<String> = faults.iter().map(Fault::to_string).collect();
        ActionError::Internal(faults.join("; "))
    })
}

/// Whether the files of this node hold other days under the version of the database.
fn differs_in_silence(law: &Law, name: &str, text: &str) -> bool {
    let Ok((stored, year)) = law.calendar.with_year(name, text) else {
        return false;
    };
    let of = |calendar: &Calendar| {
        calendar
            .year(year)
            .map(|year| (year.version, year.days))
            .unwrap_or_default()
    };
    let ((ours, our_days), (theirs, their_days)) = (of(&law.calendar), of(&stored));
    ours == theirs && our_days != their_days
}

/// The days that differ, in order.
fn changed(before: &[CalendarDay], after: &[CalendarDay]) -> Vec<ChangedDay> {
    fn by_date(days: &[CalendarDay]) -> BTreeMap<NaiveDate, &CalendarDay> {
        days.iter().map(|day| (day.date, day)).collect()
    }
    let (before, after) = (by_date(before), by_date(after));
    let mut dates: Vec<NaiveDate> = before.keys().chain(after.keys()).copied().collect();
    dates.sort_unstable();
    dates.dedup();
    dates
        .into_iter()
        .filter(|date| before.get(date) != after.get(date))
        .map(|date| ChangedDay {
            date,
            was: before.get(&date).map(|day| (*day).clone()),
            now: after.get(&date).map(|day| (*day).clone()),
        })
        .collect()
}
