//! `forward`: the case is sent on to the body that is competent (APPC 65), where a case with a term of its own is opened. After its
//! term it is allowed all the same, for the receiver must get the appeal, and recorded as a breach.

use chrono::{DateTime, Utc};

use super::{Act, Field, FieldType, Fields, Missing, Plan, Row, StepName, Tell, Texts, ToOpen};
use crate::appeal::{BodyCode, CleanText, EntryKind, LetterKind, REASON_MAX};
use crate::deadlines::{Clock, civil};
use crate::law::Law;
use crate::lifecycle::{CaseState, CaseStatus, Refused, open};

pub(super) const ROW: Row = Row {
    fields: &[
        Field::required("body", FieldType::Body),
        Field::text("reason", REASON_MAX),
    ],
    lawful_until: |case| case.forward_due_on,
    ..Row::plain(StepName::Forward, EntryKind::Forwarded, &CaseStatus::OPEN, read)
};

struct Forward {
    to: BodyCode,
    /// The applicant reads it.
    reason: CleanText,
}

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(Forward {
        to: fields.body("body")?,
        reason: fields.text("reason"),
    }))
}

impl Act for Forward {
    fn decide(&self, case: &CaseState, law: &Law, now: DateTime<Utc>) -> Result<Plan, Refused> {
        if self.to == case.body {
            return Err(Refused::SameBody);
        }
        let today = civil(now).date();
        Ok(Plan {
            late: case.forward_due_on.is_some_and(|due| today > due),
            opens: vec![ToOpen {
                body: self.to.clone(),
                opening: open(Clock::Answer, now, law),
            }],
            tells: vec![
                Tell::Applicant(LetterKind::Forwarded),
                Tell::Receivers(LetterKind::NewCase),
            ],
            texts: Texts {
                reason: self.reason.clone(),
                ..Texts::default()
            },
            ..Plan::to(CaseStatus::Forwarded)
        })
    }
}
