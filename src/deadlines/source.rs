//! Reading one file of law data: what is wrong with it is told with its line.
//!
//! It knows TOML and positions, and nothing of what the data mean.

use std::ops::Range;

use chrono::{NaiveDate, NaiveTime};
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::value::Datetime;

use crate::appeal::Trilingual;

/// Something wrong in a file of law data.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Defect {
    /// Path below the law folder.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong, for the person who edits the file.
    pub message: String,
}

/// One file with the defects found in it so far.
pub(crate) struct Source<'a> {
    file: &'a str,
    text: &'a str,
    pub(crate) defects: Vec<Defect>,
}

impl<'a> Source<'a> {
    pub(crate) fn new(file: &'a str, text: &'a str) -> Self {
        Self {
            file,
            text,
            defects: Vec::new(),
        }
    }

    /// Notes a defect at a place of the file.
    pub(crate) fn fault(&mut self, at: Range<usize>, message: impl Into<String>) {
        self.defects.push(Defect {
            file: self.file.to_owned(),
            line: self.line(at.start),
            message: message.into(),
        });
    }

    /// The line of a byte offset, from 1.
    pub(crate) fn line(&self, offset: usize) -> usize {
        let before = self.text.get(..offset).unwrap_or(self.text);
        before.bytes().filter(|byte| *byte == b'\n').count() + 1
    }

    /// Reads the whole file; what TOML or the shape of the data refuses is a defect.
    pub(crate) fn read<T: DeserializeOwned>(&mut self) -> Option<T> {
        toml::from_str(self.text)
            .map_err(|error| self.fault(error.span().unwrap_or(0..0), error.message()))
            .ok()
    }

    /// A civil date, written `2026-05-01`.
    pub(crate) fn date(&mut self, written: &Spanned<Datetime>) -> Option<NaiveDate> {
        let value = written.get_ref();
        let date = value
            .date
            .filter(|_| value.time.is_none() && value.offset.is_none())
            .and_then(|date| NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into()));
        if date.is_none() {
            self.fault(written.span(), format!("{value} is not a date like 2026-05-01"));
        }
        date
    }

    /// A civil time of day, written `18:30:00`.
    pub(crate) fn time(&mut self, written: &Spanned<Datetime>) -> Option<NaiveTime> {
        let value = written.get_ref();
        let time = value.time.filter(|_| value.date.is_none()).and_then(|time| {
            let second = time.second.unwrap_or(0).into();
            NaiveTime::from_hms_opt(time.hour.into(), time.minute.into(), second)
        });
        if time.is_none() {
            self.fault(written.span(), format!("{value} is not a time of day like 18:30:00"));
        }
        time
    }

    /// Refuses a text that is empty in one of the languages.
    pub(crate) fn in_three_languages(&mut self, what: &str, text: &Spanned<Trilingual>) {
        for language in text.get_ref().missing() {
            self.fault(text.span(), format!("{what} has no text in {language}"));
        }
    }
}
