//! `withdraw`: the applicant withdraws the appeal before the decision, in writing; it may be filed again (APPC 64(9), 70(1)(4), 88(1)(4)).

use super::{Act, Context, Field, FieldType, Plan, Row, StepName, Tell, Who};
use crate::appeal::{EntryKind, LetterKind, REASON_MAX};
use crate::lifecycle::{CaseStatus, Refused};

pub(super) const ROW: Row = Row {
    who: Who::Applicant,
    on_every_case: true,
    fields: &[Field::optional("reason", FieldType::Text { max: REASON_MAX })],
    ..Row::plain(
        StepName::Withdraw,
        EntryKind::Withdrawn,
        &[
            CaseStatus::Registered,
            CaseStatus::InReview,
            CaseStatus::Defective,
            CaseStatus::DraftDecision,
            CaseStatus::Joined,
        ],
        |_| Ok(Box::new(Withdraw)),
    )
};

struct Withdraw;

impl Act for Withdraw {
    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        Ok(Plan {
            joined_to: (at.case.status == CaseStatus::Joined).then_some(None),
            tells: vec![
                Tell::Applicant(LetterKind::Withdrawn),
                Tell::Holder(LetterKind::WithdrawnTold),
            ],
            ..Plan::to(CaseStatus::Withdrawn)
        })
    }
}
