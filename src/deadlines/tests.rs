//! The golden dates of the law, the trace, and what must hold for every term.

mod broken;
mod golden;
mod properties;

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::{Calendar, Clocks};

/// The law data as shipped.
fn shipped() -> BTreeMap<String, String> {
    crate::law::embedded_files()
}

fn law() -> (Clocks, Calendar) {
    super::parse(&shipped()).expect("the shipped clocks and calendars are whole")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect(text)
}

/// A civil time: `2026-04-30T10:00`, or a date for ten in the morning.
fn at(text: &str) -> NaiveDateTime {
    match text.split_once('T') {
        Some((date, time)) => day(date).and_time(format!("{time}:00").parse().expect(text)),
        None => day(text).and_time(NaiveTime::from_hms_opt(10, 0, 0).expect("ten")),
    }
}
