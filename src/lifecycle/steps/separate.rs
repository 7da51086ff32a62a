//! `separate`: a case that was joined to another is considered by itself again.

use super::{Act, Context, Plan, Row, StepName, Tell};
use crate::appeal::{EntryKind, LetterKind};
use crate::lifecycle::{CaseStatus, Refused};

pub(super) const ROW: Row = Row {
    too_early_or_late: Refused::NotJoined,
    ..Row::plain(StepName::Separate, EntryKind::Separated, &[CaseStatus::Joined], |_| {
        Ok(Box::new(Separate))
    })
};

struct Separate;

impl Act for Separate {
    fn decide(&self, _at: &Context<'_>) -> Result<Plan, Refused> {
        Ok(Plan {
            joined_to: Some(None),
            tells: vec![Tell::Applicant(LetterKind::Separated)],
            ..Plan::to(CaseStatus::InReview)
        })
    }
}
