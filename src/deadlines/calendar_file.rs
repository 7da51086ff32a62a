//! The files of the calendars: `calendar/holidays.toml` and one file for each year.
//!
//! A year is refused unless it is whole: every holiday that moves off a week-end has its day off, every worked
//! week-end day too, and the working days are as many as the file says. It never decides which version of a year
//! counts.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use super::calendar::{Year, on_weekend};
use super::source::{Defect, Source};
use super::{Calendar, CalendarDay, CalendarYear, DayKind};
use crate::appeal::Trilingual;

const NAMES: &str = "calendar/holidays.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NamesFile {
    swap: Spanned<Trilingual>,
    holidays: BTreeMap<String, Spanned<HolidayRow>>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct HolidayRow {
    moves: bool,
    kk: String,
    ru: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct YearFile {
    year: Spanned<i32>,
    version: Spanned<String>,
    provisional: bool,
    working_days: Spanned<u32>,
    source: Spanned<String>,
    /// Holidays of this year alone, such as a day of mourning declared late.
    #[serde(default)]
    holidays: BTreeMap<String, Spanned<HolidayRow>>,
    #[serde(default)]
    holiday: Vec<Holiday>,
    #[serde(default)]
    transferred: Vec<Transferred>,
    #[serde(default)]
    worked: Vec<Worked>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Holiday {
    date: Spanned<Datetime>,
    name: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Transferred {
    date: Spanned<Datetime>,
    from: Spanned<Datetime>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Worked {
    date: Spanned<Datetime>,
}

/// A holiday as the years use it.
#[derive(Debug, Clone)]
struct Named {
    moves: bool,
    name: Trilingual,
}

/// What the files of the years share.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    swap: Trilingual,
    holidays: BTreeMap<String, Named>,
}

/// Parses the calendars among the files of the law folder.
pub(super) fn parse(files: &BTreeMap<String, String>) -> Result<Calendar, Vec<Defect>> {
    let text = files.get(NAMES).map_or("", String::as_str);
    let mut source = Source::new(NAMES, text);
    let names = names(&mut source);
    let mut defects = source.defects;
    let mut years = Vec::new();
    for (file, text) in files {
        if file == NAMES || !file.starts_with("calendar/") || !file.ends_with(".toml") {
            continue;
        }
        let mut source = Source::new(file, text);
        if let (Some(names), Some(read)) = (&names, source.read::<YearFile>()) {
            let number = *read.year.get_ref();
            if *file != format!("calendar/{number}.toml") {
                source.fault(read.year.span(), format!("the file is not named {number}.toml"));
            }
            names_once(&mut source, names, &read);
            years.extend(year(&mut source, names, &read, text));
        }
        defects.append(&mut source.defects);
    }
    if years.is_empty() && defects.is_empty() {
        let message = "there is no year".to_owned();
        defects.push(Defect {
            file: "calendar".to_owned(),
            line: 1,
            message,
        });
    }
    match names {
        Some(names) if defects.is_empty() => Ok(Calendar::of(years, names)),
        _ => Err(defects),
    }
}

/// A name that is in the shared file already could differ from it; a year that is read by itself brings its own.
fn names_once(source: &mut Source<'_>, names: &Names, file: &YearFile) {
    for (code, row) in &file.holidays {
        if names.holidays.contains_key(code) {
            source.fault(row.span(), format!("holidays.toml has the holiday `{code}` already"));
        }
    }
}

/// Reads one year by itself, as a calendar that is declared late comes; `file` is how faults name it.
pub(super) fn parse_year(names: &Names, file: &str, text: &str) -> Result<Year, Vec<Defect>> {
    let mut source = Source::new(file, text);
    let read = source.read::<YearFile>();
    let year = read.and_then(|read| year(&mut source, names, &read, text));
    year.ok_or(source.defects)
}

fn names(source: &mut Source<'_>) -> Option<Names> {
    let file: NamesFile = source.read()?;
    source.in_three_languages("swap", &file.swap);
    Some(Names {
        swap: file.swap.into_inner(),
        holidays: named(source, &file.holidays),
    })
}

fn named(source: &mut Source<'_>, rows: &BTreeMap<String, Spanned<HolidayRow>>) -> BTreeMap<String, Named> {
    let mut holidays = BTreeMap::new();
    for (code, row) in rows {
        let HolidayRow { moves, kk, ru, en } = row.get_ref().clone();
        let name = Trilingual { kk, ru, en };
        source.in_three_languages(&format!("holiday `{code}`"), &Spanned::new(row.span(), name.clone()));
        holidays.insert(code.clone(), Named { moves, name });
    }
    holidays
}

/// A year while its file is read.
struct Reading<'a, 's, 't> {
    source: &'s mut Source<'t>,
    names: &'a Names,
    /// The holidays of this year alone.
    own: BTreeMap<String, Named>,
    year: i32,
    days: BTreeMap<NaiveDate, (DayKind, Option<Trilingual>)>,
    /// Week-end days that need a day off elsewhere: the name of that day, and where the need is written.
    owed: BTreeMap<NaiveDate, (Trilingual, std::ops::Range<usize>)>,
    /// Holidays on a week-end that do not move.
    fixed: BTreeSet<NaiveDate>,
}

/// Reads a year; `None` when anything is wrong with it.
fn year(source: &mut Source<'_>, names: &Names, file: &YearFile, text: &str) -> Option<Year> {
    let before = source.defects.len();
    let own = named(source, &file.holidays);
    let mut reading = Reading {
        source: &mut *source,
        names,
        own,
        year: *file.year.get_ref(),
        days: BTreeMap::new(),
        owed: BTreeMap::new(),
        fixed: BTreeSet::new(),
    };
    let serial = reading.heading(file);
    file.holiday.iter().for_each(|row| reading.holiday(row));
    file.worked.iter().for_each(|row| reading.worked(row));
    // Each step is read only when those before it are whole: one slip is told once, without its consequences.
    if reading.source.defects.len() == before {
        file.transferred.iter().for_each(|row| reading.transferred(row));
    }
    if reading.source.defects.len() == before {
        reading.settle();
    }
    let year = reading.finish(file, serial?, text);
    let stated = *file.working_days.get_ref();
    if source.defects.len() == before && year.working_days() != stated {
        let message = format!("working_days is {stated}, but the days make {}", year.working_days());
        source.fault(file.working_days.span(), message);
    }
    (source.defects.len() == before).then_some(year)
}

impl Reading<'_, '_, '_> {
    /// The serial number of the version, which tells the newer of two calendars of a year.
    fn heading(&mut self, file: &YearFile) -> Option<u32> {
        if file.source.get_ref().trim().is_empty() {
            self.source.fault(file.source.span(), "source is empty");
        }
        let digits = file.version.get_ref().strip_prefix(&format!("{}.", self.year));
        let serial = digits
            .and_then(|digits| digits.parse().ok())
            .filter(|serial| *serial > 0);
        if serial.is_none() {
            let message = format!("version is not the year and a number, like {}.1", self.year);
            self.source.fault(file.version.span(), message);
        }
        serial
    }

    /// A date of this year that no row has named before.
    fn new_date(&mut self, written: &Spanned<Datetime>) -> Option<NaiveDate> {
        let date = self.source.date(written)?;
        if date.year() != self.year {
            self.source
                .fault(written.span(), format!("{date} is not in {}", self.year));
            return None;
        }
        if self.days.contains_key(&date) {
            self.source.fault(written.span(), format!("{date} stands here twice"));
            return None;
        }
        Some(date)
    }

    fn holiday(&mut self, row: &Holiday) {
        let code = row.name.get_ref();
        let Some(named) = self.own.get(code).or_else(|| self.names.holidays.get(code)).cloned() else {
            let message = format!("holidays.toml has no holiday `{}`", row.name.get_ref());
            return self.source.fault(row.name.span(), message);
        };
        let Some(date) = self.new_date(&row.date) else { return };
        if on_weekend(date) && named.moves {
            self.owed.insert(date, (named.name.clone(), row.date.span()));
        } else if on_weekend(date) {
            self.fixed.insert(date);
        }
        self.days.insert(date, (DayKind::Holiday, Some(named.name)));
    }

    fn worked(&mut self, row: &Worked) {
        let Some(date) = self.new_date(&row.date) else { return };
        if !on_weekend(date) {
            return self
                .source
                .fault(row.date.span(), format!("{date} is not on a week-end"));
        }
        self.owed.insert(date, (self.names.swap.clone(), row.date.span()));
        self.days.insert(date, (DayKind::WorkedWeekend, None));
    }

    fn transferred(&mut self, row: &Transferred) {
        let Some(date) = self.new_date(&row.date) else { return };
        let Some(from) = self.source.date(&row.from) else {
            return;
        };
        if on_weekend(date) {
            return self
                .source
                .fault(row.date.span(), format!("{date} is on a week-end and off already"));
        }
        let Some((name, _)) = self.owed.remove(&from) else {
            let message = if self.fixed.contains(&from) {
                format!("the holiday of {from} is not moved when it falls on a week-end")
            } else {
                format!(
                    "{from} gives no day off: it is no holiday on a week-end and no worked week-end day, or it has its day off already"
                )
            };
            return self.source.fault(row.from.span(), message);
        };
        self.days.insert(date, (DayKind::TransferredDay, Some(name)));
    }

    /// Refuses what should have given a day off and did not.
    fn settle(&mut self) {
        for (date, (_, at)) in std::mem::take(&mut self.owed) {
            let message = format!("{date} is on a week-end and has no [[transferred]] day off");
            self.source.fault(at, message);
        }
    }

    fn finish(self, file: &YearFile, serial: u32, text: &str) -> Year {
        let days = self.days.into_iter();
        let shown = CalendarYear {
            year: self.year,
            version: file.version.get_ref().clone(),
            provisional: file.provisional,
            source: file.source.get_ref().clone(),
            working_days: 0,
            days: days
                .map(|(date, (kind, name))| CalendarDay { date, kind, name })
                .collect(),
        };
        Year::new(shown, serial, text)
    }
}
