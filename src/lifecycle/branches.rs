//! The tree of the cases of an appeal. A case that was sent on and the one that goes on with it are one branch; a case that is opened
//! beside another begins its own: of a part that was split off, or of a complaint that was sent back.

use super::CaseStatus;
use crate::appeal::CaseId;

/// A case in the tree of its appeal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// Which.
    pub id: CaseId,
    /// Where it stands.
    pub status: CaseStatus,
    /// The case on which the step that opened it was taken; `None` of what was filed.
    pub opened_from: Option<CaseId>,
}

/// The branch of each case, from 1, for the cases of an appeal in the order in which they were opened. Nothing is opened from a case
/// after it has moved on: what it opened last goes on with it.
pub fn branches(cases: &[Node]) -> Vec<usize> {
    let mut branches: Vec<usize> = Vec::with_capacity(cases.len());
    let mut begun = 0;
    for case in cases {
        let from = cases.iter().position(|from| Some(from.id) == case.opened_from);
        let last = cases.iter().rfind(|other| other.opened_from == case.opened_from);
        let goes_on = from
            .filter(|from| cases.get(*from).is_some_and(|from| from.status.moved_on()))
            .filter(|_| last.is_some_and(|last| last.id == case.id));
        let branch = goes_on.and_then(|from| branches.get(from).copied());
        branches.push(branch.unwrap_or_else(|| {
            begun += 1;
            begun
        }));
    }
    branches
}
