//! The last day on which a rulebook changes: of its folders and of its dated rows.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::powers::Rulebook;

use super::broken::{DISTRICT, ENDED, ROAD, snow};
use super::shipped_files;

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The text of a file without the rows and quotations whose last day has passed: whoever copies a folder deletes them.
pub(super) fn without_expired(text: &str, from: &str) -> String {
    let expired = |block: &str| {
        let (_, until) = block.split_once("valid_until = ")?;
        Some(until.get(..10)? < from)
    };
    let mut row_is_gone = false;
    let mut blocks = text.split("\n[[");
    let mut kept = blocks.next().unwrap_or_default().to_owned();
    for block in blocks {
        let gone = expired(block) == Some(true);
        // The overlaps of a row go with it; one of its overlaps may go alone.
        let overlap = block.split_once("]]").is_some_and(|(name, _)| name.ends_with(".also"));
        if !overlap {
            row_is_gone = gone;
        }
        if !(gone || row_is_gone) {
            kept += "\n[[";
            kept += block;
        }
    }
    kept
}

/// The files with their rulebook written once more, in force from a day of its own.
pub(super) fn with_version(mut files: BTreeMap<String, String>, from: &str) -> BTreeMap<String, String> {
    let folder = "powers/2021-07-01/";
    let copies: Vec<(String, String)> = files
        .iter()
        .filter_map(|(name, text)| Some((name.strip_prefix(folder)?, text)))
        .map(|(name, text)| {
            let text = text.replace("valid_from = 2021-07-01", &format!("valid_from = {from}"));
            (format!("powers/{from}/{name}"), without_expired(&text, from))
        })
        .collect();
    files.extend(copies);
    files
}

#[test]
fn it_is_the_latest_beginning_or_the_day_after_an_end() {
    let for_a_year = format!(
        "{ENDED}\n{DISTRICT}valid_until = 2027-12-31\n\n{}",
        DISTRICT
            .replace("street_2027", "street_2028")
            .replace("2027-01-01", "2028-01-01")
    );
    let mut superseded = with_version(shipped_files(), "2028-01-01");
    let amended = snow(&format!("{ENDED}\n{DISTRICT}"));
    superseded.insert(ROAD.to_owned(), amended[ROAD].clone());
    for (files, expected) in [
        (shipped_files(), "2026-07-19"),
        (amended, "2027-01-01"),
        (snow(&for_a_year), "2028-01-01"),
        (with_version(shipped_files(), "2027-07-01"), "2027-07-01"),
        // A row that the next version does not have any more.
        (superseded, "2028-01-01"),
    ] {
        let rulebook = Rulebook::parse(&files).unwrap();
        assert_eq!(rulebook.last_change(), Some(day(expected)));
    }
    assert_eq!(Rulebook::default().last_change(), None);
}
