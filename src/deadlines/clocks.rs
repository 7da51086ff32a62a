//! The terms of the law in their versions: how long, from what, and by which article.
//!
//! It holds what the files say and finds the version of a date. It counts nothing.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::Clock;
use crate::appeal::Confidence;
use crate::appeal::Trilingual;

/// The terms of the law, in all versions.
#[derive(Debug, Clone, Default)]
pub struct Clocks {
    /// By their first day; each ends where the next begins.
    versions: Vec<Version>,
}

/// One version of the terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its name, kept with every case decided under it.
    pub name: String,
    /// First day of validity.
    pub valid_from: NaiveDate,
    /// Last day of validity; `None` while in force.
    pub valid_until: Option<NaiveDate>,
    /// The text of the law that it is taken from.
    pub source: String,
    /// Civil time from which something received belongs to the next working day.
    pub office_closes: NaiveTime,
    /// One term for each clock, in the order of [`Clock::ALL`].
    pub terms: Vec<Term>,
    /// How far an extension may reach (APPC 76(3)).
    pub extension: Months,
    /// How long people may complain (APPC 92).
    pub complaint_filing: Months,
    /// How long, where the act names no remedy (APPC 92).
    pub complaint_filing_unnamed: Months,
    /// How long people may go to court after the decision on their complaint (APPC 136).
    pub suit: Months,
}

/// A term in working days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Which clock.
    pub clock: Clock,
    /// Its length; 0 only for `register` and `emergency_forward`: the day itself.
    pub working_days: u32,
    /// The day from which it runs.
    pub starts: Start,
    /// Which day is day 1.
    pub first_day: FirstDay,
    /// Article of the Code.
    pub article: String,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// The article and the rule in words.
    pub basis: Trilingual,
}

/// A term in months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Months {
    /// Its length.
    pub months: u32,
    /// Article of the Code.
    pub article: String,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// The article and the rule in words.
    pub basis: Trilingual,
}

/// The day from which a term runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// The day of registration: after hours or on a day off, the next working day.
    Registration,
    /// The day on which it came or was decided, whatever the hour.
    Receipt,
}

/// Which day is day 1 of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstDay {
    /// The first working day after the start (APPC 76 since 29 December 2025).
    Next,
    /// The start itself (before).
    Same,
}

impl Clocks {
    pub(super) fn of(mut versions: Vec<Version>) -> Self {
        versions.sort_by_key(|version| version.valid_from);
        Self { versions }
    }

    /// All versions, the oldest first.
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// The version in force on a day.
    pub fn on(&self, date: NaiveDate) -> Option<&Version> {
        let begun = self.versions.partition_point(|version| version.valid_from <= date);
        self.versions
            .get(begun.checked_sub(1)?)
            .filter(|version| version.valid_until.is_none_or(|last| date <= last))
    }
}

impl Version {
    /// The term of a clock; a parsed version has one for every clock.
    pub fn term(&self, clock: Clock) -> Option<&Term> {
        self.terms.iter().find(|term| term.clock == clock)
    }
}
