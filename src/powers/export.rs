//! The rulebook for strangers: decision tables as DMN files, and every cell of them with our own answer.
//!
//! It owns what is handed over. The tables come from the rows, the cells from the routing, so that the two can be compared
//! by a program that is not ours. It writes no file.

use std::collections::BTreeMap;

use super::fault::Fault;
use super::{Rulebook, load};

mod cells;
mod dmn;
mod feel;
mod sheet;

pub use cells::Cell;
pub use dmn::EXPORTER;

/// A file to be written: its name and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The name without a folder, e.g. `road.pothole.dmn`.
    pub name: String,
    /// The text, UTF-8.
    pub text: String,
}

impl Rulebook {
    /// Reads the law as [`Rulebook::parse`] does, but does not ask whether the tables are complete and unambiguous: for
    /// handing them to a program that is to find that out. Nothing may be routed by it.
    ///
    /// # Errors
    /// All faults, when any of them is of reading.
    pub fn unproved(files: &BTreeMap<String, String>) -> Result<Self, Vec<Fault>> {
        let (rulebook, report) = load::load(files);
        if report.misread {
            Err(report.faults)
        } else {
            Ok(rulebook)
        }
    }

    /// The decision table of every subject that any version knows, over all versions: DMN 1.3, hit policy UNIQUE.
    ///
    /// # Errors
    /// Only what the XML writer says of a buffer in memory, which is nothing.
    pub fn dmn(&self) -> std::io::Result<Vec<File>> {
        let sheets = sheet::sheets(&self.versions);
        sheets
            .iter()
            .map(|sheet| {
                Ok(File {
                    name: format!("{}.dmn", sheet.subject.code),
                    text: dmn::file(sheet)?,
                })
            })
            .collect()
    }

    /// Every cell of these tables (subject, answers, kind of place, interval of days between two changes) with the answer
    /// of [`Rulebook::route`].
    pub fn cells(&self) -> Vec<Cell> {
        let sheets = sheet::sheets(&self.versions);
        sheets.iter().flat_map(|sheet| cells::cells(self, sheet)).collect()
    }
}
