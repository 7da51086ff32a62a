//! The numbers of a year: given one after the other, without a gap.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use crate::appeal::Number;
use crate::store::schema::{appeal_numbers, unused_numbers};
use crate::store::{Conn, StoreError};

/// The next number of a year; see [`next_numbers`].
pub fn next_number(c: &mut Conn, year: i32) -> Result<Number, StoreError> {
    let mut numbers = next_numbers(c, year, 1)?;
    numbers
        .pop()
        .ok_or_else(|| StoreError::Other("appeal_numbers gave no number".to_owned()))
}

/// The next numbers of a year, so many; call it in the write transaction of their appeals. Others who file in that year wait until
/// its end, so that a number is given exactly when its appeal is written.
pub fn next_numbers(c: &mut Conn, year: i32, count: i64) -> Result<Vec<Number>, StoreError> {
    let counted = diesel::insert_into(appeal_numbers::table)
        .values((appeal_numbers::year.eq(year), appeal_numbers::last.eq(count)))
        .on_conflict(appeal_numbers::year)
        .do_update()
        .set(appeal_numbers::last.eq(appeal_numbers::last + count));
    let last: i64 = match c {
        Conn::Pg(c) => counted.returning(appeal_numbers::last).get_result(c)?,
        Conn::Sqlite(c) => {
            counted.execute(c)?;
            appeal_numbers::table
                .filter(appeal_numbers::year.eq(year))
                .select(appeal_numbers::last)
                .first(c)?
        }
    };
    Ok((last - count + 1..=last)
        .map(|serial| Number::new(year, serial))
        .collect())
}

/// The numbers of each year as the register knows them, to be compared with those of the appeals.
#[derive(Default)]
pub(in crate::store) struct Numbers {
    last: BTreeMap<i32, i64>,
    unused: BTreeMap<i32, BTreeSet<i64>>,
    found: BTreeMap<i32, Vec<i64>>,
}

/// Reads the counters.
pub(in crate::store) fn numbers(c: &mut Conn) -> Result<Numbers, StoreError> {
    let mut numbers = Numbers {
        last: appeal_numbers::table.load::<(i32, i64)>(c)?.into_iter().collect(),
        ..Numbers::default()
    };
    for (year, number) in unused_numbers::table.load::<(i32, i64)>(c)? {
        numbers.unused.entry(year).or_default().insert(number);
    }
    Ok(numbers)
}

impl Numbers {
    /// Notes the number of an appeal.
    pub(in crate::store) fn found(&mut self, number: &str) {
        let mut parts = number.rsplit('-');
        let serial = parts.next().and_then(|serial| serial.parse().ok());
        let year = parts.next().and_then(|year| year.parse().ok());
        if let (Some(year), Some(serial)) = (year, serial) {
            self.found.entry(year).or_default().push(serial);
        }
    }

    /// The first number that was given and has no appeal, or has one and was not given, with what is wrong.
    pub(in crate::store) fn fault(mut self) -> Option<(String, String)> {
        let years = self.last.keys().chain(self.unused.keys()).chain(self.found.keys());
        let years: BTreeSet<i32> = years.copied().collect();
        years.into_iter().find_map(|year| {
            let last = self.last.get(&year).copied();
            let unused = self.unused.remove(&year).unwrap_or_default();
            let mut found = self.found.remove(&year).unwrap_or_default();
            found.sort_unstable();
            let (serial, fault) = of_year(last, &unused, &found)?;
            Some((Number::new(year, serial).0, fault))
        })
    }
}

fn of_year(last: Option<i64>, unused: &BTreeSet<i64>, found: &[i64]) -> Option<(i64, String)> {
    let Some(last) = last else {
        let first = found.iter().chain(unused).min().copied()?;
        return Some((first, "appeal_numbers has no counter of its year".to_owned()));
    };
    let mut left = found.iter().copied().peekable();
    for serial in 1..=last {
        let given = left.next_if_eq(&serial).is_some();
        if given && unused.contains(&serial) {
            return Some((serial, "unused_numbers says that it was never given".to_owned()));
        }
        if !given && !unused.contains(&serial) {
            let fault = "the number was given, and no appeal has it: the appeal and its history were removed, \
                         or appeal_numbers.last was raised";
            return Some((serial, fault.to_owned()));
        }
    }
    let beyond = left.next().or_else(|| unused.range(last + 1..).next().copied())?;
    Some((
        beyond,
        format!("appeal_numbers.last of its year is {last}: the counter was set back"),
    ))
}
