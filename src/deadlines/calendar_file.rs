//! The files of the calendars: `calendar/holidays.toml` and one file for each year.
//!
//! A year is refused unless it is whole: every holiday that moves off a week-end has its day off, every worked
//! week-end day too, and the working days are as many as the file says.

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

#[derive(Deserialize)]
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
struct Named {
    moves: bool,
    name: Trilingual,
}

/// What the files of the years share.
struct Names {
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
            years.extend(year(&mut source, names, &read));
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
    if defects.is_empty() {
        Ok(Calendar::of(years))
    } else {
        Err(defects)
    }
}

fn names(source: &mut Source<'_>) -> Option<Names> {
    let file: NamesFile = source.read()?;
    source.in_three_languages("swap", &file.swap);
    let mut holidays = BTreeMap::new();
    for (code, row) in file.holidays {
        let at = row.span();
        let HolidayRow { moves, kk, ru, en } = row.into_inner();
        let name = Trilingual { kk, ru, en };
        source.in_three_languages(&format!("holiday `{code}`"), &Spanned::new(at, name.clone()));
        holidays.insert(code, Named { moves, name });
    }
    Some(Names {
        swap: file.swap.into_inner(),
        holidays,
    })
}

/// A year while its file is read.
struct Reading<'a, 's, 't> {
    source: &'s mut Source<'t>,
    names: &'a Names,
    year: i32,
    days: BTreeMap<NaiveDate, (DayKind, Option<Trilingual>)>,
    /// Week-end days that need a day off elsewhere: the name of that day, and where the need is written.
    owed: BTreeMap<NaiveDate, (Trilingual, std::ops::Range<usize>)>,
    /// Holidays on a week-end that do not move.
    fixed: BTreeSet<NaiveDate>,
}

/// Reads a year; `None` when anything is wrong with it.
fn year(source: &mut Source<'_>, names: &Names, file: &YearFile) -> Option<Year> {
    let before = source.defects.len();
    let mut reading = Reading {
        source: &mut *source,
        names,
        year: *file.year.get_ref(),
        days: BTreeMap::new(),
        owed: BTreeMap::new(),
        fixed: BTreeSet::new(),
    };
    reading.heading(file);
    file.holiday.iter().for_each(|row| reading.holiday(row));
    file.worked.iter().for_each(|row| reading.worked(row));
    // Each step is read only when those before it are whole: one slip is told once, without its consequences.
    if reading.source.defects.len() == before {
        file.transferred.iter().for_each(|row| reading.transferred(row));
    }
    if reading.source.defects.len() == before {
        reading.settle();
    }
    let year = reading.finish(file);
    let stated = *file.working_days.get_ref();
    if source.defects.len() == before && year.working_days() != stated {
        let message = format!("working_days is {stated}, but the days make {}", year.working_days());
        source.fault(file.working_days.span(), message);
    }
    (source.defects.len() == before).then_some(year)
}

impl Reading<'_, '_, '_> {
    fn heading(&mut self, file: &YearFile) {
        if !self.source.is(&format!("calendar/{}.toml", self.year)) {
            self.source
                .fault(file.year.span(), format!("the file is not named {}.toml", self.year));
        }
        for (field, text) in [("version", &file.version), ("source", &file.source)] {
            if text.get_ref().trim().is_empty() {
                self.source.fault(text.span(), format!("{field} is empty"));
            }
        }
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
        let Some(named) = self.names.holidays.get(row.name.get_ref()) else {
            let message = format!("holidays.toml has no holiday `{}`", row.name.get_ref());
            return self.source.fault(row.name.span(), message);
        };
        let Some(date) = self.new_date(&row.date) else { return };
        if on_weekend(date) && named.moves {
            self.owed.insert(date, (named.name.clone(), row.date.span()));
        } else if on_weekend(date) {
            self.fixed.insert(date);
        }
        self.days.insert(date, (DayKind::Holiday, Some(named.name.clone())));
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

    fn finish(self, file: &YearFile) -> Year {
        let days = self.days.into_iter();
        Year::new(CalendarYear {
            year: self.year,
            version: file.version.get_ref().clone(),
            provisional: file.provisional,
            source: file.source.get_ref().clone(),
            working_days: 0,
            days: days
                .map(|(date, (kind, name))| CalendarDay { date, kind, name })
                .collect(),
        })
    }
}
