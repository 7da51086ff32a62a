//! The law as one value: powers, clocks and calendar, parsed from the text of `config/law`.
//!
//! It owns reading and refusing law data (file, line, what is wrong). It never reads files itself: it is given
//! their names and contents, or it takes the copy inside the binary.

mod check;
mod notices;
pub mod view;
mod watch;

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate, NaiveDateTime};
use include_dir::{Dir, include_dir};

use crate::deadlines::{self, Calendar, Clock, Clocks, Deadline, NoCalendar};
use crate::powers::Rulebook;

pub use crate::powers::{Fault, Report};

pub use check::check;
pub use notices::Notices;
pub use watch::UnreadChange;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/config/law");

impl From<deadlines::Defect> for Fault {
    fn from(defect: deadlines::Defect) -> Self {
        let deadlines::Defect { file, line, message } = defect;
        Self { file, line, message }
    }
}

/// The law in force, in all its versions.
#[derive(Debug, Clone, Default)]
pub struct Law {
    /// Who must answer.
    pub powers: Rulebook,
    /// The terms.
    pub clocks: Clocks,
    /// Working days.
    pub calendar: Calendar,
    /// Reminders and escalations.
    pub notices: Notices,
    /// Changes of the law that nobody has read yet, by the day from which they are in force.
    pub watch: Vec<UnreadChange>,
    /// How many calendars the database had taken up when this one was made of them; 0 before it was asked. Dates that
    /// were counted under a lower one are counted again.
    pub calendar_edition: i64,
}

