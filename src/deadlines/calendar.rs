//! The calendars of the known years: which days work, which do not and why, and counting over them.
//!
//! Counting uses running totals, so that it costs the same for a day and for a year. A date outside the known
//! years is an error that names the year, never a guess.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};

use super::calendar_file::{self, Names};
use super::{CalendarYear, DayKind, Defect, NoCalendar};
use crate::appeal::Trilingual;

/// The calendars of the known years.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    years: BTreeMap<i32, Year>,
    version: String,
    /// The names of the holidays, for a year that comes later.
    names: Names,
}

/// One year, ready for counting.
#[derive(Debug, Clone)]
pub(super) struct Year {
    shown: CalendarYear,
    /// The number behind the point of its version: the higher of two is the newer calendar of the year.
    serial: u32,
    /// The file as it was read.
    text: String,
    /// By the day of the year, from 0.
    kinds: Vec<DayKind>,
    names: BTreeMap<NaiveDate, Trilingual>,
    /// Working days before the day of the year; one more entry than there are days.
    before: Vec<u16>,
    /// The days of the year that work, in order.
    working: Vec<u16>,
}

impl Year {
    /// Lays out a year from its exceptions: every other day works, or is a week-end.
    pub(super) fn new(mut shown: CalendarYear, serial: u32, text: &str) -> Self {
        shown.days.sort_by_key(|day| day.date);
        let exceptions: BTreeMap<NaiveDate, DayKind> = shown.days.iter().map(|day| (day.date, day.kind)).collect();
        let kinds: Vec<DayKind> = days_of(shown.year)
            .map(|date| exceptions.get(&date).copied().unwrap_or_else(|| ordinary(date)))
            .collect();
        let mut before = vec![0];
        let mut working = Vec::new();
        for (day, kind) in (0_u16..).zip(&kinds) {
            if kind.works() {
                working.push(day);
            }
            before.push(u16::try_from(working.len()).unwrap_or(u16::MAX));
        }
        let names = shown
            .days
            .iter()
            .filter_map(|day| Some((day.date, day.name.clone()?)))
            .collect();
        shown.working_days = u32::try_from(working.len()).unwrap_or(u32::MAX);
        Self {
            shown,
            serial,
            text: text.to_owned(),
            kinds,
            names,
            before,
            working,
        }
    }

    pub(super) fn number(&self) -> i32 {
        self.shown.year
    }

    pub(super) fn working_days(&self) -> u32 {
        self.shown.working_days
    }

    /// The working day at a place in the year's list of working days.
    fn nth(&self, place: usize) -> Option<NaiveDate> {
        let day = *self.working.get(place)?;
        NaiveDate::from_yo_opt(self.shown.year, u32::from(day) + 1)
    }

    /// Working days before a day of this year.
    fn worked_before(&self, date: NaiveDate) -> usize {
        self.before
            .get(date.ordinal0() as usize)
            .copied()
            .unwrap_or_default()
            .into()
    }

    /// Working days up to and with a day of this year.
    fn worked_through(&self, date: NaiveDate) -> usize {
        self.before
            .get(date.ordinal() as usize)
            .copied()
            .unwrap_or_default()
            .into()
    }
}

fn days_of(year: i32) -> impl Iterator<Item = NaiveDate> {
    NaiveDate::from_yo_opt(year, 1)
        .into_iter()
        .flat_map(|first| first.iter_days())
        .take_while(move |date| date.year() == year)
}

/// Whether a date is a Saturday or a Sunday.
pub(super) fn on_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

fn ordinary(date: NaiveDate) -> DayKind {
    if on_weekend(date) {
        DayKind::Weekend
    } else {
        DayKind::WorkingDay
    }
}

impl Calendar {
    pub(super) fn of(years: Vec<Year>, names: Names) -> Self {
        let years: BTreeMap<i32, Year> = years.into_iter().map(|year| (year.number(), year)).collect();
        let versions: Vec<&str> = years.values().map(|year| year.shown.version.as_str()).collect();
        let version = versions.join(", ");
        Self { years, version, names }
    }

    /// This calendar with one year added or replaced by the file of a year, and which year that is. `file` is how
    /// defects name the file.
    pub fn with_year(&self, file: &str, text: &str) -> Result<(Self, i32), Vec<Defect>> {
        let new = calendar_file::parse_year(&self.names, file, text)?;
        let number = new.number();
        let others = self.years.values().filter(|year| year.number() != number);
        let years = others.cloned().chain([new]).collect();
        Ok((Self::of(years, self.names.clone()), number))
    }

    /// The number behind the point of a year's version, and the file as it was read; `None` for an unknown year.
    pub fn source(&self, year: i32) -> Option<(u32, &str)> {
        self.years.get(&year).map(|known| (known.serial, known.text.as_str()))
    }

