//! Reads a list of the classifier as it is published: the statistics bureau's workbook, or a CSV file. Pure: bytes in, rows
//! or everything that is wrong with them out.
//!
//! A kind is never guessed: what the Russian name says and what the Kazakh name says must agree, with the code and with
//! each other. A row that cannot be understood is told together with all others, never one at a time.

use std::collections::BTreeMap;

use super::{Territory, TerritoryCode};

mod columns;
mod faults;
mod forms;
mod kazakh;
mod kinds;
mod letters;
mod parents;
mod rows;
mod russian;
mod table;
mod text;
mod workbook;

pub use faults::{BadRow, LeftOut, Reason, Refused, SkippedRows};
pub use parents::Placed;
pub use table::LARGEST;

/// A list that can be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The territories in the order of the file.
    pub rows: Vec<Territory>,
    /// The version of the classifier, where the file names one («NK RK 11-2025»).
    pub version: Option<String>,
    /// Territories without a row of the level above them, with the territory whose akimat answers there.
    pub placed: Vec<Placed>,
    /// Rows that were left out because they cannot be understood, by reason; empty unless that was asked for.
    pub skipped: Vec<SkippedRows>,
    /// What these may stand for.
    pub left_out: LeftOut,
}

/// Reads a list. `known` is what the database has: a part of the country may hang under rows that are there already; the
/// order of the rows in the file does not matter.
///
/// # Errors
/// The file as a whole (its layout, its encoding, merged cells, a code that stands twice, no rows, too many), or all rows
/// that cannot be understood; with `skip_unknown` these are left out instead, and what is known of them stays.
pub fn read_list(
    bytes: &[u8],
    known: &BTreeMap<TerritoryCode, Territory>,
    skip_unknown: bool,
) -> Result<List, Refused> {
    let table = if workbook::is_workbook(bytes) {
        workbook::read(bytes)?
    } else {
        table::read_csv(bytes)?
    };
    let columns = columns::Columns::find(&table)?;
    let (written, mut bad) = rows::read(&table, &columns);
    let version = rows::version(&table, &columns)?;
    let read = written.len() + bad.len();
    if read == 0 {
        return Err(Refused::of_file("there are no rows below the header".to_owned()));
    }
    let once = rows::once(written, table.unit)?;
    let mut settled = kinds::settle(once, known, skip_unknown, &mut bad);
    if !bad.is_empty() && !skip_unknown {
        return Err(Refused::of_rows(bad, read, table.unit));
    }
    if settled.rows.is_empty() {
        return Err(Refused::of_rows(bad, read, table.unit));
    }
    let mut rows: Vec<Territory> = settled.rows.iter().map(|row| row.territory(&settled.written)).collect();
    rows.append(&mut settled.kept);
    settled.placed.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(List {
        rows,
        version,
        placed: settled.placed,
        left_out: LeftOut::of(&bad, known),
        skipped: faults::grouped(bad, table.unit),
    })
}

#[cfg(test)]
mod tests;
