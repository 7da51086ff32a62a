//! The branches of an appeal, as residents and officers read them: each has the number of the appeal, and where there are several, its
//! own place after it.

use crate::appeal::{CaseId, Number};
use crate::journal::Entry;
use crate::lifecycle::{self, Node};
use crate::store::cases::Case;

/// Cases that go on with one another; the last is the one that holds the matter now, or ended it.
pub(super) struct Branch<'a> {
    /// `ЖТ-2026-000123/2`; `None` where the appeal has one branch.
    pub label: Option<String>,
    /// In the order in which they were opened; never empty.
    pub cases: Vec<&'a Case>,
}

impl<'a> Branch<'a> {
    /// The case that holds the matter now, or ended it.
    pub(super) fn tip(&self) -> Option<&'a Case> {
        self.cases.last().copied()
    }
}

/// The branches of an appeal with all its cases and its whole journal.
pub(super) fn branches<'a>(number: &Number, cases: &'a [Case], entries: &[Entry]) -> Vec<Branch<'a>> {
    let opener = |case: &Case| {
        let entry = entries.iter().find(|entry| Some(entry.seq) == case.opened_by)?;
        entry.case.map(CaseId)
    };
    let node = |case: &Case| Node {
        id: case.id,
        status: case.status,
        opened_from: opener(case),
    };
    let places = lifecycle::branches(&cases.iter().map(node).collect::<Vec<_>>());
    let count = places.iter().copied().max().unwrap_or_default();
    let of = |branch: usize| Branch {
        label: (count > 1).then(|| format!("{number}/{branch}")),
        cases: (cases.iter().zip(&places))
            .filter(|(_, place)| **place == branch)
            .map(|(case, _)| case)
            .collect(),
    };
    (1..=count).map(of).collect()
}

/// The branch that a case belongs to.
pub(super) fn branch_of<'b, 'a>(branches: &'b [Branch<'a>], case: CaseId) -> Option<&'b Branch<'a>> {
    branches
        .iter()
        .find(|branch| branch.cases.iter().any(|one| one.id == case))
}
