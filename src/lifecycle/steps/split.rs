//! `split`: a part of the appeal is another body's (APPC 65): a case is opened there, beside this one, which goes on.

use super::forward::{NOT_COMPLAINTS, case_at};
use super::{Act, Context, Field, FieldType, Fields, Missing, Plan, Row, StepName, Tell};
use crate::appeal::{BodyCode, EntryKind, LetterKind, REASON_MAX};
use crate::deadlines::Clock;
use crate::lifecycle::{CaseStatus, Refused};

pub(super) const ROW: Row = Row {
    kinds: Some((NOT_COMPLAINTS, Refused::AnotherKind)),
    fields: &[
        Field::required("body", FieldType::Body),
        Field::text("part", REASON_MAX),
        Field::text("reason", REASON_MAX),
    ],
    lawful_until: |case, _| case.forward_due_on,
    ..Row::plain(
        StepName::Split,
        EntryKind::PartSent,
        &[CaseStatus::Registered, CaseStatus::InReview],
        read,
    )
};

struct Split {
    to: BodyCode,
}

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(Split {
        to: fields.body("body")?,
    }))
}

impl Act for Split {
    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        Ok(Plan {
            late: at.case.forward_due_on.is_some_and(|due| at.today() > due),
            opens: vec![case_at(&self.to, Clock::Answer, at)?],
            tells: vec![Tell::Applicant(LetterKind::Split), Tell::Receivers(LetterKind::NewCase)],
            ..Plan::to(at.case.status)
        })
    }
}
