//! A list as a table: header and rows of cells with their lines. Here from CSV, with commas or semicolons.

use super::faults::{Refused, Unit};
use super::text;
use crate::appeal::CleanText;

/// More rows than any list of the country can have (it has 15,594): whoever gives so many has taken another file.
pub(super) const MOST_ROWS: usize = 100_000;
/// The largest file that is looked at, in bytes: the workbook of the country has one million.
pub const LARGEST: usize = 64 * 1024 * 1024;

/// A table as it is written.
pub(super) struct Table {
    /// What its rows are counted by.
    pub unit: Unit,
    /// Where the header stands.
    pub header_line: u64,
    /// The names of the columns, cleaned.
    pub header: Vec<String>,
    /// The rows below it that have any text, each with its line.
    pub rows: Vec<(u64, Vec<String>)>,
}

/// The refusal of a file that is far too large.
pub(super) fn too_many_rows() -> Refused {
    Refused::of_file(format!(
        "more than {MOST_ROWS} rows: this is not a list of the classifier, which has about 16000"
    ))
}

/// Refuses what is too large to be a list, before anything is made of it.
pub(super) fn check_size(bytes: &[u8]) -> Result<(), Refused> {
    if bytes.len() > LARGEST {
        return Err(Refused::of_file(format!(
            "larger than {} MB: this is not a list of the classifier",
            LARGEST / 1024 / 1024
        )));
    }
    Ok(())
}

/// Reads a CSV file; the separator is what the header has most of.
pub(super) fn read_csv(bytes: &[u8]) -> Result<Table, Refused> {
    check_size(bytes)?;
    let text = text::decode(bytes)?;
    let first = text.lines().find(|line| !line.trim().is_empty());
    let Some(first) = first else {
        return Err(Refused::of_file(
            "the file is empty; expected the header code,name_ru".to_owned(),
        ));
    };
    let separator = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|separator| (count(first, *separator), *separator == b','))
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut header = None;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| Refused::of_file(error.to_string()))?;
        let line = line_of(&text, &record);
        let cells: Vec<String> = record.iter().map(cell).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        if header.is_none() {
            header = Some((line, cells));
            continue;
        }
        rows.push((line, cells));
        if rows.len() > MOST_ROWS {
            return Err(too_many_rows());
        }
    }
    let (header_line, header) =
        header.ok_or_else(|| Refused::of_file("the file is empty; expected the header code,name_ru".to_owned()))?;
    Ok(Table {
        unit: Unit::Line,
        header_line,
        header,
        rows,
    })
}

/// A cell as it is kept: on one line, nothing invisible.
pub(super) fn cell(written: &str) -> String {
    CleanText::from(written).on_one_line().into()
}

fn count(line: &str, separator: u8) -> usize {
    line.bytes().filter(|byte| *byte == separator).count()
}

/// The line where the record's own text begins: the reader's position counts from the end of the record before,
/// so blank lines between the two have to be added.
fn line_of(text: &str, record: &csv::StringRecord) -> u64 {
    let Some(position) = record.position() else {
        return 1;
    };
    let start = usize::try_from(position.byte()).unwrap_or(text.len());
    let blank = text
        .as_bytes()
        .iter()
        .skip(start)
        .take_while(|byte| matches!(byte, b'\n' | b'\r'))
        .filter(|byte| **byte == b'\n')
        .count();
    position.line() + blank as u64
}
