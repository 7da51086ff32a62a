//! The months that figures are about.
//!
//! Pure: words of an address and a day in, dates out. Bad words are named, never guessed.

use chrono::{Datelike, Months, NaiveDate};

/// Months of the period when none is asked for, the last one among them.
const MONTHS: u32 = 12;

/// Whole months by the day of registration: first day of the first one, last day of the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day, inclusive.
    pub to: NaiveDate,
}

/// Which word of a period is at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadPeriod {
    /// The first month is none.
    From,
    /// The last month is none.
    To,
    /// The last month lies before the first one.
    Order,
}

impl Period {
    /// From one month to another, each written `2026-01`; an empty word asks for the usual: twelve months, of which
    /// the last is that in which an appeal that comes now is registered. So the figures hold all that came until now,
    /// also what came after hours on the last day of a month and is registered in the next one.
    ///
    /// # Errors
    /// The word at fault.
    pub fn asked(from: &str, to: &str, registered_next: NaiveDate) -> Result<Self, BadPeriod> {
        let last = match to {
            "" => registered_next.with_day(1).unwrap_or(registered_next),
            word => month(word).ok_or(BadPeriod::To)?,
        };
        let first = match from {
            "" => last
                .checked_sub_months(Months::new(MONTHS - 1))
                .ok_or(BadPeriod::From)?,
            word => month(word).ok_or(BadPeriod::From)?,
        };
        if first > last {
            return Err(BadPeriod::Order);
        }
        let next = last.checked_add_months(Months::new(1));
        let to = next.and_then(|next| next.pred_opt()).ok_or(BadPeriod::To)?;
        Ok(Self { from: first, to })
    }
}

/// The first day of a month as it is written in an address: exactly `yyyy-mm`.
pub fn month(word: &str) -> Option<NaiveDate> {
    let (year, number) = word.split_once('-')?;
    let digits = |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(year, 4) || !digits(number, 2) {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, number.parse().ok()?, 1)
}

/// `2026-01`.
pub fn month_word(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}
