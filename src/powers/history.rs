//! What held when: the times of a subject, in each of which its rows stayed the same.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::book::{Table, Version, day};
use super::listing;
use super::{RuleRow, Rulebook};

/// A time in which the rows of a subject stayed the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day; `None` where no end is known.
    pub until: Option<NaiveDate>,
    /// The rows, in the order of the rulebook; empty where it had no such subject.
    pub rows: Vec<RuleRow>,
}

impl Period {
    /// The rows of this time that another did not have.
    pub fn unlike<'a>(&'a self, other: &Self) -> Vec<&'a RuleRow> {
        let own = self.rows.iter();
        own.filter(|row| !other.rows.iter().any(|known| same(row, known)))
            .collect()
    }
}

impl Rulebook {
    /// The times of a subject, oldest first and without a hole, from the first version that has it; none of a subject that
    /// no version has.
    pub fn history(&self, subject: &str) -> Vec<Period> {
        let mut periods: Vec<Period> = Vec::new();
        for version in &self.versions {
            for (from, until) in times(version, version.table(subject)) {
                let rows = listing::rows(version, from, subject);
                match periods.last_mut() {
                    None if rows.is_empty() => {}
                    Some(last) if alike(&last.rows, &rows) => last.until = Some(until),
                    _ => periods.push(Period {
                        from,
                        until: Some(until),
                        rows,
                    }),
                }
            }
        }
        let end = self.versions.last().map(|version| version.until);
        if let Some(last) = periods.last_mut().filter(|last| last.until == end) {
            last.until = None;
        }
        periods
    }
}

/// First and last days between which nothing of a table begins or ends, in a version.
fn times(version: &Version, table: Option<&Table>) -> Vec<(NaiveDate, NaiveDate)> {
    let (first, last) = (day(version.from), day(version.until));
    let rules = table.into_iter().flat_map(|table| &table.rules);
    let days = rules.flat_map(|rule| rule.also.iter().map(|other| other.days).chain([rule.region.days]));
    let mut begins: BTreeSet<i32> = days.flat_map(|(from, until)| [from, until.saturating_add(1)]).collect();
    begins.insert(first);
    let begins: Vec<i32> = begins
        .into_iter()
        .filter(|begin| (first..=last).contains(begin))
        .collect();
    let ends = begins.iter().skip(1).map(|begin| begin - 1).chain([last]);
    let date = NaiveDate::from_num_days_from_ce_opt;
    begins
        .iter()
        .zip(ends)
        .filter_map(|(begin, end)| Some((date(*begin)?, date(end)?)))
        .collect()
}

fn alike(rows: &[RuleRow], others: &[RuleRow]) -> bool {
    rows.len() == others.len() && rows.iter().zip(others).all(|(row, other)| same(row, other))
}

/// Whether two rows say the same of the same facts, whatever their names are and however they are quoted.
fn same(row: &RuleRow, other: &RuleRow) -> bool {
    let said = |row: &RuleRow| {
        let also = row.also.iter();
        let also: Vec<_> = also
            .map(|one| (one.level, one.function.clone(), one.basis.clone()))
            .collect();
        (also, row.when.clone(), row.place.clone(), row.outcome)
    };
    said(row) == said(other)
        && (row.level, &row.function) == (other.level, &other.function)
        && (&row.operational_owner, &row.budget_level) == (&other.operational_owner, &other.budget_level)
        && (&row.basis, row.confidence) == (&other.basis, other.confidence)
}
