//! Reads a classifier list (CSV: `code,name_ru[,name_kk[,name_en]]`). Pure: text in, rows or the bad row out.
//!
//! It owns the recognition of kinds from the classifier's abbreviations (с.о., п.а., г.а., Г.А., г.) and writes
//! the Russian names out in full, so that they read well in a letter. It never guesses a kind.

use std::collections::BTreeMap;

use super::{Territory, TerritoryCode, TerritoryKind};
use crate::appeal::{CleanText, Trilingual};

/// A row that cannot be imported; nothing of its file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// The line in the file; the header is line 1.
    pub line: u64,
    /// What is wrong, in English, for the operator.
    pub message: String,
}

/// The columns in their order; the first two must be there.
const COLUMNS: [&str; 4] = ["code", "name_ru", "name_kk", "name_en"];

/// Parses the whole list; the first bad row refuses it.
///
/// The kind is read from the row by the level of its code: first level oblast; second `Г.А.` city, otherwise
/// district; third by its abbreviation; fourth settlement. A byte-order mark and blank lines are tolerated.
/// Where there is no Kazakh or English name, the Russian one stands in.
pub fn parse_csv(text: &str) -> Result<Vec<Territory>, BadRow> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut columns = None;
    let mut seen: BTreeMap<TerritoryCode, u64> = BTreeMap::new();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| bad(error_line(&error), error.to_string()))?;
        let line = line_of(text, &record);
        let Some(width) = columns else {
            columns = Some(header(&record, line)?);
            continue;
        };
        let row = territory(&record, width).map_err(|message| bad(line, message))?;
        if let Some(first) = seen.insert(row.code.clone(), line) {
            let message = format!("code {} is already on line {first}", row.code);
            return Err(bad(line, message));
        }
        rows.push(row);
    }
    match columns {
        Some(_) => Ok(rows),
        None => Err(bad(1, "the file is empty; expected the header code,name_ru".to_owned())),
    }
}

fn bad(line: u64, message: String) -> BadRow {
    BadRow { line, message }
}

fn error_line(error: &csv::Error) -> u64 {
    error.position().map_or(1, csv::Position::line)
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

/// Checks the header and returns the number of columns.
fn header(record: &csv::StringRecord, line: u64) -> Result<usize, BadRow> {
    let names: Vec<&str> = record.iter().collect();
    if names.len() >= 2 && names.len() <= COLUMNS.len() && names == COLUMNS[..names.len()] {
        return Ok(names.len());
    }
    Err(bad(
        line,
        format!(
            "the header is {}; expected code,name_ru[,name_kk[,name_en]]",
            names.join(",")
        ),
    ))
}

fn territory(record: &csv::StringRecord, width: usize) -> Result<Territory, String> {
    if record.len() != width {
        return Err(format!("{} columns; expected {width}", record.len()));
    }
    let cell = |column| CleanText::from(record.get(column).unwrap_or_default()).on_one_line();
    let written = cell(0);
    let code =
        TerritoryCode::read(&written).ok_or_else(|| format!("code {:?} is not nine digits", written.as_str()))?;
    let name = cell(1);
    if name.is_empty() {
        return Err("name_ru is empty".to_owned());
    }
    let (kind, ru) = kind_and_name(&code, &name)?;
    let other = |column: usize| match cell(column) {
        given if given.is_empty() => ru.clone(),
        given => given.into(),
    };
    let name = Trilingual {
        kk: other(2),
        en: other(3),
        ru: ru.clone(),
    };
    Ok(Territory { code, kind, name })
}

/// The kind of a row, and its Russian name with the classifier's abbreviation written out.
fn kind_and_name(code: &TerritoryCode, name: &str) -> Result<(TerritoryKind, String), String> {
    match code.depth() {
        1 => Ok((TerritoryKind::Oblast, with_prefixes(name))),
        2 => Ok(match strip_ending(name, &["Г.А.", "г.а.", "Г.А", "г.а"]) {
            Some(city) => (TerritoryKind::City, format!("город {city}")),
            None => (TerritoryKind::District, with_prefixes(name)),
        }),
        3 => third_level(name).ok_or_else(|| format!("{name:?}: not a с.о., п.а., г.а. or г., so its kind is unknown")),
        _ => Ok((TerritoryKind::Settlement, with_prefixes(name))),
    }
}

fn third_level(name: &str) -> Option<(TerritoryKind, String)> {
    if let Some(own) = strip_ending(name, &["с.о.", "с.о", "сельский округ"]) {
        return Some((TerritoryKind::RuralOkrug, format!("{own} сельский округ")));
    }
    if let Some(own) = strip_ending(name, &["г.а.", "г.а", "городская администрация"]) {
        let full = named(own, "городская администрация", "город");
        return Some((TerritoryKind::Town, full));
    }
    if let Some(own) = strip_ending(name, &["п.а.", "п.а", "поселковая администрация"]) {
        let full = named(own, "поселковая администрация", "посёлок");
        return Some((TerritoryKind::Township, full));
    }
    if let Some(own) = name.strip_prefix("с.о.").filter(|own| !own.trim().is_empty()) {
        let full = prefixed("сельский округ", own);
        return Some((TerritoryKind::RuralOkrug, full));
    }
    let own = name.strip_prefix("г.").or_else(|| name.strip_prefix("город "))?.trim();
    (!own.is_empty()).then(|| (TerritoryKind::CityPart, format!("город {own}")))
}

/// The name before one of the endings; the ending must stand apart and leave a name.
fn strip_ending<'a>(name: &'a str, endings: &[&str]) -> Option<&'a str> {
    let own = endings.iter().find_map(|ending| name.strip_suffix(ending))?;
    let trimmed = own.trim_end();
    (!trimmed.is_empty() && trimmed.len() < own.len()).then_some(trimmed)
}

/// An adjective («Шарская») keeps its noun behind it, a proper name («Аягоз») gets the plain word before it.
fn named(own: &str, noun: &str, word: &str) -> String {
    if own.ends_with("ая") {
        format!("{own} {noun}")
    } else {
        format!("{word} {own}")
    }
}

/// Abbreviations before a name, written out; unknown ones are kept as written.
fn with_prefixes(name: &str) -> String {
    const PREFIXES: [(&str, &str); 6] = [
        ("ст.", "станция"),
        ("рзд.", "разъезд"),
        ("уч.", "участок"),
        ("с.", "село"),
        ("п.", "посёлок"),
        ("г.", "город"),
    ];
    for (short, word) in PREFIXES {
        if let Some(own) = name.strip_prefix(short) {
            return prefixed(word, own);
        }
    }
    name.to_owned()
}

/// The word before a name; a name in honour of somebody («им.Абая») keeps its own word.
fn prefixed(word: &str, own: &str) -> String {
    match own.trim().strip_prefix("им.") {
        Some(person) => format!("{word} им. {}", person.trim_start()),
        None => format!("{word} {}", own.trim()),
    }
}

#[cfg(test)]
mod tests;
