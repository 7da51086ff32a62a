//! The proof of the whole law data: powers, clocks, calendars and notices together, and the calendars that running
//! terms will need.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, NaiveTime};

use super::{Fault, Law, Report, notices, settle, watch};
use crate::deadlines::Clock;
use crate::powers::Rulebook;
use crate::{deadlines, powers};

/// Proves the files of a law folder (path below it to text): the rulebook's gaps and overlaps, the faults of all
/// files, and every year that terms running on this day can reach without a calendar. What is in force by this day and
/// was not read is remarked.
pub fn check(files: &BTreeMap<String, String>, on: NaiveDate) -> Report {
    let (rulebook, mut report) = powers::examine(files);
    let watch = watch::parse(files, rulebook.as_ref());
    let dates = deadlines::parse(files);
    let notices = notices::parse(files);
    let first = rulebook
        .as_ref()
        .and_then(Rulebook::first_day)
        .filter(|first| on < *first);
    if let Some(first) = first {
        report.faults.push(Fault {
            file: "powers".to_owned(),
            line: 1,
            message: format!("there is no law on {on}: the first rulebook is in force from {first}"),
        });
    } else if let (Ok((clocks, calendar)), Ok(notices)) = (&dates, &notices) {
        let law = Law {
            clocks: clocks.clone(),
            calendar: calendar.clone(),
            notices: notices.clone(),
            ..Law::default()
        };
        report
            .faults
            .extend(law.missing_calendars(on).into_iter().map(|year| Fault {
                file: format!("calendar/{year}.toml"),
                line: 1,
                message: format!("the calendar is missing: terms that run on {on} can reach {year}"),
            }));
    }
    settle(dates, &mut report.faults);
    settle(notices, &mut report.faults);
    let watch = settle(watch, &mut report.faults);
    let begun = watch.iter().filter(|change| change.has_begun(on));
    report.remarks.extend(begun.map(|change| change.remark()));
    report.faults.sort();
    report
}

impl Law {
    /// The years without a calendar that terms running on a day can reach: that day's own, those that begin within the
    /// days of the alarm, those that a term or its extension begun on the day runs into, and holes between known years.
    pub fn missing_calendars(&self, on: NaiveDate) -> BTreeSet<i32> {
        let known = self.calendar.years();
        let ahead = Days::new(self.notices.calendar_alarm_days.into());
        let near = on.checked_add_days(ahead).unwrap_or(on).year();
        let last = known.last().copied().unwrap_or(near).max(near);
        let mut missing: BTreeSet<i32> = (on.year()..=last).filter(|year| !known.contains(year)).collect();
        // The last moment of the day: the latest registration that it can bring.
        let late = on.and_time(NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default());
        let ends = Clock::ALL.map(|clock| self.due_on(clock, late));
        let extended = self
            .due_on(Clock::Answer, late)
            .and_then(|due| self.extension_until_limit(due));
        missing.extend(
            ends.into_iter()
                .chain([extended])
                .filter_map(|end| Some(end.err()?.year)),
        );
        missing
    }
}

impl Report {
    /// Whether nothing is wrong; remarks are not.
    pub fn is_clean(&self) -> bool {
        self.gaps == 0 && self.overlaps == 0 && self.faults.is_empty()
    }
}
