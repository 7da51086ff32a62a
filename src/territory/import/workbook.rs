//! The official workbook (`.xlsx`): the first sheet, as a table. Cells are read one after the other, never the whole sheet.

use std::io::Cursor;

use calamine::{DataRef, Dimensions, Reader as _, Xlsx, open_workbook_from_rs};

use super::columns;
use super::faults::{Refused, Unit};
use super::letters::LOST;
use super::table::{self, MOST_ROWS, Table};

/// The header may stand below a title, not deeper than this.
const HEADER_WITHIN: usize = 20;
/// Columns that are looked at: the official layout has nine.
const MOST_COLUMNS: u32 = 64;

/// Whether the bytes are a workbook, of this format or an older one.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || is_old(bytes)
}

fn is_old(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xd0\xcf\x11\xe0")
}

/// Reads the first sheet.
pub(super) fn read(bytes: &[u8]) -> Result<Table, Refused> {
    table::check_size(bytes)?;
    if is_old(bytes) {
        let why = "an old or a locked workbook: save it as .xlsx without a password, or as CSV";
        return Err(Refused::of_file(why.to_owned()));
    }
    let broken = |error: calamine::XlsxError| Refused::of_file(format!("not a workbook that can be read: {error}"));
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let Some(sheet) = book.sheet_names().first().cloned() else {
        return Err(Refused::of_file("a workbook without a sheet".to_owned()));
    };
    let merged: Vec<Dimensions> = book.merge_cells_by_sheet_name(&sheet).map_err(broken)?;
    let rows = cells(&mut book, &sheet).map_err(|error| match error {
        Unreadable::Broken(error) => broken(error),
        Unreadable::TooMany => table::too_many_rows(),
    })?;
    let Some(header) = rows
        .iter()
        .take(HEADER_WITHIN)
        .position(|(_, cells)| columns::looks_like_header(cells))
    else {
        let first = rows.first().map(|(_, cells)| cells.join(", ")).unwrap_or_default();
        let why = match first.is_empty() {
            true => format!("the sheet {sheet:?} is empty"),
            false => format!(
                "the sheet {sheet:?} has no header of the classifier in its first {HEADER_WITHIN} rows; expected {}; the \
                 first row is {first}",
                columns::LAYOUTS
            ),
        };
        return Err(Refused::of_file(why));
    };
    let mut rows = rows.into_iter().skip(header);
    let (header_line, header) = rows.next().unwrap_or_default();
    if let Some(region) = merged.iter().find(|region| u64::from(region.end.0) + 1 >= header_line) {
        let line = u64::from(region.start.0) + 1;
        let why = format!(
            "cells are merged down to row {}: a merged cell says nothing of the others; part them",
            u64::from(region.end.0) + 1
        );
        return Err(Refused::of_line(Unit::Row, line, &why));
    }
    Ok(Table {
        unit: Unit::Row,
        header_line,
        header,
        rows: rows.collect(),
    })
}

enum Unreadable {
    Broken(calamine::XlsxError),
    TooMany,
}

/// The rows of a sheet that have any text.
fn cells(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Vec<(u64, Vec<String>)>, Unreadable> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(Unreadable::Broken)?;
    let mut rows: Vec<(u64, Vec<String>)> = Vec::new();
    while let Some(cell) = reader.next_cell().map_err(Unreadable::Broken)? {
        let (row, column) = cell.get_position();
        let text = table::cell(&written(cell.get_value()));
        if text.is_empty() || column >= MOST_COLUMNS {
            continue;
        }
        let line = u64::from(row) + 1;
        if rows.last().is_none_or(|(last, _)| *last != line) {
            if rows.len() > MOST_ROWS + HEADER_WITHIN {
                return Err(Unreadable::TooMany);
            }
            rows.push((line, Vec::new()));
        }
        if let Some((_, cells)) = rows.last_mut() {
            let column = usize::try_from(column).unwrap_or(0);
            if cells.len() <= column {
                cells.resize(column + 1, String::new());
            }
            if let Some(place) = cells.get_mut(column) {
                *place = text;
            }
        }
    }
    Ok(rows)
}

/// A cell as text. A code may be kept as a number: nine digits have no fraction. What a spreadsheet made a date or an error of
/// is lost, and marked so that the row is not taken for a name.
fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::Empty => String::new(),
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) | DataRef::DurationIso(_) | DataRef::Error(_) => {
            LOST.to_string()
        }
    }
}