impl Law {
    /// Parses the files (path below the law folder to text). Any fault refuses the whole, and all faults are told.
    pub fn parse(files: &BTreeMap<String, String>) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let powers = Rulebook::parse(files);
        let watch = settle(watch::parse(files, powers.as_ref().ok()), &mut faults);
        let powers = settle(powers, &mut faults);
        let (clocks, calendar) = settle(deadlines::parse(files), &mut faults);
        let notices = settle(notices::parse(files), &mut faults);
        faults.sort();
        if faults.is_empty() {
            Ok(Self {
                powers,
                clocks,
                calendar,
                notices,
                watch,
                calendar_edition: 0,
            })
        } else {
            Err(faults)
        }
    }

    /// The copy inside the binary: what `config/law` held when it was built.
    pub fn embedded() -> Result<Self, Vec<Fault>> {
        Self::parse(&embedded_files())
    }

    /// Opens a clock on an event at a civil time: registration day, due date and trace, by the version of the
    /// clocks valid on the registration date.
    pub fn deadline(&self, clock: Clock, received: NaiveDateTime) -> Result<Deadline, NoCalendar> {
        deadlines::deadline(&self.clocks, &self.calendar, clock, received)
    }

    /// Opens a clock on a registration that has been made: its day stands, whatever the calendar says of it now.
    pub fn deadline_from_registration(
        &self,
        clock: Clock,
        received: NaiveDateTime,
        registered_on: NaiveDate,
    ) -> Result<Deadline, NoCalendar> {
        deadlines::deadline_from_registration(&self.clocks, &self.calendar, clock, received, registered_on)
    }

    /// The due date alone of a registration that has been made.
    pub fn due_from_registration(
        &self,
        clock: Clock,
        received: NaiveDateTime,
        registered_on: NaiveDate,
    ) -> Result<NaiveDate, NoCalendar> {
        deadlines::due_from_registration(&self.clocks, &self.calendar, clock, received, registered_on)
    }

    /// The due date alone, for those who need many and no trace.
    pub fn due_on(&self, clock: Clock, received: NaiveDateTime) -> Result<NaiveDate, NoCalendar> {
        deadlines::due_on(&self.clocks, &self.calendar, clock, received)
    }

    /// The day on which something received at this time is registered (APPC 64(3)).
    pub fn registered_on(&self, received: NaiveDateTime) -> Result<NaiveDate, NoCalendar> {
        deadlines::registered_on(&self.clocks, &self.calendar, received)
    }

    /// The day on which an appeal that comes now is registered: that of arrival where no calendar knows it. None that
    /// has come until now is registered later.
    pub fn registered_next(&self, now: NaiveDateTime) -> NaiveDate {
        self.registered_on(now).unwrap_or_else(|_| now.date())
    }

    /// The last day that an extension decided on this day may reach (APPC 76(3)).
    pub fn extension_until_limit(&self, decided_on: NaiveDate) -> Result<NaiveDate, NoCalendar> {
        deadlines::extension_until_limit(&self.clocks, &self.calendar, decided_on)
    }

    /// The last day to complain as people are told it (APPC 92). Where that day's calendar is missing it stands as it falls: it is
    /// early by a few days off at the most, and a late complaint is taken in all the same. `None` before the first clocks.
    pub fn complaint_until_told(&self, known_on: NaiveDate) -> Option<NaiveDate> {
        let as_it_falls = || {
            let months = self.clocks.on(known_on)?.complaint_filing.months;
            known_on.checked_add_months(Months::new(months))
        };
        self.complaint_until(known_on).ok().or_else(as_it_falls)
    }

    /// The last day to complain about something learnt on this day (APPC 92).
    pub fn complaint_until(&self, known_on: NaiveDate) -> Result<NaiveDate, NoCalendar> {
        deadlines::complaint_until(&self.clocks, &self.calendar, known_on)
    }

    /// The same law with the calendars of some years added or replaced; each is the name of its file, for faults, and
    /// its text.
    pub fn with_calendars<'a>(
        &self,
        years: impl IntoIterator<Item = (&'a str, &'a str)>,
        edition: i64,
    ) -> Result<Self, Vec<Fault>> {
        let mut calendar = self.calendar.clone();
        for (file, text) in years {
            (calendar, _) = calendar
                .with_year(file, text)
                .map_err(|defects| defects.into_iter().map(Fault::from).collect::<Vec<_>>())?;
        }
        Ok(Self {
            calendar,
            calendar_edition: edition,
            ..self.clone()
        })
    }

    /// The last day to complain where the act names no remedy (APPC 92).
    pub fn complaint_until_unnamed(&self, known_on: NaiveDate) -> Result<NaiveDate, NoCalendar> {
        deadlines::complaint_until_unnamed(&self.clocks, &self.calendar, known_on)
    }

    /// The last day to go to court after a decision on a complaint was served (APPC 136).
    pub fn suit_until(&self, served_on: NaiveDate) -> Result<NaiveDate, NoCalendar> {
        deadlines::suit_until(&self.clocks, &self.calendar, served_on)
    }

    /// The versions in force on a date, as one string kept with a case:
    /// `powers 2021-07-01, clocks 2025-12-29, calendar 2026.2`.
    pub fn version_on(&self, on: NaiveDate) -> String {
        let powers = self.powers.version_on(on).unwrap_or("none");
        let clocks = self.clocks.on(on).map_or("none", |version| version.name.as_str());
        format!("powers {powers}, clocks {clocks}, calendar {}", self.calendar_on(on))
    }

    /// What [`Law::version_on`] said of a case, with the calendar of today: powers and clocks stay those under which it
    /// was registered, whatever has been published since.
    pub fn version_recounted(&self, version: &str, on: NaiveDate) -> String {
        let others = version.split_once(", calendar ").map_or(version, |(others, _)| others);
        format!("{others}, calendar {}", self.calendar_on(on))
    }

    fn calendar_on(&self, on: NaiveDate) -> String {
        let year = self.calendar.year(on.year());
        year.map_or_else(|| "none".to_owned(), |year| year.version)
    }
}

/// The value, or its faults noted and an empty value to go on with: all files are read before the law is refused.
fn settle<T: Default, F: Into<Fault>>(parsed: Result<T, Vec<F>>, faults: &mut Vec<Fault>) -> T {
    parsed.unwrap_or_else(|found| {
        faults.extend(found.into_iter().map(Into::into));
        T::default()
    })
}

/// The files of the copy inside the binary.
pub fn embedded_files() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    collect(&EMBEDDED, &mut files);
    files
}

fn collect(folder: &Dir<'_>, files: &mut BTreeMap<String, String>) {
    for file in folder.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            files.insert(path.replace('\\', "/"), text.to_owned());
        }
    }
    folder.dirs().for_each(|inner| collect(inner, files));
}
