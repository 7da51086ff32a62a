//! `accept`: an officer takes the case up.

use super::{Act, Context, Plan, Row, StepName, Tell};
use crate::appeal::{EntryKind, LetterKind};
use crate::lifecycle::{CaseStatus, Refused};

pub(super) const ROW: Row = Row {
    too_early_or_late: Refused::AlreadyAccepted,
    ..Row::plain(StepName::Accept, EntryKind::Accepted, &[CaseStatus::Registered], |_| {
        Ok(Box::new(Accept))
    })
};

struct Accept;

impl Act for Accept {
    fn decide(&self, _at: &Context<'_>) -> Result<Plan, Refused> {
        Ok(Plan {
            tells: vec![Tell::Applicant(LetterKind::Accepted)],
            ..Plan::to(CaseStatus::InReview)
        })
    }
}
