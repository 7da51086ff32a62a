//! The proof of the whole law data: powers, clocks, calendars and notices together.

use std::collections::BTreeMap;

use super::{Report, notices, settle};
use crate::{deadlines, powers};

/// Proves the files of a law folder (path below it to text): the rulebook's gaps and overlaps, and the faults of all
/// files.
pub fn check(files: &BTreeMap<String, String>) -> Report {
    let mut report = powers::check(files);
    settle(deadlines::parse(files), &mut report.faults);
    settle(notices::parse(files), &mut report.faults);
    report.faults.sort();
    report
}

impl Report {
    /// Whether nothing is wrong.
    pub fn is_clean(&self) -> bool {
        self.gaps == 0 && self.overlaps == 0 && self.faults.is_empty()
    }
}
