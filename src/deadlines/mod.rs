//! The law's clocks: calendars, terms by version, and the trace of every day counted or skipped (APPC 64, 65,
//! 76, 91, 99).
//!
//! Pure: civil times and law data in, dates with their reasons out. It never reads the time and never guesses a
//! year that no calendar covers.

mod calendar;
mod calendar_file;
mod clocks;
mod clocks_file;
mod count;
pub(crate) mod source;
#[cfg(test)]
mod tests;
mod trace;

pub use crate::appeal::Confidence;
pub use calendar::Calendar;
pub use clocks::{Clocks, FirstDay, Months, Start, Term, Version};
pub use count::{
    add_months, complaint_until, complaint_until_unnamed, deadline, deadline_from_registration, due_from_registration,
    due_on, extension_until_limit, registered_on, suit_until,
};
pub use source::Defect;
pub use trace::line as trace_line;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Asia::Almaty;
use serde::{Deserialize, Serialize};

use crate::appeal::Trilingual;
use crate::appeal::words::words;

/// The one file of `clocks/` that is no version of the terms.
pub const NOTICES: &str = "clocks/notices.toml";

/// The calendars and the clocks among the files of the law folder (path below it to text), or everything that is
/// wrong with them.
pub fn parse(files: &BTreeMap<String, String>) -> Result<(Clocks, Calendar), Vec<Defect>> {
    let calendar = calendar_file::parse(files);
    let first_known = calendar
        .as_ref()
        .ok()
        .and_then(|calendar| NaiveDate::from_yo_opt(*calendar.years().first()?, 1));
    match (clocks_file::parse(files, first_known), calendar) {
        (Ok(clocks), Ok(calendar)) => Ok((clocks, calendar)),
        (clocks, calendar) => {
            let clocks = clocks.err().unwrap_or_default();
            Err(calendar.err().unwrap_or_default().into_iter().chain(clocks).collect())
        }
    }
}

words! {
    /// A clock of the law.
    pub enum Clock {
        /// Registration: the day itself or the next working day (APPC 64(3)).
        Register = "register",
        /// Forwarding to the competent body (APPC 65).
        Forward = "forward",
        /// Returning an appeal (APPC 64(7)).
        Return = "return",
        /// The answer (APPC 76(1), 87).
        Answer = "answer",
        /// The notice of an extension (APPC 76(3)).
        ExtensionNotice = "extension_notice",
        /// The decision on a complaint (APPC 99).
        Complaint = "complaint",
        /// Passing a complaint to the higher body (APPC 91(4)).
        PassUp = "pass_up",
        /// Sending on a report of a crime or of a threat to security: at once (APPC 64(7-2), 88).
        EmergencyForward = "emergency_forward",
        /// From the notice of a preliminary decision to the first day on which a burdening act may follow (APPC 73(1)).
        PreliminaryDecision = "preliminary_decision",
        /// The objection to a preliminary decision (APPC 73(3)).
        Objection = "objection",
        /// The notice of a termination (APPC 70(3), 88).
        TerminationNotice = "termination_notice",
        /// Sending a case back to be considered again (APPC 100(2)).
        Remand = "remand",
    }
}

impl Clock {
    /// Whether a case under it has a last day. An emergency is acted on at once, and not timed in days.
    pub fn is_timed(self) -> bool {
        self != Self::EmergencyForward
    }
}

/// Why a day counts or does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// An ordinary working day.
    WorkingDay,
    /// A Saturday or Sunday that is worked in place of another day.
    WorkedWeekend,
    /// A Saturday or Sunday.
    Weekend,
    /// A holiday on its own date, on a week-end too.
    Holiday,
    /// A working day that is off in place of a holiday on a week-end or of a worked week-end day.
    TransferredDay,
}

impl DayKind {
    /// Whether people work on such a day.
    pub fn works(self) -> bool {
        matches!(self, Self::WorkingDay | Self::WorkedWeekend)
    }
}

/// One day of a trace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TraceDay {
    /// The day.
    pub date: NaiveDate,
    /// Its place in the count, from 1; `None` when skipped.
    pub counted: Option<u32>,
    /// Why it counts or does not.
    pub reason: DayKind,
    /// The holiday's name (for a transferred day, the holiday that it stands for).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Trilingual>,
}

/// A date of the law with how it was counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// Which term this is.
    pub clock: Clock,
    /// Civil time in Asia/Almaty.
    pub received_at: NaiveDateTime,
    /// The day on which what came at that time is registered.
    pub registered_on: NaiveDate,
    /// The last day of the term.
    pub due_on: NaiveDate,
    /// Working days counted in the trace: the length of the term; for `register` 0 or 1.
    pub working_days: u32,
    /// The article, in three languages.
    pub basis: Trilingual,
    /// The version of the clocks.
    pub clocks: String,
    /// The versions of the calendars that the trace touches.
    pub calendar: String,
    /// Every day from the day after the start (under the old rule from the start itself) to `due_on`.
    #[serde(with = "trace")]
    pub trace: Vec<TraceDay>,
}

/// The term runs past the known calendars: the date waits for this year's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no calendar for {year}")]
pub struct NoCalendar {
    /// The first year that has no calendar.
    pub year: i32,
}

/// The civil time in Kazakhstan of an instant (one zone, Asia/Almaty of the tz database).
pub fn civil(at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&Almaty).naive_local()
}

/// The instant of a civil time. Of a time that the clocks showed twice it is the first; a time that they skipped is
/// read with the offset that stood before.
pub fn instant(civil: NaiveDateTime) -> DateTime<Utc> {
    local(civil).with_timezone(&Utc)
}

/// A civil time as RFC 3339 with the offset of Kazakhstan at that time.
pub fn rfc3339(civil: NaiveDateTime) -> String {
    local(civil).to_rfc3339()
}

fn local(civil: NaiveDateTime) -> DateTime<chrono_tz::Tz> {
    Almaty.from_local_datetime(&civil).earliest().unwrap_or_else(|| {
        let before = Almaty.offset_from_utc_datetime(&(civil - TimeDelta::days(1))).fix();
        Almaty.from_utc_datetime(&(civil - before))
    })
}

/// A year as people read it (the API's `/calendar/{year}`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct CalendarYear {
    /// The year.
    pub year: i32,
    /// The version of its file.
    pub version: String,
    /// Whether it is computed by rule, without an official order yet.
    pub provisional: bool,
    /// Where it is taken from.
    pub source: String,
    /// Working days in the year.
    pub working_days: u32,
    /// Holidays, transferred days and worked week-ends in order; ordinary week-ends are left out.
    pub days: Vec<CalendarDay>,
}

/// A day of a year that is not what its weekday says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct CalendarDay {
    /// The day.
    pub date: NaiveDate,
    /// What it is.
    pub kind: DayKind,
    /// The holiday's name (for a transferred day, the holiday that it stands for).
    pub name: Option<Trilingual>,
}
