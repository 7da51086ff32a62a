//! What is wrong with a list, told at once: rows by reason, with their lines.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use crate::territory::{Territory, TerritoryCode};

/// How many rows of one reason are written out; of the others the lines are told.
const WRITTEN_OUT: usize = 20;

/// What the rows of a file are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Lines of a text; the header is usually line 1.
    Line,
    /// Rows of a sheet.
    Row,
}

impl Unit {
    pub(super) fn one(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Row => "row",
        }
    }
}

/// Why a row cannot be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// More or fewer cells than the header has.
    Cells,
    /// The code is not nine digits.
    Code,
    /// The parts of the code, or the level, stand in columns of their own and say something else.
    Parts,
    /// No Russian name.
    Nameless,
    /// A name longer than any place has.
    Long,
    /// Letters that are lost: the encoding of the file was broken before.
    Damaged,
    /// Neither language says what kind of territory it is.
    Unknown,
    /// What the two names and the level of the code say does not agree.
    Disagree,
    /// Neither the file nor the database has the territory that it lies in.
    Orphan,
}

impl Reason {
    /// The reason as a sentence for the operator.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Cells => "the number of columns is not that of the header",
            Self::Code => "the code is not nine digits",
            Self::Parts => "the code is not what the columns ab, cd, ef, hij or level say",
            Self::Nameless => "name_ru is empty",
            Self::Long => "the name is longer than 200 characters",
            Self::Damaged => "letters of the name are lost, or the cell is a date or an error",
            Self::Unknown => {
                "the kind is unknown: the name is none of с.о., с.а., п.а., г.а., р.а., г., район (а.о., а.ә., к.ә., қ.ә., қ., ауданы)"
            }
            Self::Disagree => "the Russian name, the Kazakh name and the level of the code do not agree about the kind",
            Self::Orphan => "what it lies in is neither in the file nor in the database",
        }
    }
}

/// A row that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// The line in the file or the row of the sheet; where the header stands first it is 1.
    pub line: u64,
    /// Its code, where that can be read.
    pub code: Option<TerritoryCode>,
    /// Its Russian name, where that can be read.
    pub name: Option<String>,
    /// Why.
    pub reason: Reason,
    /// The row as it is written, shortened.
    pub written: String,
}

/// What rows that were left out may stand for, where it is not what the database has under their codes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// Whether there are rows of which neither code nor name can be relied on: they may stand for anything.
    pub nothing_known: bool,
    /// The names of those that have a code which the database has not: a place that is there may have moved to it.
    pub names: Vec<String>,
}

impl LeftOut {
    pub(super) fn of(bad: &[BadRow], known: &BTreeMap<TerritoryCode, Territory>) -> Self {
        let mut left_out = Self::default();
        for row in bad {
            let shifted = matches!(row.reason, Reason::Cells | Reason::Parts);
            let stays = row.code.as_ref().is_some_and(|code| known.contains_key(code));
            match &row.name {
                _ if stays && !shifted => {}
                Some(name) if row.code.is_some() && !shifted => left_out.names.push(name.clone()),
                _ => left_out.nothing_known = true,
            }
        }
        left_out
    }
}

/// Rows that were left out for one reason.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct SkippedRows {
    /// The reason as a sentence.
    pub reason: &'static str,
    /// How many.
    pub count: usize,
    /// Their lines in the file, in order.
    pub lines: Vec<u64>,
    /// What stands there, line by line.
    pub rows: Vec<String>,
}

/// Why nothing of a list can be imported; its text is for the operator and may have several lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(Why);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Why {
    /// The file as a whole.
    File(String),
    /// Some rows, of so many, counted so.
    Rows(Vec<BadRow>, usize, Unit),
}

impl Refused {
    pub(super) fn of_file(why: String) -> Self {
        Self(Why::File(why))
    }

    pub(super) fn of_line(unit: Unit, line: u64, why: &str) -> Self {
        Self::of_file(format!("{} {line}: {why}", unit.one()))
    }

    pub(super) fn of_rows(bad: Vec<BadRow>, read: usize, unit: Unit) -> Self {
        Self(Why::Rows(bad, read, unit))
    }

    /// The rows that are at fault; none where it is the file as a whole.
    pub fn rows(&self) -> &[BadRow] {
        match &self.0 {
            Why::File(_) => &[],
            Why::Rows(bad, ..) => bad,
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (bad, read, unit) = match &self.0 {
            Why::File(why) => return f.write_str(why),
            Why::Rows(bad, read, unit) => (bad, read, *unit),
        };
        write!(
            f,
            "{} of {read} rows cannot be understood, nothing was imported",
            bad.len()
        )?;
        for group in grouped(bad.clone(), unit) {
            write!(f, "\n  {} ({}):", group.reason, group.count)?;
            for row in group.rows.iter().take(WRITTEN_OUT) {
                write!(f, "\n    {row}")?;
            }
            if let Some(others) = group.lines.get(WRITTEN_OUT..).filter(|others| !others.is_empty()) {
                write!(f, "\n    and {}s {}", unit.one(), ranges(others))?;
            }
        }
        if bad.len() < *read {
            write!(f, "\n  --skip-unknown imports the other rows")?;
        }
        Ok(())
    }
}

/// Bad rows by reason, each with its line before it.
pub(super) fn grouped(mut bad: Vec<BadRow>, unit: Unit) -> Vec<SkippedRows> {
    bad.sort_by_key(|row| row.line);
    let mut groups: BTreeMap<Reason, SkippedRows> = BTreeMap::new();
    for row in bad {
        let group = groups.entry(row.reason).or_insert_with(|| SkippedRows {
            reason: row.reason.sentence(),
            count: 0,
            lines: Vec::new(),
            rows: Vec::new(),
        });
        group.count += 1;
        group.lines.push(row.line);
        group.rows.push(format!("{} {}: {}", unit.one(), row.line, row.written));
    }
    groups.into_values().collect()
}

/// Lines in order as ranges: `40, 42–60`.
fn ranges(lines: &[u64]) -> String {
    let mut text = String::new();
    let mut lines = lines.iter().copied().peekable();
    while let Some(first) = lines.next() {
        let mut last = first;
        while lines.next_if_eq(&(last + 1)).is_some() {
            last += 1;
        }
        let comma = if text.is_empty() { "" } else { ", " };
        let _never_fails = match last == first {
            true => write!(text, "{comma}{first}"),
            false => write!(text, "{comma}{first}–{last}"),
        };
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_as_ranges() {
        for (lines, told) in [(&[7][..], "7"), (&[7, 8, 9], "7–9"), (&[1, 3, 4, 9], "1, 3–4, 9")] {
            assert_eq!(ranges(lines), told);
        }
    }

    #[test]
    fn rows_are_told_by_reason_and_none_is_left_out() {
        let row = |line, reason| BadRow {
            line,
            code: None,
            name: None,
            reason,
            written: format!("row {line}"),
        };
        let mut bad: Vec<BadRow> = (100..140).map(|line| row(line, Reason::Unknown)).collect();
        bad.insert(0, row(7, Reason::Code));
        let told = Refused::of_rows(bad, 50, Unit::Line).to_string();
        for part in [
            "41 of 50 rows cannot be understood",
            "the code is not nine digits (1):\n    line 7: row 7",
            "(40):\n    line 100: row 100",
            "line 119: row 119\n    and lines 120–139\n",
            "--skip-unknown",
        ] {
            assert!(told.contains(part), "{part:?} in {told}");
        }
        assert!(!told.contains("line 120: "));
    }
}