    /// The versions of all known years, in one string.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The versions of the known years that a stretch of days touches, in one string.
    pub fn version_between(&self, from: NaiveDate, to: NaiveDate) -> String {
        let touched = self
            .years
            .values()
            .filter(|year| (from.year()..=to.year()).contains(&year.number()));
        touched
            .map(|year| year.shown.version.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn known(&self, year: i32) -> Result<&Year, NoCalendar> {
        self.years.get(&year).ok_or(NoCalendar { year })
    }

    /// What a day is, with the name of its holiday.
    pub fn day(&self, date: NaiveDate) -> Result<(DayKind, Option<Trilingual>), NoCalendar> {
        Ok((self.kind(date)?, self.known(date.year())?.names.get(&date).cloned()))
    }

    /// What a day is.
    pub fn kind(&self, date: NaiveDate) -> Result<DayKind, NoCalendar> {
        let year = self.known(date.year())?;
        Ok(year
            .kinds
            .get(date.ordinal0() as usize)
            .copied()
            .unwrap_or_else(|| ordinary(date)))
    }

    /// Whether people work on a day.
    pub fn works(&self, date: NaiveDate) -> Result<bool, NoCalendar> {
        Ok(self.kind(date)?.works())
    }

    /// The day itself where it works, else the next one that does.
    pub fn working_day_from(&self, date: NaiveDate) -> Result<NaiveDate, NoCalendar> {
        if self.works(date)? {
            Ok(date)
        } else {
            self.add_working_days(date, 1)
        }
    }

    /// Known years, ascending.
    pub fn years(&self) -> Vec<i32> {
        self.years.keys().copied().collect()
    }

    /// The last day of the last known year; `None` without calendars. A term that ends later waits for a calendar.
    pub fn last_day_known(&self) -> Option<NaiveDate> {
        let (year, _) = self.years.last_key_value()?;
        NaiveDate::from_ymd_opt(*year, 12, 31)
    }

    /// Days off and worked week-ends of a year with names and source, for people; `None` for an unknown year.
    pub fn year(&self, year: i32) -> Option<CalendarYear> {
        self.years.get(&year).map(|known| known.shown.clone())
    }

    /// Working days from `from` (not counted) to `to` (counted); negative when `to` is before `from`.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> Result<i64, NoCalendar> {
        if to < from {
            return Ok(-self.working_days_between(to, from)?);
        }
        let Some(first) = from.succ_opt().filter(|first| *first <= to) else {
            return Ok(0);
        };
        let mut days = 0_i64;
        for number in first.year()..=to.year() {
            let year = self.known(number)?;
            let end = if number == to.year() {
                year.worked_through(to)
            } else {
                year.working.len()
            };
            let begin = if number == first.year() {
                year.worked_before(first)
            } else {
                0
            };
            days += i64::try_from(end.saturating_sub(begin)).unwrap_or(i64::MAX);
        }
        Ok(days)
    }

    /// The working day `n` working days after a date (before it, where `n` is negative); the date itself, whether it
    /// works or not, where `n` is 0.
    pub fn add_working_days(&self, from: NaiveDate, n: i64) -> Result<NaiveDate, NoCalendar> {
        match usize::try_from(n.unsigned_abs()).unwrap_or(usize::MAX) {
            0 => Ok(from),
            left if n > 0 => self.forward(from, left),
            left => self.backward(from, left),
        }
    }

    fn forward(&self, from: NaiveDate, mut left: usize) -> Result<NaiveDate, NoCalendar> {
        let past = NoCalendar {
            year: from.year().saturating_add(1),
        };
        let first = from.succ_opt().ok_or(past)?;
        let mut number = first.year();
        let mut skip = self.known(number)?.worked_before(first);
        loop {
            let year = self.known(number)?;
            if let Some(date) = year.nth(skip.saturating_add(left - 1)) {
                return Ok(date);
            }
            left -= year.working.len() - skip;
            skip = 0;
            number += 1;
        }
    }

    fn backward(&self, from: NaiveDate, mut left: usize) -> Result<NaiveDate, NoCalendar> {
        let past = NoCalendar {
            year: from.year().saturating_sub(1),
        };
        let last = from.pred_opt().ok_or(past)?;
        let mut number = last.year();
        let mut end = self.known(number)?.worked_through(last);
        loop {
            let year = self.known(number)?;
            if let Some(date) = end.checked_sub(left).and_then(|place| year.nth(place)) {
                return Ok(date);
            }
            left -= end;
            number -= 1;
            end = self.known(number)?.working.len();
        }
    }
}
