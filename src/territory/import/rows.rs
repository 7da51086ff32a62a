//! The rows of a table as codes and names: what a row says by itself, before it is compared with the others.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Columns;
use super::faults::{BadRow, Reason, Refused, Unit};
use super::letters::{self, restored};
use super::table::Table;
use crate::territory::TerritoryCode;

/// The longest name, in letters: the longest of the published list has 39.
const LONGEST: usize = 200;
/// How many letters of a row are repeated in a complaint.
const REPEATED: usize = 80;
/// How many codes are named that stand there twice.
const MOST_TWICE: usize = 100;

/// What a row says by itself.
#[derive(Debug, Clone)]
pub(super) struct Written {
    /// The line in the file.
    pub line: u64,
    /// Its code.
    pub code: TerritoryCode,
    /// The Russian name; never empty.
    pub ru: String,
    /// The Kazakh name, where there is one that is not the Russian one again.
    pub kk: Option<String>,
    /// The English name, where there is one.
    pub en: Option<String>,
}

impl Written {
    /// The row in a complaint.
    pub(super) fn repeated(&self) -> String {
        let names = match &self.kk {
            Some(kk) => format!("«{}», «{kk}»", self.ru),
            None => format!("«{}»", self.ru),
        };
        format!("{} {names}", self.code)
    }

    pub(super) fn bad(&self, reason: Reason) -> BadRow {
        BadRow {
            line: self.line,
            code: Some(self.code.clone()),
            name: Some(self.ru.clone()),
            reason,
            written: self.repeated(),
        }
    }
}

/// Every row, and every row that cannot be read.
pub(super) fn read(table: &Table, columns: &Columns) -> (Vec<Written>, Vec<BadRow>) {
    let mut rows = Vec::with_capacity(table.rows.len());
    let mut bad = Vec::new();
    for (line, cells) in &table.rows {
        match row(*line, cells, columns, table.unit) {
            Ok(row) => rows.push(row),
            Err(reason) => bad.push(BadRow {
                line: *line,
                code: cells.get(columns.code).and_then(|code| TerritoryCode::read(code)),
                name: None,
                reason,
                written: shortened(cells),
            }),
        }
    }
    (rows, bad)
}

fn row(line: u64, cells: &[String], columns: &Columns, unit: Unit) -> Result<Written, Reason> {
    let cell = |column: usize| cells.get(column).map_or("", String::as_str);
    let extra = cells.get(columns.width..).unwrap_or_default();
    // A sheet has no cells where nothing is written; a text has them all.
    let missing = unit == Unit::Line && cells.len() < columns.width;
    if missing || extra.iter().any(|cell| !cell.is_empty()) {
        return Err(Reason::Cells);
    }
    let code = TerritoryCode::read(cell(columns.code)).ok_or(Reason::Code)?;
    let part_fits = |(column, digits): &(usize, std::ops::Range<usize>)| {
        let part = code.as_str().get(digits.clone()).unwrap_or_default();
        let written = cell(*column);
        written.is_empty() || (written.parse::<u32>().ok() == part.parse().ok())
    };
    let level_fits = |column: usize| {
        matches!(
            (cell(column), code.depth()),
            ("", _) | ("oblast", 1) | ("district", 2) | ("sub_district", 3) | ("settlement", 4)
        )
    };
    if !columns.parts.iter().all(part_fits) || !columns.level.is_none_or(level_fits) {
        return Err(Reason::Parts);
    }
    let name = |column: usize| match restored(cell(column)) {
        name if name.chars().count() > LONGEST => Err(Reason::Long),
        name if letters::are_lost(&name) => Err(Reason::Damaged),
        name => Ok(name),
    };
    let given = |column: Option<usize>| {
        let name = column.map(name).transpose()?;
        Ok(name.filter(|name| !name.is_empty()))
    };
    let ru = name(columns.ru)?;
    if ru.is_empty() {
        return Err(Reason::Nameless);
    }
    Ok(Written {
        line,
        code,
        kk: given(columns.kk)?,
        en: given(columns.en)?,
        ru,
    })
}

fn shortened(cells: &[String]) -> String {
    let whole = cells.join(",");
    match whole.char_indices().nth(REPEATED) {
        Some((end, _)) => format!("{} … ({} letters)", &whole[..end], whole.chars().count()),
        None => whole,
    }
}

/// Refuses a list in which a code stands twice: which of the rows is meant, only whoever made it knows. All are named.
pub(super) fn once(rows: Vec<Written>, unit: Unit) -> Result<Vec<Written>, Refused> {
    let mut lines: BTreeMap<&TerritoryCode, Vec<u64>> = BTreeMap::new();
    for row in &rows {
        lines.entry(&row.code).or_default().push(row.line);
    }
    let twice: Vec<_> = lines.iter().filter(|(_, lines)| lines.len() > 1).collect();
    if twice.is_empty() {
        return Ok(rows);
    }
    let told: Vec<String> = twice
        .iter()
        .take(MOST_TWICE)
        .map(|(code, lines)| {
            let lines: Vec<String> = lines.iter().map(u64::to_string).collect();
            format!("\n    code {code} on {}s {}", unit.one(), lines.join(", "))
        })
        .collect();
    let others = match twice.len().saturating_sub(MOST_TWICE) {
        0 => String::new(),
        others => format!("\n    and {others} more"),
    };
    let why = format!(
        "{} codes stand there more than once, nothing was imported:{}{others}",
        twice.len(),
        told.concat()
    );
    Err(Refused::of_file(why))
}

/// The version of the classifier that the rows name.
pub(super) fn version(table: &Table, columns: &Columns) -> Result<Option<String>, Refused> {
    let Some(column) = columns.version else {
        return Ok(None);
    };
    let named: BTreeSet<&String> = table
        .rows
        .iter()
        .filter_map(|(_, cells)| cells.get(column))
        .filter(|version| !version.is_empty())
        .collect();
    let mut named = named.into_iter();
    match (named.next(), named.next()) {
        (Some(one), Some(other)) => Err(Refused::of_file(format!(
            "rows of two versions of the classifier: {one} and {other}; import one after the other"
        ))),
        (one, _) => Ok(one.cloned()),
    }
}
