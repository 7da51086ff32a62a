//! The trace of a term as it is kept: the first day, one letter for each day, and the names of days that have one.
//!
//! It owns this form, in which a trace takes a fifth of the room of a list of days. It counts nothing by the calendar:
//! what was counted is written and read back as it was.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{DayKind, TraceDay};
use crate::appeal::Trilingual;

impl DayKind {
    /// The letter of a day: `W` works, `X` is a worked week-end day, `-` a week-end, `H` a holiday, `T` a transferred
    /// day off.
    fn letter(self) -> char {
        match self {
            Self::WorkingDay => 'W',
            Self::WorkedWeekend => 'X',
            Self::Weekend => '-',
            Self::Holiday => 'H',
            Self::TransferredDay => 'T',
        }
    }

    fn of_letter(letter: char) -> Option<Self> {
        [
            Self::WorkingDay,
            Self::WorkedWeekend,
            Self::Weekend,
            Self::Holiday,
            Self::TransferredDay,
        ]
        .into_iter()
        .find(|kind| kind.letter() == letter)
    }
}

/// The days of a trace on one line, for the journal: `2026-05-01 H--WWW`. Empty for an empty trace.
pub fn line(trace: &[TraceDay]) -> String {
    trace
        .first()
        .map(|first| format!("{} {}", first.date, letters(trace)))
        .unwrap_or_default()
}

fn letters(trace: &[TraceDay]) -> String {
    trace.iter().map(|day| day.reason.letter()).collect()
}

#[derive(Serialize, Deserialize)]
struct Compact {
    from: Option<NaiveDate>,
    days: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    names: BTreeMap<NaiveDate, Trilingual>,
}

/// What the first release kept was a list of days.
#[derive(Deserialize)]
#[serde(untagged)]
enum Kept {
    Compact(Compact),
    Days(Vec<TraceDay>),
}

pub(super) fn serialize<S: Serializer>(trace: &[TraceDay], to: S) -> Result<S::Ok, S::Error> {
    let named = trace.iter().filter_map(|day| Some((day.date, day.name.clone()?)));
    Compact {
        from: trace.first().map(|first| first.date),
        days: letters(trace),
        names: named.collect(),
    }
    .serialize(to)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<TraceDay>, D::Error> {
    match Kept::deserialize(from)? {
        Kept::Days(days) => Ok(days),
        Kept::Compact(compact) => {
            unfold(compact).ok_or_else(|| serde::de::Error::custom("not a trace that was written here"))
        }
    }
}

fn unfold(mut compact: Compact) -> Option<Vec<TraceDay>> {
    let Some(from) = compact.from else {
        return compact.days.is_empty().then(Vec::new);
    };
    let mut counted = 0;
    (0..)
        .zip(compact.days.chars())
        .map(|(place, letter)| {
            let date = from.checked_add_days(Days::new(place))?;
            let reason = DayKind::of_letter(letter)?;
            counted += u32::from(reason.works());
            Some(TraceDay {
                date,
                counted: reason.works().then_some(counted),
                reason,
                name: compact.names.remove(&date),
            })
        })
        .collect()
}
