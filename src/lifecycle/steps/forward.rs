//! `forward`: the case is sent on to the body that is competent (APPC 65), where a case with a term of its own is opened. After its
//! term it is allowed all the same, for the receiver must get the appeal, and recorded as a breach.

use super::{Act, Context, Field, FieldType, Fields, Missing, Plan, Row, StepName, Tell, ToOpen};
use crate::appeal::{BodyCode, EntryKind, Kind, LetterKind, REASON_MAX};
use crate::deadlines::Clock;
use crate::lifecycle::{CaseStatus, Refused, open};

/// Everything but a complaint, which goes to the higher body by a step of its own.
pub(super) const NOT_COMPLAINTS: &[Kind] = &[
    Kind::Message,
    Kind::Application,
    Kind::Proposal,
    Kind::Response,
    Kind::Inquiry,
];

pub(super) const ROW: Row = Row {
    kinds: Some((NOT_COMPLAINTS, Refused::AnotherKind)),
    fields: &[
        Field::required("body", FieldType::Body),
        Field::text("reason", REASON_MAX),
    ],
    lawful_until: |case, _| case.forward_due_on,
    ..Row::plain(
        StepName::Forward,
        EntryKind::Forwarded,
        &[CaseStatus::Registered, CaseStatus::InReview, CaseStatus::Defective],
        read,
    )
};

struct Forward {
    to: BodyCode,
}

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(Forward {
        to: fields.body("body")?,
    }))
}

impl Act for Forward {
    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        Ok(Plan {
            late: at.case.forward_due_on.is_some_and(|due| at.today() > due),
            opens: vec![case_at(&self.to, Clock::Answer, at)?],
            tells: vec![
                Tell::Applicant(LetterKind::Forwarded),
                Tell::Receivers(LetterKind::NewCase),
            ],
            ..Plan::to(CaseStatus::Forwarded)
        })
    }
}

/// A case at another body, which runs under this clock from now on.
pub(super) fn case_at(body: &BodyCode, clock: Clock, at: &Context<'_>) -> Result<ToOpen, Refused> {
    if *body == at.case.body {
        return Err(Refused::SameBody);
    }
    Ok(ToOpen {
        body: body.clone(),
        opening: open(clock, at.now, at.law),
    })
}
