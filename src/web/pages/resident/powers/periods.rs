//! The history of a subject: what held when, and what each change did.

use super::holders::Holders;
use super::rows::{Row, row};
use crate::powers::Period;
use crate::texts::long_date;

/// A time in which the rules of a subject stayed the same.
pub(super) struct Time {
    pub when: String,
    /// What the time before had and this one has not; `None` of the first.
    pub went: Option<Vec<Row>>,
    /// What this one has and the time before had not; of the first, everything.
    pub came: Vec<Row>,
}

/// The times, newest first.
pub(super) fn times(holders: &Holders<'_>, periods: &[Period]) -> Vec<Time> {
    let earlier = std::iter::once(None).chain(periods.iter().map(Some));
    let mut times: Vec<Time> = periods
        .iter()
        .zip(earlier)
        .map(|(period, before)| {
            let in_words = |period: &Period, rows: Vec<&_>| {
                rows.into_iter()
                    .map(|shown| row(holders, period.from, shown))
                    .collect::<Vec<_>>()
            };
            Time {
                when: when(holders, period),
                went: before.map(|before| in_words(before, before.unlike(period))),
                came: match before {
                    Some(before) => in_words(period, period.unlike(before)),
                    None => in_words(period, period.rows.iter().collect()),
                },
            }
        })
        .collect();
    times.reverse();
    times
}

fn when(holders: &Holders<'_>, period: &Period) -> String {
    let words = &holders.words;
    let from = long_date(words.language, period.from);
    match period.until {
        Some(until) => {
            let until = long_date(words.language, until);
            words.say2("powers-period", ("from", &from), ("until", &until))
        }
        None => words.say1("powers-period-open", "from", &from),
    }
}
